import { fields } from '../../../shared/domain/fields.ts';
import { endAsOf } from '../../../shared/domain/purchase-gaps.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { netIn, NO_DAY, orderNumbers, orderWords, PAID, readOrders, VALID } from '../lifecycle/order-columns.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { isPast, type Measured } from './measured.ts';

/** The SQL of a field of metrics that depends on nothing but the currency. */
export const metricSql = (id: 'net_total' | 'aov', { currency }: Measured): string => fields[id].sql!.replaceAll(':currency', literal(currency));

/**
 * A column of metrics as of a past day, from the orders in memory: of people who aren't asked for one by one no table need
 * be made. What the table holds is its specification. Days as days since 1970; NaN where unknown. Undefined where it isn't
 * one of these, and where money is converted.
 */
export function asOfColumn(db: ReadDb, people: Measured, sql: string): Float64Array | undefined {
  if (!isPast(people) || (people.shopId === 0 && people.rates !== undefined && people.rates.rates.size > 0)) return undefined;
  switch (sql) {
    case 'm.orders':
      return sums(db, people).orders;
    case metricSql('net_total', people):
      return sums(db, people).net;
    case metricSql('aov', people):
      return average(sums(db, people));
    case 'm.first_day':
      return purchaseDays(db, people).first;
    case 'm.last_day':
      return purchaseDays(db, people).last;
    case 'm.purchase_days':
      return purchaseDays(db, people).count;
    case 'm.interval_days':
      return rhythm(db, people).interval;
    case fields.refund_rate.sql:
      return shares(db, people, PAID, 'refund_minor');
    case fields.discount_share.sql:
      return shares(db, people, VALID, 'discount_minor');
    case 'm.slowing':
      return rhythm(db, people).slowing;
    default:
      return undefined;
  }
}

/** Everyone; of a shop those who ever ordered there, later too. The same people on every past day. */
export function asOfIds(db: ReadDb, { shopId }: Measured): Int32Array {
  return remember(db, `ids of past days ${shopId}`, () => {
    if (shopId === 0) return Int32Array.from(db.connection.prepare('SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id').pluck().all() as number[]);
    const { starts } = readOrders(db);
    const shops = orderNumbers(db, 'shop_id');
    const ids: number[] = [];
    for (let customer = 1; customer + 1 < starts.length; customer += 1) if (shops.subarray(starts[customer], starts[customer + 1]).includes(shopId)) ids.push(customer);
    return Int32Array.from(ids);
  });
}

const keyOf = ({ shopId, asOf }: Measured) => `${shopId} ${asOf}`;

/** Valid orders, and their net where all are in the currency. */
function sums(db: ReadDb, people: Measured): { orders: Float64Array; net: Float64Array } {
  return remember(db, `as-of sums ${keyOf(people)} ${people.currency}`, () => {
    const ids = asOfIds(db, people);
    const { starts, days, flags } = readOrders(db);
    const shops = people.shopId === 0 ? null : orderNumbers(db, 'shop_id');
    const nets = orderNumbers(db, netIn(people.currency));
    const until = epochDay(people.asOf);
    const [orders, net] = [new Float64Array(ids.length), new Float64Array(ids.length)];
    for (let i = 0; i < ids.length; i += 1) {
      const end = starts[ids[i]! + 1]!;
      for (let at = starts[ids[i]!]!; at < end && days[at]! <= until; at += 1) {
        if ((flags[at]! & VALID) === 0 || days[at] === NO_DAY || (shops !== null && shops[at] !== people.shopId)) continue;
        orders[i]! += 1;
        net[i]! += nets[at]!;
      }
    }
    return { orders, net };
  });
}

const average = ({ orders, net }: { orders: Float64Array; net: Float64Array }): Float64Array => net.map((sum, i) => (orders[i] === 0 ? NaN : Math.round(sum / orders[i]!)));

/** Refunds of what paid orders brought; discounts of what valid ones would have brought. NaN of nothing, and where orders are in more than one currency. */
function shares(db: ReadDb, people: Measured, flag: typeof PAID | typeof VALID, name: 'refund_minor' | 'discount_minor'): Float64Array {
  return remember(db, `as-of ${name} ${keyOf(people)}`, () => {
    const ids = asOfIds(db, people);
    const { starts, days, flags } = readOrders(db);
    const shops = people.shopId === 0 ? null : orderNumbers(db, 'shop_id');
    const { codes } = orderWords(db, 'currency');
    const [part, paid] = [orderNumbers(db, name), orderNumbers(db, 'paid_minor')];
    const until = epochDay(people.asOf);
    return Float64Array.from(ids, (id) => {
      let [sum, whole, currency] = [0, 0, -1];
      for (let at = starts[id]!; at < starts[id + 1]! && days[at]! <= until; at += 1) {
        if ((flags[at]! & flag) === 0 || days[at] === NO_DAY || (shops !== null && shops[at] !== people.shopId)) continue;
        if (currency >= 0 && codes[at] !== currency) return NaN;
        currency = codes[at]!;
        sum += part[at]!;
        whole += (Number.isNaN(paid[at]) ? 0 : paid[at]!) + (flag === PAID ? 0 : part[at]!);
      }
      return whole === 0 ? NaN : sum / whole;
    });
  });
}

function purchaseDays(db: ReadDb, people: Measured): { first: Float64Array; last: Float64Array; count: Float64Array } {
  return remember(db, `as-of purchase days ${keyOf(people)}`, () => {
    const ids = asOfIds(db, people);
    const [first, last, count] = [new Float64Array(ids.length).fill(NaN), new Float64Array(ids.length).fill(NaN), new Float64Array(ids.length)];
    const { customerIds, offsets, days } = readPurchases(db, people.shopId);
    const until = epochDay(people.asOf);
    for (let i = 0, place = 0; i < customerIds.length; i += 1) {
      const end = endAsOf(days, offsets[i]!, offsets[i + 1]!, until);
      while (ids[place] !== customerIds[i]) place += 1;
      if (end === offsets[i]) continue;
      first[place] = days[offsets[i]!]!;
      last[place] = days[end - 1]!;
      count[place] = end - offsets[i]!;
    }
    return { first, last, count };
  });
}

/** The own median gap, and whether the last ones are longer. */
function rhythm(db: ReadDb, people: Measured): { interval: Float64Array; slowing: Float64Array } {
  return remember(db, `as-of rhythm ${keyOf(people)}`, () => {
    const ids = asOfIds(db, people);
    const { customerIds, offsets, days } = readPurchases(db, people.shopId);
    const until = epochDay(people.asOf);
    const [interval, slowing] = [new Float64Array(ids.length).fill(NaN), new Float64Array(ids.length)];
    const gaps: number[] = []; // of one person, ascending
    for (let i = 0, place = 0; i < customerIds.length; i += 1) {
      const end = endAsOf(days, offsets[i]!, offsets[i + 1]!, until);
      while (ids[place] !== customerIds[i]) place += 1;
      gaps.length = 0;
      for (let at = offsets[i]! + 1; at < end; at += 1) {
        // Of the last two gaps both, against the median of those before: as isSlowing.
        if (at === end - 2 && gaps.length > 0) slowing[place] = Math.min(days[at]! - days[at - 1]!, days[at + 1]! - days[at]!) > 1.5 * middle(gaps) ? 1 : 0;
        insertInOrder(gaps, days[at]! - days[at - 1]!);
      }
      if (gaps.length > 0) interval[place] = middle(gaps);
    }
    return { interval, slowing };
  });
}

function insertInOrder(sorted: number[], value: number): void {
  let at = sorted.push(value) - 1;
  for (; at > 0 && sorted[at - 1]! > value; at -= 1) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}

/** Median of values in ascending order. */
const middle = (sorted: readonly number[]): number => (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
