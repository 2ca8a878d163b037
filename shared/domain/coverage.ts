import { addDays } from '../lib/dates.ts';

/** First and last day for which something is known. */
export interface DayRange {
  first: string;
  last: string;
}

/** A small shop has days without an order: two files that leave no more than these between them join. */
const QUIET_DAYS = 3;

/** Ranges in order, those that overlap or nearly touch made one. */
export function joinRanges(ranges: readonly DayRange[]): DayRange[] {
  const joined: DayRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const before = joined.at(-1);
    if (before && range.first <= addDays(before.last, QUIET_DAYS + 1)) {
      if (range.last > before.last) before.last = range.last;
    } else joined.push({ ...range });
  }
  return joined;
}

/**
 * Months (YYYY-MM) that the files of one shop touch and don't cover whole, so that their sales are too low.
 * Worked example: files of 10 January to 28 February and of 2 March to 20 April → January and April are partial.
 */
export function partialMonths(ranges: readonly DayRange[]): Set<string> {
  const partial = new Set<string>();
  for (const { first, last } of joinRanges(ranges)) {
    if (!first.endsWith('-01')) partial.add(first.slice(0, 7));
    if (!addDays(last, 1).endsWith('-01')) partial.add(last.slice(0, 7));
  }
  return partial;
}
