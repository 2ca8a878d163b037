import type { AnswerRate } from '../../../shared/contract/results.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import type { ReadDb } from '../db/executor.ts';

/**
 * Of those reached through a channel, how many answered, over all that was ever done: messages whose receipts are in, calls,
 * what was marked at the desk, and activities as the owner or the platform counted them.
 */
export function readAnswerRates(db: ReadDb): AnswerRate[] {
  const rows = db.all<Pick<AnswerRate, 'channel' | 'source' | 'reached' | 'answered'>>(`
    SELECT channel, 'receipts' AS source, count(*) AS reached, count(reply) AS answered FROM touches t
      WHERE t.channel <> 'direct_mail' AND EXISTS (SELECT 1 FROM touches r WHERE r.campaign_id = t.campaign_id AND r.status IN ('delivered', 'failed')) GROUP BY channel
    UNION ALL SELECT 'phone', 'calls', count(*), sum(outcome IN ('bought', 'interested')) FROM calls HAVING count(*) > 0
    UNION ALL SELECT channel, 'desk', count(*), sum(answered) FROM (
      SELECT h.channel, max(h.kind IN ('replied', 'added')) AS answered FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id
      WHERE h.desk_id IS NOT NULL AND h.kind IN ('sent', 'replied', 'added', 'refused') GROUP BY h.channel, h.desk_id, COALESCE(a.customer_id, h.customer_id)) GROUP BY channel
    UNION ALL SELECT channel, 'counted', sum(reach), sum(responses) FROM activities WHERE reach > 0 AND responses <= reach GROUP BY channel`);
  return rows.map((row) => ({ ...row, rate: row.answered / row.reached, ...wilson(row.answered, row.reached) })).sort((a, b) => b.reached - a.reached);
}
