import { addDays } from '../lib/dates.ts';
import { quantile } from './quantile.ts';

/** What a weekday is usually like. `n`: so many such weekdays stand behind it. */
export interface WeekdayBand {
  low: number;
  middle: number;
  high: number;
  n: number;
}
export const BAND_WEEKS = 12;
/** Below this a quantile of so few says nothing. */
const FEWEST_WEEKS = 6;

/**
 * The band in which four of five such days lay: P10, median and P90 (type 7) of the same weekday in the twelve weeks that
 * end before `before`. A day of which nothing is known is left out; null below six known ones.
 * Worked example: twelve Mondays with 0, 1, … 11 orders → 1.1, 5.5, 9.9, n 12.
 */
export function weekdayBand(day: string, before: string, valueOn: (day: string) => number | null): WeekdayBand | null {
  const values: number[] = [];
  const oldest = addDays(before, -7 * BAND_WEEKS);
  for (let past = addDays(day, -7); past >= oldest; past = addDays(past, -7)) {
    if (past >= before) continue;
    const value = valueOn(past);
    if (value !== null) values.push(value);
  }
  if (values.length < FEWEST_WEEKS) return null;
  values.sort((a, b) => a - b);
  return { low: quantile(values, 0.1)!, middle: quantile(values, 0.5)!, high: quantile(values, 0.9)!, n: values.length };
}
