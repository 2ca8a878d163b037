import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readAccountOwners } from './account-owners.ts';

export type Counting = 'purchase_days' | 'orders';

/** What makes a purchase: a valid order with goods in it, on a known day, by somebody recognised. */
export const purchaseWhere = (shopId: number): string => `o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL${shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`}`;

/** Everyone's purchases of a shop (0: all), of all time, in memory until the data changes: a million of them are 4 MB. */
export function readPurchases(db: ReadDb, shopId: number, counting: Counting = 'purchase_days'): Purchases {
  return remember(db, `purchases ${shopId} ${counting}`, () => (counting === 'orders' ? loadOrders(db, shopId) : daysOf(readPurchases(db, shopId, 'orders'))));
}

function loadOrders(db: ReadDb, shopId: number): Purchases {
  const range = db.get<{ first: string | null; last: string | null }>('SELECT (SELECT min(day) FROM orders) AS first, (SELECT max(day) FROM orders) AS last')!;
  const first = range.first === null ? 0 : epochDay(range.first);
  const span = range.last === null ? 1 : epochDay(range.last) - first + 1;
  // Account and day in one number, as small as can be, and no join: a third of the time of two values and SQLite's own look into the accounts.
  const rows = db.connection.prepare(`SELECT o.account_id * ${span} + unixepoch(o.day) / 86400 - ${first} FROM orders o WHERE o.account_id IS NOT NULL AND ${purchaseWhere(shopId)}`).pluck().all() as number[];
  const owners = readAccountOwners(db);
  const customers = new Int32Array(rows.length);
  const ends = new Int32Array(owners.most + 2);
  for (let i = 0; i < rows.length; i += 1) {
    customers[i] = owners.of[Math.floor(rows[i]! / span)]!;
    ends[customers[i]! + 1]! += 1;
  }
  for (let customer = 1; customer < ends.length; customer += 1) ends[customer]! += ends[customer - 1]!;
  const days = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    const customer = customers[i]!;
    days[ends[customer]!] = (rows[i]! % span) + first;
    ends[customer]! += 1;
  }
  return ascending(ends, days);
}

/** `ends[customer]`: the place after the customer's last day. Days of one customer are put in order where they aren't. */
function ascending(ends: Int32Array, days: Int32Array): Purchases {
  const customerIds = new Int32Array(ends.length);
  const offsets = new Int32Array(ends.length + 1);
  let n = 0;
  let from = 0;
  for (let customer = 0; customer < ends.length; customer += 1) {
    const end = ends[customer]!;
    if (end === from) continue;
    for (let at = from + 1; at < end; at += 1) {
      if (days[at]! >= days[at - 1]!) continue;
      days.subarray(from, end).sort();
      break;
    }
    customerIds[n++] = customer;
    offsets[n] = end;
    from = end;
  }
  return { customerIds: customerIds.slice(0, n), offsets: offsets.slice(0, n + 1), days };
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
