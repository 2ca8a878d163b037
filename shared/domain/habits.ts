import { quantile } from './quantile.ts';

/** A line of a valid order; money in minor units of one currency. */
export interface BoughtLine {
  orderId: number;
  day: string;
  /** Hour of the day 0–23 and day of the week 1 (Monday) – 7 of payment, in the shop's time zone; null where the file gives no time. */
  hour: number | null;
  weekday: number;
  product: string;
  category: string | null;
  quantity: number;
  paidMinor: number | null;
  discountMinor: number;
}
export interface Favourite {
  name: string;
  days: number;
  pieces: number;
  paidMinor: number;
}
export interface Habits {
  orders: number;
  lines: number;
  products: Favourite[];
  categories: Favourite[];
  /** Paid a piece: P25, median, P75; null below three lines with a price. */
  price: { low: number; median: number; high: number; n: number } | null;
  /** Share of the money that was spent on lines with a discount; null below ten lines. */
  dealShare: number | null;
  /** The four hours in a row with most orders, and the share of the orders in them; null below five orders with a time. */
  hours: { from: number; share: number; n: number } | null;
  /** Orders by day of the week, Monday first. */
  weekdays: number[];
}

const MOST = 5;
const HOURS = 4;

/**
 * What somebody buys, when and at which price, from their own valid orders (购物偏好). Too little to say so is null.
 * Definition of the deal share: DEFINITIONS §6 (a): spend on discounted lines ÷ spend, from ten lines on.
 */
export function habitsOf(lines: readonly BoughtLine[]): Habits {
  const prices = lines.flatMap((l) => (l.paidMinor === null || l.quantity <= 0 ? [] : [l.paidMinor / l.quantity])).sort((a, b) => a - b);
  const at = (p: number) => Math.round(quantile(prices, p) ?? 0);
  const paid = lines.filter((l) => l.paidMinor !== null);
  const spend = sum(paid.map((l) => l.paidMinor!));
  const orders = [...new Map(lines.map((l) => [l.orderId, l])).values()];
  return {
    orders: orders.length,
    lines: lines.length,
    products: favourites(lines, (l) => l.product),
    categories: favourites(lines, (l) => l.category),
    price: prices.length < 3 ? null : { low: at(0.25), median: at(0.5), high: at(0.75), n: prices.length },
    dealShare: paid.length < 10 || spend === 0 ? null : sum(paid.filter((l) => l.discountMinor > 0).map((l) => l.paidMinor!)) / spend,
    hours: usualHours(orders.flatMap((o) => o.hour ?? [])),
    weekdays: Array.from({ length: 7 }, (_, i) => orders.filter((o) => o.weekday === i + 1).length),
  };
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

/** By the days on which it was bought, then by money. */
function favourites(lines: readonly BoughtLine[], nameOf: (line: BoughtLine) => string | null): Favourite[] {
  const named = lines.filter((l) => nameOf(l) !== null && nameOf(l) !== '');
  return [...Map.groupBy(named, (l) => nameOf(l)!)]
    .map(([name, of]) => ({ name, days: new Set(of.map((l) => l.day)).size, pieces: sum(of.map((l) => l.quantity)), paidMinor: sum(of.map((l) => l.paidMinor ?? 0)) }))
    .sort((a, b) => b.days - a.days || b.paidMinor - a.paidMinor || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}

/** Worked example: at 21, 21, 22, 23, 9 → from 20 (20–24 o'clock), 4 of 5. */
function usualHours(hours: number[]): Habits['hours'] {
  if (hours.length < 5) return null;
  const within = (from: number) => hours.filter((h) => (h - from + 24) % 24 < HOURS).length;
  // Of equal ones the one whose orders stand in its middle: the later start loses.
  const best = Array.from({ length: 24 }, (_, from) => from).reduce((a, b) => (within(b) > within(a) ? b : a));
  return { from: best, share: within(best) / hours.length, n: hours.length };
}
