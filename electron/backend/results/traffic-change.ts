import { trafficPhases, type TrafficChange, type TrafficDayChange } from '../../../shared/contract/results-tracking.ts';
import { weekdayBand } from '../../../shared/domain/weekday-band.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { listOverlapping } from '../campaigns/overlapping.ts';
import type { ReadDb } from '../db/executor.ts';

/** The same weekday of the year before. */
const YEAR = 364;
/** So many days before and after are looked at, at the most. */
const MOST_AROUND = 28;

/** Visitors of the shop with the latest traffic before, during and after. A day without a row isn't known, which isn't nobody. */
export function readTrafficChange(db: ReadDb, campaignId: number): TrafficChange {
  const { sendDay, windowDays } = getLocked(db, campaignId);
  const shop = db.get<NonNullable<TrafficChange['shop']>>(
    `SELECT t.shop_id AS shopId, s.name, s.platform, min(t.source) AS source FROM traffic_daily t JOIN shops s ON s.id = t.shop_id WHERE t.visitors IS NOT NULL GROUP BY t.shop_id ORDER BY max(t.day) DESC, t.shop_id LIMIT 1`,
  );
  if (!shop) return { shop: null, days: [], phases: [], overlaps: [] };
  const visitors = new Map(db.all<{ day: string; visitors: number }>('SELECT day, visitors FROM traffic_daily WHERE shop_id = :shopId AND source = :source AND visitors IS NOT NULL', { shopId: shop.shopId, source: shop.source }).map((r) => [r.day, r.visitors]));
  const on = (day: string) => visitors.get(day) ?? null;
  const around = Math.min(windowDays + 1, MOST_AROUND);
  const [first, lastDay] = [addDays(sendDay, -around), addDays(sendDay, windowDays)];
  const last = addDays(lastDay, around);
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, i): TrafficDayChange => {
    const day = addDays(first, i);
    const phase = day < sendDay ? 'before' : day <= lastDay ? 'during' : 'after';
    // The days before are held against weeks that end before them, else a rise would be its own measure.
    return { day, phase, visitors: on(day), usual: weekdayBand(day, phase === 'before' ? first : sendDay, on), lastYear: on(addDays(day, -YEAR)) };
  });
  const phases = trafficPhases.map((phase) => {
    const theirs = days.filter((d) => d.phase === phase && d.visitors !== null);
    const usual = theirs.filter((d) => d.usual !== null);
    const lastYear = theirs.filter((d) => d.lastYear !== null);
    const sum = (list: TrafficDayChange[], of: (d: TrafficDayChange) => number) => list.reduce((total, d) => total + of(d), 0);
    return { phase, days: usual.length, visitors: sum(usual, (d) => d.visitors!), usual: sum(usual, (d) => d.usual!.middle), lastYearDays: lastYear.length, lastYear: sum(lastYear, (d) => d.lastYear!), lastYearVisitors: sum(lastYear, (d) => d.visitors!) };
  });
  return { shop, days, phases, overlaps: listOverlapping(db, campaignId, first, last) };
}
