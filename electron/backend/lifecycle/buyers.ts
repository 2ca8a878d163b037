import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { Scope } from './cuts-in-force.ts';

export interface MetricScope extends Scope {
  currency: string;
  /** Table of the people's metrics. */
  metrics: string;
}

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

export function readBuyers(db: ReadDb, { metrics, shopId, currency }: Omit<MetricScope, 'asOf'>): Buyers {
  return remember(db, `buyers ${metrics}/${shopId} ${currency}`, () => {
    const rows = db.connection
      .prepare(`SELECT m.customer_id, unixepoch(m.last_day) / 86400, m.purchase_days, m.net_minor FROM ${metrics} m WHERE +m.shop_id = ? AND ${buyersWhere(currency)} ORDER BY m.customer_id`)
      .raw()
      .all(shopId) as [number, number, number, number][];
    const n = rows.length;
    const [ids, lastDay, purchaseDays] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
    const [netMinor, perDay] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i += 1) {
      [ids[i], lastDay[i], purchaseDays[i], netMinor[i]] = rows[i]!;
      perDay[i] = Math.floor(netMinor[i]! / purchaseDays[i]!);
    }
    return { ids, lastDay, purchaseDays, netMinor, perDay, sorted: { lastDay: lastDay.toSorted(), netMinor: netMinor.toSorted(), perDay: perDay.toSorted() } };
  });
}
