import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { responderKinds, type ResponderKind, type responders } from '../../../shared/contract/results-responders.ts';
import { sortFeedback } from '../../../shared/domain/sort-feedback.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { freezeSegment } from '../segments/freeze-segment.ts';
import type { CommandContext } from '../serve.ts';

type Lists = Record<ResponderKind, Set<number>>;

/** Every list of a campaign, by the person who stands for each of its members today. */
function readLists(db: ReadDb, campaign: LockedCampaign, today: string): Lists {
  const { campaignId } = campaign;
  const here = new Set(db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL').map((c) => c.id));
  const bought = db.all<{ arm: string; person: number; orders: number }>(
    `WITH ${matchedSql(campaign, windowOf(campaign, today))} SELECT m.arm, m.person, EXISTS (SELECT 1 FROM matched o WHERE o.customer_id = m.customer_id AND o.is_valid = 1) AS orders FROM member m`,
  );
  const touches = db.all<{ person: number; reply: string | null; failed: number; out: number }>(
    "SELECT coalesce(a.customer_id, t.customer_id) AS person, t.reply, t.status = 'failed' AS failed, t.opted_out AS out FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.campaign_id = :campaignId",
    { campaignId },
  );
  const said = db.all<{ person: number; kind: string }>('SELECT ifnull(h.merged_into, h.id) AS person, f.kind FROM feedback f JOIN customers h ON h.id = f.customer_id WHERE f.campaign_id = :campaignId', { campaignId });
  const replies = touches.filter((t) => t.reply !== null && t.reply !== '').map(({ person, reply }) => ({ person, kind: sortFeedback(reply!) }));
  const set = (people: readonly { person: number }[]) => new Set(people.map((p) => p.person).filter((person) => here.has(person)));
  const ofKind = (kind: string) => [...replies, ...said].filter((s) => s.kind === kind);
  const ordered = set(bought.filter((b) => b.arm === 'treated' && b.orders === 1));
  const replied = set([...replies, ...said]);
  return {
    ordered,
    replied,
    asked: set(ofKind('question')),
    complained: set(ofKind('complaint')),
    bounced: set(touches.filter((t) => t.failed === 1)),
    opted_out: set([...touches.filter((t) => t.out === 1), ...ofKind('opt_out')]),
    silent: new Set([...set(touches)].filter((person) => !ordered.has(person) && !replied.has(person))),
    held_out: set(bought.filter((b) => b.arm === 'held_out')),
  };
}

export function listResponders(db: ReadDb, campaignId: number, today: string): Output<typeof responders.responders> {
  const lists = readLists(db, getLocked(db, campaignId), today);
  return responderKinds.map((kind) => ({ kind, people: lists[kind].size }));
}

export function keepResponders({ campaignId, kind, name }: Parsed<typeof responders.keepResponders>, context: CommandContext): Output<typeof responders.keepResponders> {
  const campaign = getLocked(context.db, campaignId);
  const people = [...readLists(context.db, campaign, context.today)[kind]];
  const { segmentId, name: kept } = freezeSegment({ name, note: '', who: { customerIds: people } }, context);
  return { segmentId, name: kept, count: people.length };
}
