import type { ReadDb } from '../db/executor.ts';

export interface OverlappingCampaign {
  campaignId: number;
  name: string;
  firstDay: string;
  lastDay: string;
}

/** Other locked campaigns whose windows touch these days. */
export const listOverlapping = (db: ReadDb, campaignId: number, first: string, last: string): OverlappingCampaign[] =>
  db.all<OverlappingCampaign>(
    `SELECT id AS campaignId, name, send_day AS firstDay, date(send_day, '+' || window_days || ' days') AS lastDay FROM campaigns
     WHERE locked_at IS NOT NULL AND id <> :campaignId AND send_day <= :last AND date(send_day, '+' || window_days || ' days') >= :first ORDER BY send_day, id`,
    { campaignId, first, last },
  );
