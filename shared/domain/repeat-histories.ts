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
  const groups = new Map<string, RepeatHistory & { n: number }>();
  let customers = 0;
  let repeaters = 0;
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const history = historyOf(days, offsets[i]!, offsets[i + 1]!, asOf);
    if (!history) continue;
    customers += 1;
    if (history.x > 0) repeaters += 1;
    const key = `${history.x} ${history.tx} ${history.T}`;
    const same = groups.get(key);
    if (same) same.n += 1;
    else groups.set(key, { ...history, n: 1 });
  }
  const list = [...groups.values()];
  return { x: Int32Array.from(list, (g) => g.x), tx: Float64Array.from(list, (g) => g.tx), T: Float64Array.from(list, (g) => g.T), n: Int32Array.from(list, (g) => g.n), customers, repeaters };
}
