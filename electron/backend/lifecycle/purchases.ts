import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { purchaseMarks, readOrders } from './order-columns.ts';

export type Counting = 'purchase_days' | 'orders';

/** What makes a purchase: a valid order with goods in it, on a known day, by somebody recognised. */
export const purchaseWhere = (shopId: number): string => `o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL${shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`}`;

/** Everyone's purchases of a shop (0: all), of all time, in memory until the data changes: a million of them are 4 MB. */
export function readPurchases(db: ReadDb, shopId: number, counting: Counting = 'purchase_days'): Purchases {
  return remember(db, `purchases ${shopId} ${counting}`, () => {
    const { starts, days } = readOrders(db);
    const marks = purchaseMarks(db, shopId);
    const customerIds = new Int32Array(starts.length);
    const offsets = new Int32Array(starts.length);
    const found = new Int32Array(days.length);
    let [n, end] = [0, 0];
    for (let customer = 1; customer + 1 < starts.length; customer += 1) {
      const from = end;
      for (let at = starts[customer]!; at < starts[customer + 1]!; at += 1) {
        // Several purchases of one day are one.
        if (marks[at] === 1 && (counting === 'orders' || end === from || days[at] !== found[end - 1])) found[end++] = days[at]!;
      }
      if (end === from) continue;
      customerIds[n++] = customer;
      offsets[n] = end;
    }
    return { customerIds: customerIds.slice(0, n), offsets: offsets.slice(0, n + 1), days: found.slice(0, end) };
  });
}
