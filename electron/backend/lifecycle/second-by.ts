import type { SecondBy, SecondGrouping } from '../../../shared/contract/lifecycle-second.ts';
import { discountBand, discountBands } from '../../../shared/domain/discount-band.ts';
import { LEAST_FIRST_BUYERS } from '../../../shared/domain/first-product.ts';
import { secondPurchasesBy } from '../../../shared/domain/second-purchase.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { ordersOf } from '../imports/order-blocks.ts';
import { discountTellingBlocks } from '../imports/told-discounts.ts';
import type { People } from '../segments/compile-rule.ts';
import { orderNumbers, orderWords, purchaseMarks, readOrders } from './order-columns.ts';
import { orderPlaces } from './order-places.ts';
import { readPurchases } from './purchases.ts';

const SECOND_WINDOWS = [7, 30, 60, 90, 180];

/** The group of each customer at their place among the purchases. */
interface Groups {
  keys: string[];
  of: Int32Array;
}

export function readSecondBy(db: ReadDb, { shopId, asOf }: People, by: SecondGrouping): SecondBy {
  const { keys, of } = readGroups(db, shopId, by);
  const told = secondPurchasesBy(readPurchases(db, shopId), epochDay(asOf), SECOND_WINDOWS, of, keys.length).map((group, i) => ({ key: keys[i]!, ...group }));
  const groups = told.filter((g) => g.customers > 0);
  // Bands have an order of their own; the unknown come last.
  if (by !== 'discount') groups.sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.customers - a.customers || (a.key < b.key ? -1 : 1));
  return { asOf, by, leastPeople: LEAST_FIRST_BUYERS, customers: groups.reduce((n, g) => n + g.customers, 0), groups, definition: 'lifecycle:define.secondBy' };
}

export function secondPeople(db: ReadDb, { shopId, asOf }: People, by: SecondGrouping, key: string): { customerIds: number[] } {
  const { keys, of } = readGroups(db, shopId, by);
  const { customerIds, offsets, days } = readPurchases(db, shopId);
  const [group, until] = [keys.indexOf(key), epochDay(asOf)];
  return { customerIds: Array.from(customerIds).filter((_, i) => of[i] === group && days[offsets[i]!]! <= until) };
}

function readGroups(db: ReadDb, shopId: number, by: SecondGrouping): Groups {
  return remember(db, `second by ${by} ${shopId}`, () => (by === 'discount' ? byDiscount(db, shopId) : by === 'platform' ? byPlatform(db, shopId) : bySource(db, shopId)));
}

/** Visits the purchases (places of `readOrders`) of each customer's first purchase day, in the order of their ids. */
function firstOrders(db: ReadDb, shopId: number, visit: (place: number, orders: readonly number[]) => void): void {
  const { customerIds, offsets, days } = readPurchases(db, shopId);
  const orders = readOrders(db);
  const marks = purchaseMarks(db, shopId);
  for (let i = 0; i < customerIds.length; i += 1) {
    const id = customerIds[i]!;
    const first: number[] = [];
    for (let at = orders.starts[id]!; at < orders.starts[id + 1]! && orders.days[at]! <= days[offsets[i]!]!; at += 1) if (marks[at] === 1) first.push(at);
    visit(i, first);
  }
}

/** Of all orders of that day together; unknown where a file of one doesn't say, or they are in several currencies. */
function byDiscount(db: ReadDb, shopId: number): Groups {
  const [discount, paid] = [orderNumbers(db, 'discount_minor'), orderNumbers(db, 'paid_minor')];
  const currency = orderWords(db, 'currency').codes;
  const told = readTold(db);
  const of = new Int32Array(readPurchases(db, shopId).customerIds.length);
  const unknown = discountBands.indexOf('unknown');
  firstOrders(db, shopId, (place, orders) => {
    let [off, net] = [0, 0];
    const known = orders.every((at) => currency[at] === currency[orders[0]!] && (discount[at]! > 0 || told[at] === 1));
    for (const at of orders) {
      off += discount[at]!;
      net += paid[at]!;
    }
    of[place] = known ? discountBands.indexOf(discountBand(off, net)) : unknown;
  });
  return { keys: [...discountBands], of };
}

/** 1: a file that the order is in says what was taken off. */
function readTold(db: ReadDb): Uint8Array {
  return remember(db, 'told discounts', () => {
    const blocks = discountTellingBlocks(db);
    const first = orderNumbers(db, 'block_id');
    const told = Uint8Array.from(first, (block) => blocks[block] ?? 0);
    const placeOf = orderPlaces(db);
    const further = db.all<{ bucket: number; blockId: number; orders: number }>('SELECT bucket, block_id AS blockId, orders FROM order_blocks');
    for (const { bucket, blockId, orders } of further) if (blocks[blockId] === 1) for (const orderId of ordersOf(bucket, orders)) told[placeOf(orderId)] = 1;
    return told;
  });
}

function byPlatform(db: ReadDb, shopId: number): Groups {
  const shops = orderNumbers(db, 'shop_id');
  const platforms = new Map(db.all<{ id: number; platform: string }>('SELECT id, platform FROM shops').map((s) => [s.id, s.platform]));
  const found = new Array<string>(readPurchases(db, shopId).customerIds.length);
  firstOrders(db, shopId, (place, orders) => (found[place] = platforms.get(shops[orders[0]!]!) ?? ''));
  return groupsOf(found);
}

/** Where a customers' file or a form says somebody comes from; of several the earliest. */
function bySource(db: ReadDb, shopId: number): Groups {
  const { customerIds } = readPurchases(db, shopId);
  const told = new Map<number, string>();
  const rows = db.all<{ id: number; source: string }>("SELECT a.customer_id AS id, trim(p.source) AS source FROM person_facts p JOIN accounts a ON a.id = p.account_id WHERE trim(ifnull(p.source, '')) <> '' ORDER BY p.since_day IS NULL, p.since_day, p.shop_id, p.key");
  for (const { id, source } of rows) if (!told.has(id)) told.set(id, source);
  return groupsOf(Array.from(customerIds, (id) => told.get(id) ?? ''));
}

function groupsOf(found: readonly string[]): Groups {
  const keys = [...new Set(found)];
  const places = new Map(keys.map((key, i) => [key, i]));
  return { keys, of: Int32Array.from(found, (key) => places.get(key)!) };
}
