import type { SentBefore } from '../../../shared/contract/copy.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import type { SentText } from './check-text.ts';

/** What came of a message: of those whose file it was in the share that bought in the window. Not what it added: that takes people held out. */
export function measureSent(db: ReadDb, sent: SentText & { similarity: number }, today: string): SentBefore {
  const { position, ...rest } = sent;
  const campaign = getLocked(db, sent.campaignId);
  const window = windowOf(campaign, today);
  const { people, buyers } = db.get<{ people: number; buyers: number }>(
    `WITH ${matchedSql(campaign, window)}, bought AS (SELECT DISTINCT customer_id FROM matched WHERE is_valid = 1)
    SELECT count(*) AS people, count(b.customer_id) AS buyers FROM campaign_members m
      JOIN touches t ON t.campaign_id = m.campaign_id AND t.customer_id = m.customer_id
      LEFT JOIN bought b ON b.customer_id = m.customer_id
    WHERE m.campaign_id = :campaignId AND m.arm = 'treated' AND ifnull(m.variant, 0) = :position`,
    { campaignId: sent.campaignId, position },
  )!;
  return { ...rest, people, buyers, rate: people === 0 ? 0 : buyers / people, ...wilson(buyers, people), unfinished: today < window.lastDay };
}
