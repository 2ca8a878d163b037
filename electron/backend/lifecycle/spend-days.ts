import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { netIn, orderNumbers, purchaseMarks, readOrders } from './order-columns.ts';

/**
 * Net spend of each purchase day, beside `purchases.days`, in minor units of one currency; NaN where that day's orders
 * aren't in it.
 */
export function readSpendDays(db: ReadDb, purchases: Purchases, shopId: number, currency: string): Float64Array {
  return remember(db, `spend ${shopId} ${currency}`, () => {
    const { customerIds, offsets, days } = purchases;
    const { starts, days: orderDays } = readOrders(db);
    const marks = purchaseMarks(db, shopId);
    const net = orderNumbers(db, netIn(currency));
    const spend = new Float64Array(days.length).fill(NaN);
    for (let i = 0; i < customerIds.length; i += 1) {
      let at = offsets[i]!;
      for (let order = starts[customerIds[i]!]!; order < starts[customerIds[i]! + 1]!; order += 1) {
        if (marks[order] === 0 || Number.isNaN(net[order])) continue;
        while (days[at] !== orderDays[order]) at += 1;
        spend[at] = (Number.isNaN(spend[at]) ? 0 : spend[at]!) + net[order]!;
      }
    }
    return spend;
  });
}
