import type { TodayReport } from '../../../shared/contract/planner.ts';
import { addDays, dayOf, daysBetween } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';

interface CampaignRow {
  campaignId: number;
  name: string;
  channel: string;
  sendDay: string | null;
  lockedAt: number | null;
  windowDays: number;
  exports: number;
  treated: number;
  receipts: number;
}
export interface CampaignWindows extends Pick<TodayReport, 'drafts' | 'waitingForExport' | 'running' | 'finished'> {
  waitingForReceipts: number;
}

/** A finished campaign is news for so many days. */
const NEWS_DAYS = 60;

/** Where each campaign stands today. The day of sending is day 0 of its window. */
export function readCampaignWindows(db: ReadDb, today: string): CampaignWindows {
  const campaigns = db.all<CampaignRow>(
    `SELECT c.id AS campaignId, c.name, c.channel, c.send_day AS sendDay, c.locked_at AS lockedAt, c.window_days AS windowDays,
      (SELECT count(*) FROM campaign_exports e WHERE e.campaign_id = c.id) + (SELECT count(*) FROM desks d WHERE d.campaign_id = c.id) AS exports,
      (SELECT count(*) FROM campaign_members m WHERE m.campaign_id = c.id AND m.arm = 'treated') AS treated,
      (SELECT count(*) FROM touches t WHERE t.campaign_id = c.id AND t.status <> 'exported') AS receipts
    FROM campaigns c ORDER BY c.id DESC`,
  );
  const timeZone = ownerTimeZone(db);
  const found: CampaignWindows = { drafts: [], waitingForExport: [], running: [], finished: [], waitingForReceipts: 0 };
  for (const { campaignId, name, channel, sendDay, lockedAt, windowDays, exports, treated, receipts } of campaigns) {
    if (lockedAt === null) found.drafts.push({ campaignId, name });
    else if (exports === 0) found.waitingForExport.push({ campaignId, name, treated });
    else {
      const firstDay = sendDay ?? dayOf(lockedAt, timeZone);
      const day = daysBetween(firstDay, today);
      const finishedOn = addDays(firstDay, windowDays);
      if (day > windowDays + NEWS_DAYS) continue;
      if (channel === 'sms' && day >= 1 && receipts === 0) found.waitingForReceipts += 1;
      if (day <= windowDays) found.running.push({ campaignId, name, day: Math.max(0, day), windowDays, hasReceipts: receipts > 0 });
      else found.finished.push({ campaignId, name, finishedOn });
    }
  }
  return found;
}
