import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { feedback, Reply } from '../../../shared/contract/feedback.ts';
import { feedbackKinds, sortFeedback } from '../../../shared/domain/sort-feedback.ts';
import type { ReadDb } from '../db/executor.ts';

/** Sorted when they are asked for: the words that they are sorted by may grow. */
export function listReplies(db: ReadDb, { campaignId, kind, offset, limit }: Parsed<typeof feedback.replies>): Output<typeof feedback.replies> {
  const all = db
    .all<Omit<Reply, 'kind' | 'optedOut'> & { optedOut: number }>(
      `SELECT t.id AS touchId, p.id AS customerId, p.nick, p.name, t.campaign_id AS campaignId, c.name AS campaignName, t.reply AS text, ifnull(t.reply_at, t.at) AS at, t.opted_out AS optedOut
       FROM touches t JOIN campaigns c ON c.id = t.campaign_id LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN customers h ON h.id = coalesce(a.customer_id, t.customer_id) LEFT JOIN customers p ON p.id = ifnull(h.merged_into, h.id)
       WHERE t.reply <> '' AND (:campaignId IS NULL OR t.campaign_id = :campaignId) ORDER BY at DESC, t.id DESC`,
      { campaignId: campaignId ?? null },
    )
    .map((row): Reply => ({ ...row, optedOut: row.optedOut === 1, kind: sortFeedback(row.text) }));
  const chosen = kind === undefined ? all : all.filter((reply) => reply.kind === kind);
  return {
    total: chosen.length,
    rows: chosen.slice(offset, offset + limit),
    kinds: Object.fromEntries(feedbackKinds.map((k) => [k, all.filter((reply) => reply.kind === k).length])) as Output<typeof feedback.replies>['kinds'],
  };
}
