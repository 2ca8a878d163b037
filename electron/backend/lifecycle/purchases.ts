import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

export type Counting = 'purchase_days' | 'orders';

/** What makes a purchase: a valid order with goods in it, on a known day, by somebody recognised. */
export const purchaseWhere = (shopId: number): string => `o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL${shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`}`;

/** Everyone's purchases of a shop (0: all), of all time, in memory until the data changes: a million of them are 4 MB. */
export function readPurchases(db: ReadDb, shopId: number, counting: Counting = 'purchase_days'): Purchases {
  return remember(db, `purchases ${shopId} ${counting}`, () => (counting === 'orders' ? loadOrders(db, shopId) : daysOf(readPurchases(db, shopId, 'orders'))));
}

/** Account and day as one number: days stay below 2^20 and may be before 1970. */
const DAYS = 0x100000;
const AT_1970 = 0x80000;

function loadOrders(db: ReadDb, shopId: number): Purchases {
  // One number a row and no join: a quarter of the time of two values and SQLite's own look into the accounts.
  const rows = db.connection.prepare(`SELECT o.account_id * ${DAYS} + unixepoch(o.day) / 86400 + ${AT_1970} FROM orders o WHERE o.account_id IS NOT NULL AND ${purchaseWhere(shopId)}`).pluck().all() as number[];
  const owners = new Map(db.connection.prepare('SELECT id, customer_id FROM accounts').raw().all() as [number, number][]);
  const keys = Float64Array.from(rows, (row) => {
    const account = Math.floor(row / DAYS);
    return row + (owners.get(account)! - account) * DAYS;
  }).sort();
  const customerIds: number[] = [];
  const offsets: number[] = [];
  const days = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const customer = Math.floor(keys[i]! / DAYS);
    if (customer !== customerIds.at(-1)) {
      customerIds.push(customer);
      offsets.push(i);
    }
    days[i] = keys[i]! - customer * DAYS - AT_1970;
  }
  return { customerIds: Int32Array.from(customerIds), offsets: Int32Array.from([...offsets, keys.length]), days };
}

/** Several purchases of one day are one. */
function daysOf({ customerIds, offsets, days }: Purchases): Purchases {
  const kept = new Int32Array(days.length);
  const ends = new Int32Array(offsets.length);
  let n = 0;
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    ends[i] = n;
    for (let at = offsets[i]!; at < offsets[i + 1]!; at += 1) {
      if (n === ends[i] || days[at] !== kept[n - 1]) kept[n++] = days[at]!;
    }
  }
  ends[offsets.length - 1] = n;
  return { customerIds, offsets: ends, days: kept.slice(0, n) };
}
