/** Everyone's purchases as days since 1970, in columns: customer i has `days[offsets[i]]` up to `days[offsets[i + 1]]`, ascending. */
export interface Purchases {
  /** Ascending; only who has bought. */
  customerIds: Int32Array;
  offsets: Int32Array;
  days: Int32Array;
}

/** Which purchase a gap begins at: the first, the second, a later one. */
export const gapOrders = ['first', 'second', 'later'] as const;
export type GapOrder = (typeof gapOrders)[number];

export interface Gaps {
  /** Days from one purchase to the customer's next. */
  closed: { days: Int32Array; order: Uint8Array };
  /** Days from a customer's last purchase to `asOf`: of whoever hasn't come back yet. */
  open: { days: Int32Array; order: Uint8Array };
}

/**
 * The gaps between purchases up to a day, a gap's order being that of the purchase it begins at (0 first, 1 second, 2 later).
 * Worked example: someone who bought on days 10, 40 and 45, as of day 100 → closed 30 (first) and 5 (second), open 55 (later).
 */
export function listGaps({ offsets, days }: Purchases, asOf: number): Gaps {
  const closed = new Int32Array(days.length);
  const closedOrder = new Uint8Array(days.length);
  const open = new Int32Array(offsets.length);
  const openOrder = new Uint8Array(offsets.length);
  let nClosed = 0;
  let nOpen = 0;
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const first = offsets[i]!;
    const end = endAsOf(days, first, offsets[i + 1]!, asOf);
    if (end === first) continue;
    for (let at = first; at + 1 < end; at += 1) {
      closed[nClosed] = days[at + 1]! - days[at]!;
      closedOrder[nClosed] = Math.min(2, at - first);
      nClosed += 1;
    }
    open[nOpen] = asOf - days[end - 1]!;
    openOrder[nOpen] = Math.min(2, end - 1 - first);
    nOpen += 1;
  }
  return { closed: { days: closed.slice(0, nClosed), order: closedOrder.slice(0, nClosed) }, open: { days: open.slice(0, nOpen), order: openOrder.slice(0, nOpen) } };
}

/** Where a customer's purchases of a day or before end: the first place after them. */
export function endAsOf(days: Int32Array, from: number, to: number, asOf: number): number {
  let end = to;
  while (end > from && days[end - 1]! > asOf) end -= 1;
  return end;
}

/** Gaps of one order; all of them without one. */
export function gapsOf({ days, order }: Gaps['closed'], wanted?: GapOrder): Int32Array {
  if (wanted === undefined) return days;
  const place = gapOrders.indexOf(wanted);
  const found = new Int32Array(days.length);
  let n = 0;
  for (let i = 0; i < days.length; i += 1) if (order[i] === place) found[n++] = days[i]!;
  return found.slice(0, n);
}

/** Gaps in ascending order, by how many there are of each length: many times as fast as comparing them. None below zero. */
export function sortGaps(days: Int32Array): Int32Array {
  let longest = 0;
  for (let i = 0; i < days.length; i += 1) if (days[i]! > longest) longest = days[i]!;
  const counts = new Int32Array(longest + 1);
  for (let i = 0; i < days.length; i += 1) counts[days[i]!]! += 1;
  const sorted = new Int32Array(days.length);
  let at = 0;
  for (let gap = 0; gap <= longest; gap += 1) sorted.fill(gap, at, (at += counts[gap]!));
  return sorted;
}

/** How many gaps are needed, and how many times the 90th percentile the data must span, before percentiles mean something. */
export const LEAST_GAPS = 200;
export const LEAST_SPANS = 2;
export type TooLittle = 'fewGaps' | 'shortData';

/**
 * Why percentiles of gaps would mislead: only gaps that fit into the data are seen, so short data shows short gaps.
 * Worked example: 1,972 gaps with P90 150 days in 181 days of data → shortData (300 would do).
 */
export function tooLittleFor(gaps: { count: number; p90: number | undefined; lengthDays: number }): TooLittle[] {
  return [
    ...(gaps.count < LEAST_GAPS ? (['fewGaps'] as const) : []),
    ...(gaps.p90 === undefined || gaps.lengthDays < LEAST_SPANS * gaps.p90 ? (['shortData'] as const) : []),
  ];
}
