import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { feedbackStatuses, type Feedback, type feedback } from '../../../shared/contract/feedback.ts';
import { feedbackKinds } from '../../../shared/domain/sort-feedback.ts';
import type { ReadDb } from '../db/executor.ts';

type List = Output<typeof feedback.list>;

export function listFeedback(db: ReadDb, { customerId, status, kind, unmatched, offset, limit }: Parsed<typeof feedback.list>): List {
  const whose = customerId === undefined ? '1' : 'p.id = (SELECT ifnull(merged_into, id) FROM customers WHERE id = :customerId)';
  const from = `FROM feedback f LEFT JOIN customers h ON h.id = f.customer_id LEFT JOIN customers p ON p.id = ifnull(h.merged_into, h.id) LEFT JOIN campaigns c ON c.id = f.campaign_id WHERE ${whose}`;
  const params = customerId === undefined ? {} : { customerId };
  const sums = [...feedbackStatuses.map((s) => `ifnull(sum(f.status = '${s}'), 0) AS "${s}"`), ...feedbackKinds.map((k) => `ifnull(sum(f.kind = '${k}'), 0) AS "kind_${k}"`)];
  const found = db.get<Record<string, number> & { mean: number | null }>(`SELECT count(*) AS "all", ${sums.join(', ')}, ifnull(sum(f.customer_id IS NULL), 0) AS unmatched, avg(f.rating) AS mean, count(f.rating) AS rated ${from}`, params)!;
  const chosen = `${from} AND (:status = 'all' OR f.status = :status) AND (:kind IS NULL OR f.kind = :kind) AND (:unmatched = 0 OR f.customer_id IS NULL)`;
  const asked = { ...params, status, kind: kind ?? null, unmatched: unmatched ? 1 : 0 };
  const { total } = db.get<{ total: number }>(`SELECT count(*) AS total ${chosen}`, asked)!;
  const rows = db.all<Feedback>(
    `SELECT f.id AS feedbackId, p.id AS customerId, p.nick, p.name, f.campaign_id AS campaignId, c.name AS campaignName, f.channel, f.who, f.text, f.rating, f.day, f.kind, f.status
     ${chosen} ORDER BY f.day DESC, f.id DESC LIMIT :limit OFFSET :offset`,
    { ...asked, limit, offset },
  );
  return {
    total,
    rows,
    counts: { all: found['all']!, new: found['new']!, doing: found['doing']!, done: found['done']! },
    kinds: Object.fromEntries(feedbackKinds.map((k) => [k, found[`kind_${k}`]!])) as List['kinds'],
    unmatched: found['unmatched']!,
    rating: found.mean === null ? null : { mean: found.mean, n: found['rated']! },
  };
}
