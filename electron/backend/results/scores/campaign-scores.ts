import type { CampaignScores } from '../../../../shared/contract/results-scores.ts';
import { scoresAround } from '../../../../shared/domain/shop-scores.ts';
import { addDays } from '../../../../shared/lib/dates.ts';
import { getLocked } from '../../campaigns/campaign-row.ts';
import type { ReadDb } from '../../db/executor.ts';
import { listScores } from './change-scores.ts';

const DAYS_BEFORE = 28;

/** The shops' scores before a campaign and in its window. */
export function readCampaignScores(db: ReadDb, campaignId: number): CampaignScores {
  const { sendDay: firstDay, windowDays } = getLocked(db, campaignId);
  const [from, lastDay] = [addDays(firstDay, -DAYS_BEFORE), addDays(firstDay, windowDays)];
  const shops = db.all<{ shopId: number; name: string; platform: string }>(
    'SELECT s.id AS shopId, s.name, s.platform FROM shop_scores c JOIN shops s ON s.id = c.shop_id WHERE c.day BETWEEN :from AND :lastDay GROUP BY s.id ORDER BY count(*) DESC, s.id',
    { from, lastDay },
  );
  return {
    from,
    firstDay,
    lastDay,
    shops: shops.map((shop) => {
      const scores = listScores(db, shop.shopId, from, lastDay);
      return { ...shop, scores, phases: scoresAround(scores, firstDay, lastDay) };
    }),
  };
}
