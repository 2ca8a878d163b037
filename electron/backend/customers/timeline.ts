import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { timelineKinds, type timeline, type TimelineEntry, type TimelineKind } from '../../../shared/contract/timeline.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';

/** The person and whoever rests with them. */
const theirs = '(SELECT h.id FROM customers h WHERE h.id = :person OR h.merged_into = :person)';
const touched = 'FROM touches t JOIN campaigns c ON c.id = t.campaign_id LEFT JOIN accounts ta ON ta.id = t.account_id WHERE coalesce(ta.customer_id, t.customer_id) = :person';

/** at, kind, name, text, yes, amount, currency, campaign, and a last word on the order of what was at once. */
const sources: readonly string[] = [
  `SELECT coalesce(o.paid_at, o.created_at, 0) AS at, 'order' AS kind, o.order_no AS name, o.status AS text, o.is_valid AS yes, o.net_minor AS amountMinor, o.currency AS currency, NULL AS campaignId, o.id AS nth
    FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = :person`,
  `SELECT t.at, 'touch', c.name, t.status, NULL, NULL, NULL, t.campaign_id, t.id ${touched}`,
  `SELECT coalesce(t.reply_at, t.at), 'reply', c.name, t.reply, NULL, NULL, NULL, t.campaign_id, t.id ${touched} AND t.reply <> ''`,
  `SELECT k.at, 'call', k.script_name, k.outcome, NULL, NULL, NULL, NULL, k.id FROM calls k LEFT JOIN accounts ta ON ta.id = k.account_id WHERE coalesce(ta.customer_id, k.customer_id) = :person`,
  // A campaign's message that was sent by hand is its touch.
  `SELECT h.at, 'hand', h.channel, h.kind, NULL, NULL, NULL, NULL, h.id FROM hand_touches h LEFT JOIN accounts ta ON ta.id = h.account_id LEFT JOIN desks d ON d.id = h.desk_id
    WHERE coalesce(ta.customer_id, h.customer_id) = :person AND h.kind <> 'skipped' AND (d.campaign_id IS NULL OR h.kind NOT IN ('sent', 'replied'))`,
  // A no is kept under each phone and e-mail: it was said once.
  `SELECT o.at, 'optOut', o.source, max(o.reason), o.opted_out, NULL, NULL, NULL, max(o.id) FROM opt_outs o WHERE o.customer_id IN ${theirs} GROUP BY o.at, o.source, o.opted_out`,
  `SELECT c.at, 'tag', g.name, NULL, c.added, NULL, NULL, NULL, c.id FROM tag_change_people p JOIN tag_changes c ON c.id = p.change_id JOIN tags g ON g.id = c.tag_id WHERE p.customer_id IN ${theirs} AND c.undone_at IS NULL`,
  `SELECT w.at, 'field', f.name, (SELECT group_concat(j.value, '、') FROM json_each(w.after) j), NULL, NULL, NULL, NULL, w.id FROM own_changes w JOIN own_fields f ON f.id = w.field_id WHERE w.customer_id IN ${theirs}`,
  `SELECT DISTINCT d.at, 'merge', d.verdict, NULL, d.ended_at IS NULL, NULL, NULL, NULL, d.id FROM accounts a
    JOIN link_decision_accounts s ON s.platform = a.platform AND s.kind = a.kind AND s.value = a.value JOIN link_decisions d ON d.id = s.decision_id WHERE a.customer_id = :person`,
  `SELECT k.opened_at, 'case', k.kind, k.text, 1, NULL, NULL, NULL, 3 * k.id FROM cases k WHERE k.customer_id IN ${theirs}`,
  `SELECT k.closed_at, 'case', k.kind, k.outcome, 0, NULL, NULL, NULL, 3 * k.id + 2 FROM cases k WHERE k.closed_at IS NOT NULL AND k.customer_id IN ${theirs}`,
  `SELECT s.at, 'case', k.kind, s.text, NULL, NULL, NULL, NULL, 3 * k.id + 1 FROM case_steps s JOIN cases k ON k.id = s.case_id WHERE k.customer_id IN ${theirs}`,
  `SELECT 1000 * unixepoch(f.day), 'feedback', f.channel, f.text, NULL, NULL, NULL, f.campaign_id, f.id FROM feedback f WHERE f.customer_id IN ${theirs}`,
  // A life event counts from its own day; until then from the day on which it was written down.
  `SELECT min(e.at, 1000 * unixepoch(e.day)), 'lifeEvent', e.kind, e.note, e.yearly, NULL, NULL, NULL, e.id FROM life_events e WHERE e.customer_id IN ${theirs}`,
  `SELECT b.started_at, 'told', f.name, nullif(r.body ->> '$.note', ''), NULL, NULL, NULL, NULL, r.file_id * 1000000 + r.line FROM accounts a JOIN person_facts p ON p.account_id = a.id
    JOIN records r ON r.kind = 'people' AND r.shop_id = p.shop_id AND r.key = p.key JOIN batch_files f ON f.id = r.file_id JOIN batches b ON b.id = f.batch_id WHERE a.customer_id = :person`,
];
const everything = sources.join(' UNION ALL ');

type Row = Omit<TimelineEntry, 'yes'> & { yes: number | null };

export function readTimeline(db: ReadDb, { customerId, kinds, offset, limit }: Parsed<typeof timeline.timeline>): Output<typeof timeline.timeline> {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const found = db.all<{ kind: TimelineKind; n: number }>(`SELECT kind, count(*) AS n FROM (${everything}) GROUP BY kind`, { person });
  const counts = Object.fromEntries(timelineKinds.map((kind) => [kind, found.find((f) => f.kind === kind)?.n ?? 0])) as Record<TimelineKind, number>;
  const asked = kinds ?? timelineKinds;
  const rows = db.all<Row>(
    `SELECT at, kind, name, text, yes, amountMinor, currency, campaignId FROM (${everything}) WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY at DESC, kind, nth DESC LIMIT :limit OFFSET :offset`,
    { person, kinds: JSON.stringify(asked), limit, offset },
  );
  return { total: timelineKinds.filter((kind) => asked.includes(kind)).reduce((sum, kind) => sum + counts[kind], 0), entries: rows.map((row) => ({ ...row, yes: row.yes === null ? null : row.yes === 1 })), counts };
}
