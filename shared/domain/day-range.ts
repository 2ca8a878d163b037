import { dayOf } from '../lib/dates.ts';
import type { DayRange } from './coverage.ts';
import { parseDateTime, type DateOrder } from './parse-date-time.ts';

const written = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[A-Za-z]{3}[a-z]*[-. ]\d{1,2}(?:[-.]|, ?)\d{4}|\d{1,2}[-. ][A-Za-z]{3}[a-z]*[-. ]\d{4}`;
const range = new RegExp(`(${written})(?:\\s*(?:~|～|至|到|to|_|-|–|—)\\s*(${written}))?`);
const split = /^(.+?\d)\s*(?:~|～|至|\bto\b)\s*(\d.+)$/;

const dayFrom = (text: string, order?: DateOrder): string | null => {
  const at = parseDateTime(text.trim(), 'UTC', order);
  return Number.isNaN(at) ? null : dayOf(at, 'UTC');
};

/**
 * The day of a cell, or the days from and to that it names; null where it is neither.
 * Examples: `2026-10-01` → that day; `2026-10-01 ~ 2026-10-07` → the week; `10/25/26` needs the file's order of day and month.
 */
export function readDays(text: string, order?: DateOrder): DayRange | null {
  const parts = split.exec(text);
  const first = dayFrom(parts?.[1] ?? text, order);
  const last = parts ? dayFrom(parts[2]!, order) : first;
  return first !== null && last !== null && first <= last ? { first, last } : null;
}

/**
 * The period that a title or a file's name speaks of. Examples: `Report period: Oct-01-2026 to Oct-31-2026`,
 * `商品_全部_2026-10-01_2026-10-01.xls`, `统计周期：2026-10-01~2026-10-07`; null in `BusinessReport.csv`.
 */
export function findPeriod(text: string): DayRange | null {
  const found = range.exec(text);
  if (!found) return null;
  const first = dayFrom(found[1]!);
  const last = found[2] === undefined ? first : dayFrom(found[2]);
  return first !== null && last !== null && first <= last ? { first, last } : null;
}
