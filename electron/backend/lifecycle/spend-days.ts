import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { purchaseWhere } from './purchases.ts';

/**
 * Net spend of each purchase day, beside `purchases.days`, in minor units of one currency; NaN where that day's orders
 * aren't in it.
 */
export function readSpendDays(db: ReadDb, purchases: Purchases, shopId: number, currency: string): Float64Array {
  return remember(db, `spend ${shopId} ${currency}`, () => {
    const { customerIds, offsets, days } = purchases;
    const spend = new Float64Array(days.length).fill(NaN);
    const rows = db.connection
      .prepare(`SELECT a.customer_id, o.day, sum(o.net_minor) FROM orders o JOIN accounts a ON a.id = o.account_id WHERE ${purchaseWhere(shopId)} AND o.currency = ${literal(currency)} GROUP BY 1, 2 ORDER BY 1, 2`)
      .raw();
    let i = 0;
    let at = 0;
    for (const [customer, day, net] of rows.iterate() as IterableIterator<[number, string, number]>) {
      while (customerIds[i] !== customer) i += 1;
      at = Math.max(at, offsets[i]!);
      const wanted = epochDay(day);
      while (days[at] !== wanted) at += 1;
      spend[at] = net;
    }
    return spend;
  });
}
