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
    const [ids, lastDay, purchaseDays] = [new Int32Array(all.length), new Int32Array(all.length), new Int32Array(all.length)];
    const [netMinor, perDay] = [new Float64Array(all.length), new Float64Array(all.length)];
    let n = 0;
    for (let i = 0; i < all.length; i += 1) {
      if (Number.isNaN(last[i]) || Number.isNaN(net[i])) continue;
      [ids[n], lastDay[n], purchaseDays[n], netMinor[n]] = [all[i]!, last[i]!, days[i]!, net[i]!];
      perDay[n] = Math.floor(net[i]! / days[i]!);
      n += 1;
    }
    const bought = { ids: ids.slice(0, n), lastDay: lastDay.slice(0, n), purchaseDays: purchaseDays.slice(0, n), netMinor: netMinor.slice(0, n), perDay: perDay.slice(0, n) };
    return { ...bought, sorted: { lastDay: bought.lastDay.toSorted(), netMinor: bought.netMinor.toSorted(), perDay: bought.perDay.toSorted() } };
  });
}
