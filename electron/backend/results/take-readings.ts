import { horizons } from '../../../shared/contract/results.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { compareArms } from '../campaigns/compare-arms.ts';
import type { WriteDb } from '../db/executor.ts';
import { readKnownUntil } from './known-until.ts';

/** After an import: each stretch of a campaign that the data reaches now for the first time is read once and kept. */
export function takeReadings(db: WriteDb, { now, today }: { now: number; today: string }, checkCancelled: () => void): void {
  const campaigns = db.all<{ id: number; sendDay: string }>('SELECT id, send_day AS sendDay FROM campaigns WHERE locked_at IS NOT NULL AND send_day IS NOT NULL');
  if (campaigns.length === 0) return;
  const knownUntil = readKnownUntil(db, today);
  const taken = new Set(db.all<{ id: number; days: number }>('SELECT campaign_id AS id, horizon_days AS days FROM campaign_readings').map((r) => `${r.id}/${r.days}`));
  const keep = db.prepare('INSERT INTO campaign_readings (campaign_id, horizon_days, at, treated_buyers, held_out_buyers, treated_net_minor, held_out_net_minor) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { id, sendDay } of campaigns) {
    const due = horizons.filter((days) => addDays(sendDay, days) <= knownUntil && !taken.has(`${id}/${days}`));
    if (due.length === 0) continue;
    const campaign = getLocked(db, id);
    for (const days of due) {
      checkCancelled();
      const { treated, heldOut } = compareArms(db, campaign, { firstDay: sendDay, lastDay: addDays(sendDay, days), asOf: today });
      keep.run(id, days, now, treated.buyers, heldOut?.buyers ?? 0, treated.netMinor, heldOut?.netMinor ?? 0);
    }
  }
}
