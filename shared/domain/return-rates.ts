import { endAsOf, type Purchases } from './purchase-gaps.ts';

export interface MonthRates {
  buyers: number;
  /** Of them, with two purchases or more within the month. */
  again: number;
  /** Of them, who also bought in the following month. */
  next: number;
}

/**
 * For months that follow each other without a gap: `ends` holds the last day of each, `start` the day before the first.
 * Worked example: someone who bought on 3 and 20 January and 5 February counts as buyer, again and next in January.
 */
export function monthRates({ offsets, days }: Purchases, start: number, ends: readonly number[]): MonthRates[] {
  const months = ends.map(() => ({ buyers: 0, again: 0, next: 0 }));
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    let month = 0;
    let seen = -1; // the month of the purchase before
    let count = 0; // purchases in it
    for (let at = offsets[i]!; at < offsets[i + 1]!; at += 1) {
      if (days[at]! <= start) continue;
      while (month < ends.length && days[at]! > ends[month]!) month += 1;
      if (month === ends.length) break;
      if (month === seen) {
        count += 1;
        if (count === 2) months[month]!.again += 1;
        continue;
      }
      months[month]!.buyers += 1;
      if (seen >= 0 && seen === month - 1) months[seen]!.next += 1;
      seen = month;
      count = 1;
    }
  }
  return months;
}

/**
 * Of those whose last purchase up to `day` lies so many days back (`from` to `to`, both included), how many bought in the
 * `window` days after it. The base is fixed before the window.
 * Worked example: idle for 180 days or more on 1 April → how many bought from 2 April to 30 June (90 days).
 */
export function boughtAfter({ offsets, days }: Purchases, day: number, window: number, { from, to }: { from: number; to: number }): { people: number; bought: number } {
  let [people, bought] = [0, 0];
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const end = endAsOf(days, offsets[i]!, offsets[i + 1]!, day);
    if (end === offsets[i]) continue;
    const idle = day - days[end - 1]!;
    if (idle < from || idle > to) continue;
    people += 1;
    if (end < offsets[i + 1]! && days[end]! <= day + window) bought += 1;
  }
  return { people, bought };
}
