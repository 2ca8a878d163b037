import type { TrackedDay, Tracker } from '../../../shared/contract/results-tracking.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { BAND_WEEKS, weekdayBand } from '../../../shared/domain/weekday-band.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { readKnownUntil } from './known-until.ts';

interface Sums {
  day: string;
  orders: number;
  netMinor: number;
}

/**
 * Valid orders of each day of the window and their net (minor units of the campaign's currency), of the whole shop and of
 * the treated, beside P10–P90 of the same weekday in the twelve weeks before sending. It shows whether something unusual
 * goes on and never what brought it about: that is for those left alone.
 */
export function readTracker(db: ReadDb, campaignId: number, today: string): Tracker {
  const campaign = getLocked(db, campaignId);
  const window = windowOf(campaign, today);
  const knownUntil = readKnownUntil(db, today);
  const knownFrom = db.get<{ day: string | null }>('SELECT min(day) AS day FROM orders')!.day ?? '';
  const ours = `currency = ${literal(campaign.currency)}`;
  const sql = `SELECT day, count(*) AS orders, COALESCE(sum(net_minor) FILTER (WHERE ${ours}), 0) AS netMinor FROM orders WHERE is_valid = 1 AND day BETWEEN '${addDays(window.firstDay, -7 * BAND_WEEKS)}' AND '${window.lastDay}' GROUP BY day ORDER BY day`;
  const shop = new Map(db.all<Sums>(sql).map((s) => [s.day, s]));
  const treated = new Map(
    db.all<Sums>(`WITH ${matchedSql(campaign, window)} SELECT day, count(*) AS orders, COALESCE(sum(net_minor) FILTER (WHERE ${ours}), 0) AS netMinor FROM matched WHERE arm = 'treated' AND is_valid = 1 GROUP BY day`).map((s) => [s.day, s]),
  );
  const isKnown = (day: string) => knownFrom <= day && day <= knownUntil;
  const past = (of: 'orders' | 'netMinor') => (day: string) => (isKnown(day) ? (shop.get(day)?.[of] ?? 0) : null);
  const days = Array.from({ length: daysBetween(window.firstDay, window.lastDay) + 1 }, (_, i): TrackedDay => {
    const day = addDays(window.firstDay, i);
    const seen = (found: ReadonlyMap<string, Sums>, of: 'orders' | 'netMinor') => (isKnown(day) ? (found.get(day)?.[of] ?? 0) : null);
    return {
      day,
      orders: seen(shop, 'orders'),
      treatedOrders: seen(treated, 'orders'),
      netMinor: seen(shop, 'netMinor'),
      treatedNetMinor: seen(treated, 'netMinor'),
      expectedOrders: weekdayBand(day, window.firstDay, past('orders')),
      expectedNetMinor: weekdayBand(day, window.firstDay, past('netMinor')),
    };
  });
  const judged = days.filter((d) => d.orders !== null && d.expectedOrders !== null);
  return {
    days,
    knownUntil,
    currency: campaign.currency,
    judged: judged.length,
    above: judged.filter((d) => d.orders! > d.expectedOrders!.high).length,
    below: judged.filter((d) => d.orders! < d.expectedOrders!.low).length,
    treated: campaign.treated ?? 0,
    sql,
  };
}
