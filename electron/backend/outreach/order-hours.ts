import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import { suggestSlots } from '../../../shared/domain/order-hours.ts';
import { addDays, epochDay, hourOf } from '../../../shared/lib/dates.ts';
import type { QueryContext } from '../serve.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import { getSegment } from '../segments/read-segment.ts';

const MONTH_DAYS = 30.4375;

/** When people order, on their shop's clock: by the time of payment, else of the order. */
export function readOrderHours({ segmentId, shop, months }: Parsed<typeof outreach.orderHours>, { db, today }: QueryContext): Output<typeof outreach.orderHours> {
  const since = addDays(today, -Math.round(months * MONTH_DAYS));
  const people = choosePeople(db, { shop, today });
  const compiled = segmentId === null ? null : compileRule(db, getSegment(db, segmentId).rule, people);
  const rows = db.all<{ person: number | null; at: number | null; day: string; timeZone: string }>(
    `SELECT a.customer_id AS person, coalesce(o.paid_at, o.created_at) AS at, o.day, s.time_zone AS timeZone FROM orders o JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id
    WHERE o.is_valid = 1 AND o.day > :since AND o.day <= :today AND (:shop = 0 OR o.shop_id = :shop)${compiled ? ` AND a.customer_id IN (SELECT c.id FROM ${peopleFrom(people)} WHERE ${compiled.where})` : ''}`,
    { since, today, shop: shop ?? 0, ...(compiled ? { ...compiled.params, asOf: today, currency: people.currency } : {}) },
  );
  const cells = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const timed = rows.filter((r) => r.at !== null);
  for (const { at, day, timeZone } of timed) cells[weekdayOf(day)]![hourOf(at!, timeZone)]! += 1;
  return {
    cells,
    orders: timed.length,
    people: new Set(timed.flatMap((r) => r.person ?? [])).size,
    withoutTime: rows.length - timed.length,
    timeZones: [...new Set(timed.map((r) => r.timeZone))].sort(),
    since: addDays(since, 1),
    until: today,
    suggestion: suggestSlots(cells),
  };
}

/** 0: Monday. 1 January 1970 was a Thursday. */
const weekdayOf = (day: string): number => (((epochDay(day) + 3) % 7) + 7) % 7;
