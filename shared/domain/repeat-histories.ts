import { endAsOf, type Purchases } from './purchase-gaps.ts';

/**
 * What a model of repeat buying knows of customers, in columns and weeks: `x` purchase days after the first, the last of
 * them `tx` weeks after it, watched for `T` weeks since it. Customers with the same three are one entry, `n` of them.
 */
export interface RepeatHistories {
  x: Int32Array;
  tx: Float64Array;
  T: Float64Array;
  n: Int32Array;
  /** Σ n */
  customers: number;
  /** Who bought again. */
  repeaters: number;
}

export interface RepeatHistory {
  x: number;
  tx: number;
  T: number;
}

const WEEK = 7;

/** One customer's history up to a day, of purchase days `from` up to `to`; undefined where the first lies after it. */
export function historyOf(days: Int32Array, from: number, to: number, asOf: number): RepeatHistory | undefined {
  const end = endAsOf(days, from, to, asOf);
  if (end === from) return undefined;
  const first = days[from]!;
  return { x: end - from - 1, tx: (days[end - 1]! - first) / WEEK, T: (asOf - first) / WEEK };
}

/**
 * Everyone's histories up to a day (days since 1970).
 * Worked example: bought on days 0, 14 and 21, as of day 28 → x 2, tx 3, T 4.
 */
export function groupHistories({ offsets, days }: Purchases, asOf: number): RepeatHistories {
  const list: (RepeatHistory & { n: number })[] = [];
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const history = historyOf(days, offsets[i]!, offsets[i + 1]!, asOf);
    if (history) list.push({ ...history, n: 1 });
  }
  return grouped(list);
}

/** The same to the nearest week: fewer entries, for a first rough look. */
export function inWholeWeeks({ x, tx, T, n }: RepeatHistories): RepeatHistories {
  return grouped(Array.from(n, (many, i) => ({ x: x[i]!, tx: Math.round(tx[i]!), T: Math.round(T[i]!), n: many })));
}

/** Takes the entries of the list over. */
function grouped(list: readonly (RepeatHistory & { n: number })[]): RepeatHistories {
  const groups = new Map<number, RepeatHistory & { n: number }>();
  let customers = 0;
  let repeaters = 0;
  for (const history of list) {
    customers += history.n;
    if (history.x > 0) repeaters += history.n;
    // Exact: 2^16 days are 179 years.
    const key = (history.x * 0x10000 + Math.round(history.tx * WEEK)) * 0x10000 + Math.round(history.T * WEEK);
    const same = groups.get(key);
    if (same) same.n += history.n;
    else groups.set(key, history);
  }
  const found = [...groups.values()];
  return { x: Int32Array.from(found, (g) => g.x), tx: Float64Array.from(found, (g) => g.tx), T: Float64Array.from(found, (g) => g.T), n: Int32Array.from(found, (g) => g.n), customers, repeaters };
}
