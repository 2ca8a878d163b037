import { epochDay } from '../lib/dates.ts';
import { isSlowing } from './relationship-stage.ts';

/** What the fold reads of an order; the names are those of the `orders` table, so that its rows can be passed as they are. */
export interface MetricOrder {
  day: string | null;
  currency: string;
  paid_minor: number | null;
  discount_minor: number;
  refund_minor: number;
  net_minor: number;
  is_paid: number;
  is_valid: number;
  /** Nothing in it is goods: money, and no purchase day. */
  no_goods: number;
}

/** A row of `customer_metrics` without its key. Money is null where the orders it sums are in more than one currency. */
export interface CustomerMetrics {
  currency: string;
  orders: number;
  purchase_days: number;
  net_minor: number | null;
  first_day: string | null;
  last_day: string | null;
  interval_days: number | null;
  /** The last two gaps are each more than 1.5 times the median of those before. */
  slowing: number;
  paid_orders: number;
  paid_minor: number | null;
  refund_minor: number | null;
  discount_minor: number | null;
  gross_minor: number | null;
}

/** The table's columns after its key. */
export const METRIC_COLUMNS = ['currency', 'orders', 'purchase_days', 'net_minor', 'first_day', 'last_day', 'interval_days', 'slowing', 'paid_orders', 'paid_minor', 'refund_minor', 'discount_minor', 'gross_minor'] as const satisfies readonly (keyof CustomerMetrics)[];

/** ISO 4217's "no currency": the valid orders are in more than one. */
export const MIXED_CURRENCY = 'XXX';

/** Days are few and come again and again: parsed once each. */
const epochDays = new Map<string, number>();
function knownEpochDay(day: string): number {
  let days = epochDays.get(day);
  if (days === undefined) {
    days = epochDay(day);
    epochDays.set(day, days);
  }
  return days;
}

/**
 * Folds the orders of one customer (of one shop, or of all) into their metrics. Orders may come in any order. Valid
 * orders count as purchases, net, discount and gross (paid + discount); paid orders, fully refunded ones too, are the base
 * of refunds. A purchase day is a calendar day with at least one valid order that holds goods. With `asOf` only orders of that day or
 * before count; an order without a day then counts for nothing. `currency` is that of the valid orders, else of the paid,
 * else of the first.
 * Worked example: valid orders on 1 March (paid 100.00), twice on 11 March (50.00, 30.00 after a discount of 20.00) and on
 * 31 March (80.00 with 8.00 refunded) → orders 4, purchase_days 3, net 252.00, gaps 10 and 20, interval_days 15,
 * refund 8.00 of paid 260.00, discount 20.00 of gross 280.00.
 */
export function computeCustomerMetrics(orders: readonly MetricOrder[], asOf?: string): CustomerMetrics {
  let valid = 0;
  let net = 0;
  let discount = 0;
  let gross = 0;
  let paidOrders = 0;
  let paid = 0;
  let refund = 0;
  let validCurrency = '';
  let paidCurrency = '';
  let first: string | null = null;
  let last: string | null = null;
  const days: number[] = [];
  for (const o of orders) {
    if (asOf !== undefined && (o.day === null || o.day > asOf)) continue;
    const orderPaid = o.paid_minor ?? 0;
    if (o.is_paid === 1) {
      paidOrders += 1;
      paid += orderPaid;
      refund += o.refund_minor;
      paidCurrency = joinCurrency(paidCurrency, o.currency);
    }
    if (o.is_valid !== 1) continue;
    valid += 1;
    net += o.net_minor;
    discount += o.discount_minor;
    gross += orderPaid + o.discount_minor;
    validCurrency = joinCurrency(validCurrency, o.currency);
    if (o.day === null || o.no_goods === 1) continue;
    if (first === null || o.day < first) first = o.day;
    if (last === null || o.day > last) last = o.day;
    days.push(knownEpochDay(o.day));
  }
  const validMixed = validCurrency === MIXED_CURRENCY;
  const paidMixed = paidCurrency === MIXED_CURRENCY;
  return {
    currency: validCurrency || paidCurrency || (orders[0]?.currency ?? MIXED_CURRENCY),
    orders: valid,
    ...rhythmOf(days),
    net_minor: validMixed ? null : net,
    first_day: first,
    last_day: last,
    paid_orders: paidOrders,
    paid_minor: paidMixed ? null : paid,
    refund_minor: paidMixed ? null : refund,
    discount_minor: validMixed ? null : discount,
    gross_minor: validMixed ? null : gross,
  };
}

/**
 * The metrics of a customer after more orders, from those before and the days of all valid orders with goods, the new ones
 * among them (days since 1970; it sorts them). Equal to what `computeCustomerMetrics` makes of all orders; null where only
 * that can tell, because currencies meet.
 */
export function growMetrics(before: CustomerMetrics, orders: readonly MetricOrder[], days: number[]): CustomerMetrics | null {
  const more = computeCustomerMetrics(orders);
  if (before.currency === MIXED_CURRENCY || more.currency !== before.currency) return null;
  if (before.net_minor === null || before.paid_minor === null || more.net_minor === null || more.paid_minor === null) return null;
  return {
    currency: before.currency,
    orders: before.orders + more.orders,
    ...rhythmOf(days),
    net_minor: before.net_minor + more.net_minor,
    first_day: earlier(before.first_day, more.first_day),
    last_day: later(before.last_day, more.last_day),
    paid_orders: before.paid_orders + more.paid_orders,
    paid_minor: before.paid_minor + more.paid_minor,
    refund_minor: before.refund_minor! + more.refund_minor!,
    discount_minor: before.discount_minor! + more.discount_minor!,
    gross_minor: before.gross_minor! + more.gross_minor!,
  };
}

const earlier = (a: string | null, b: string | null): string | null => (a !== null && (b === null || a < b) ? a : b);
const later = (a: string | null, b: string | null): string | null => (a !== null && (b === null || a > b) ? a : b);

function joinCurrency(known: string, next: string): string {
  return known === '' || known === next ? next : MIXED_CURRENCY;
}

/** What the days of purchases say; sorts its argument. */
function rhythmOf(days: number[]): Pick<CustomerMetrics, 'purchase_days' | 'interval_days' | 'slowing'> {
  const gaps = gapsOf(days);
  const slowing = isSlowing(gaps) ? 1 : 0; // before medianOf sorts them
  return { purchase_days: days.length === 0 ? 0 : gaps.length + 1, interval_days: medianOf(gaps), slowing };
}

/** Differences between consecutive distinct days, in days; sorts its argument. */
function gapsOf(days: number[]): number[] {
  if (days.length < 2) return [];
  if (days.some((day, i) => i > 0 && day < days[i - 1]!)) days.sort((a, b) => a - b); // mostly they come so
  const gaps: number[] = [];
  for (let i = 1; i < days.length; i += 1) {
    const gap = days[i]! - days[i - 1]!;
    if (gap > 0) gaps.push(gap);
  }
  return gaps;
}

/** Middle value, or the mean of the two in the middle; sorts its argument. */
function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
