import { isDay } from '../lib/dates.ts';

/** Which part of a date comes first: the year, the month or the day. */
export const writtenOrders = ['ymd', 'mdy', 'dmy'] as const;
export type WrittenOrder = (typeof writtenOrders)[number];

const numbered = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?=\D|$)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

const two = (text: string) => text.padStart(2, '0');
const dayText = (year: string, month: string, day: string): string | null => {
  const found = `${year.length <= 2 ? `20${two(year)}` : year}-${two(month)}-${two(day)}`;
  return isDay(found) ? found : null;
};

/**
 * The day that a text begins with, under an order; null where it is none under it. A year of four digits in front leaves
 * no choice.
 * Examples: `03/04/2024` is 2024-03-04 as mdy and 2024-04-03 as dmy; `24-3-4` is 2024-03-04 as ymd; `20240304` likewise.
 */
export function dayUnder(text: string, order: WrittenOrder): string | null {
  const run = compact.exec(text);
  if (run) return dayText(run[1]!, run[2]!, run[3]!);
  const found = numbered.exec(text);
  if (!found) return null;
  const [, a, , b, c] = found as unknown as [string, string, string, string, string];
  if (a.length === 4) return dayText(a, b, c);
  if (a.length === 3 || c.length === 3) return null;
  if (order === 'ymd') return c.length === 4 ? null : dayText(a, b, c);
  return order === 'mdy' ? dayText(c, a, b) : dayText(c, b, a);
}

/** The text with its day written year first, so that it can be read in one way only. Example: `3/4/24 10:05`, dmy → `2024-04-03 10:05`. */
export function yearFirst(text: string, order: WrittenOrder): string {
  const day = dayUnder(text, order);
  if (day === null) return text;
  const run = compact.exec(text);
  if (run) return run[4] === undefined ? day : `${day} ${run[4]}:${run[5]}:${run[6]}`;
  return text.replace(numbered, day);
}

export interface DateOrderGuess {
  /** Null where the values leave it open. */
  order: WrittenOrder | null;
  /** A value that can be read in more than one way. */
  open: string | null;
}

/**
 * The order in which all dates of a column are days. One value that can be read in one way only decides for the others.
 * Examples: `03/04/2024`, `27/04/2024` → dmy; `03/04/2024` alone leaves it open; `2024-03-04` → ymd.
 */
export function guessDateOrder(texts: Iterable<string>): DateOrderGuess {
  let left: readonly WrittenOrder[] = writtenOrders;
  let open: string | null = null;
  for (const text of texts) {
    const days = writtenOrders.map((order) => dayUnder(text, order));
    const possible = writtenOrders.filter((_, i) => days[i] !== null);
    if (possible.length === 0) continue;
    if (open === null && new Set(days.filter((day) => day !== null)).size > 1) open = text;
    const rest = left.filter((order) => possible.includes(order));
    if (rest.length > 0) left = rest;
  }
  if (open === null) return { order: left[0] ?? 'ymd', open: null };
  return left.length === 1 ? { order: left[0]!, open: null } : { order: null, open };
}
