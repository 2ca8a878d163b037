import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { metricSql } from '../customers/as-of-columns.ts';
import type { Measured } from '../customers/measured.ts';
import { dayColumn, numberColumn, peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

/** Everyone who has bought, in the currency asked about. */
export interface Buyers {
  /** Ascending. */
  ids: Int32Array;
  /** Days since 1970. */
  lastDay: Int32Array;
  purchaseDays: Int32Array;
  netMinor: Float64Array;
  /** Net of a purchase day, in whole minor units (rounded down). */
  perDay: Float64Array;
  /** Some of these in ascending order. */
  sorted: { lastDay: Int32Array; netMinor: Float64Array; perDay: Float64Array };
}

/** Over `m`. */
export const buyersWhere = (currency: string): string => `m.last_day IS NOT NULL AND m.currency = ${literal(currency)} AND m.net_minor IS NOT NULL`;

export function readBuyers(db: ReadDb, people: Measured): Buyers {
  return remember(db, `buyers ${people.metrics}/${people.shopId} ${people.currency}`, () => {
    const all = peopleIds(db, people);
    const last = dayColumn(db, people, { source: 'metrics', sql: 'm.last_day' });
    const days = numberColumn(db, people, { source: 'metrics', sql: 'm.purchase_days' });
    const net = numberColumn(db, people, { source: 'metrics', sql: metricSql('net_total', people) });
    const places = Int32Array.from(all.keys()).filter((i) => !Number.isNaN(last[i]) && !Number.isNaN(net[i]));
    const [ids, lastDay, purchaseDays] = [all, last, days].map((column) => Int32Array.from(places, (i) => column[i]!)) as [Int32Array, Int32Array, Int32Array];
    const netMinor = Float64Array.from(places, (i) => net[i]!);
    const perDay = netMinor.map((sum, i) => Math.floor(sum / purchaseDays[i]!));
    return { ids, lastDay, purchaseDays, netMinor, perDay, sorted: { lastDay: lastDay.toSorted(), netMinor: netMinor.toSorted(), perDay: perDay.toSorted() } };
  });
}
