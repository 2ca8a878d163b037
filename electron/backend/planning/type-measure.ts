import type { TypeReading } from '../../../shared/contract/planning.ts';
import { newcombe, wilson } from '../../../shared/domain/lift.ts';
import { measureOf, type Measure } from '../../../shared/domain/type-measure.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { matchedSql } from '../campaigns/results-sql.ts';
import type { QueryContext } from '../serve.ts';

/** Members who did what this kind of campaign is for; `o` and the window's days stand in the text. */
const hitSql: Record<Measure, (from: string, until: string) => string> = {
  buyers: () => 'EXISTS (SELECT 1 FROM matched o WHERE o.customer_id = k.customer_id AND o.is_valid = 1)',
  longRun: () => 'EXISTS (SELECT 1 FROM matched o WHERE o.customer_id = k.customer_id AND o.is_valid = 1)',
  again: () => '(SELECT count(DISTINCT o.day) FROM matched o WHERE o.customer_id = k.customer_id AND o.is_valid = 1) >= 2',
  replied: () => 'EXISTS (SELECT 1 FROM touches t WHERE t.campaign_id = :campaignId AND t.customer_id = k.customer_id AND t.reply IS NOT NULL AND t.opted_out = 0)',
  referred: (from, until) => `EXISTS (SELECT 1 FROM referrals r JOIN offer_people p ON p.id = r.referrer_id JOIN accounts a ON a.platform = p.platform AND a.kind = p.kind AND a.value = p.value WHERE a.customer_id = k.person AND r.undone_at IS NULL AND r.day BETWEEN '${from}' AND '${until}')`,
  redeemed: (from, until) => `EXISTS (SELECT 1 FROM point_acts x JOIN members m ON m.id = x.member_id JOIN accounts a ON a.platform = m.platform AND a.kind = m.kind AND a.value = m.value WHERE a.customer_id = k.person AND x.kind = 'redeem' AND x.undone_at IS NULL AND x.day BETWEEN '${from}' AND '${until}')`,
};

/** How many of each arm did what this kind of campaign is for. Who was held out can't reply: of a reply only the treated are counted. */
export function readTypeMeasure(campaignId: number, { db, today }: QueryContext): TypeReading {
  const campaign = getLocked(db, campaignId);
  const { measure, days } = measureOf(campaign.type);
  const lastDay = addDays(campaign.sendDay, days ?? campaign.windowDays);
  const window = { firstDay: campaign.sendDay, lastDay, asOf: today };
  const rows = db.all<{ arm: string; people: number; hits: number }>(
    `WITH ${matchedSql(campaign, window)} SELECT k.arm, count(*) AS people, sum(${hitSql[measure](campaign.sendDay, lastDay)}) AS hits FROM member k GROUP BY k.arm`,
    measure === 'replied' ? { campaignId } : {},
  );
  const of = (arm: string) => rows.find((r) => r.arm === arm) ?? { people: 0, hits: 0 };
  const [treated, heldOut] = [of('treated'), measure === 'replied' ? { people: 0, hits: 0 } : of('held_out')];
  return {
    measure,
    days: days ?? campaign.windowDays,
    lastDay,
    unfinished: today < lastDay,
    treated: { people: treated.people, hits: treated.hits, rate: { value: treated.people === 0 ? 0 : treated.hits / treated.people, ...wilson(treated.hits, treated.people) } },
    heldOut: heldOut.people === 0 ? null : { people: heldOut.people, hits: heldOut.hits },
    difference: heldOut.people === 0 || treated.people === 0 ? null : newcombe(treated.hits, treated.people, heldOut.hits, heldOut.people),
  };
}
