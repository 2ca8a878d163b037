import { dayFromEpoch } from './dates.ts';

/** The last day of the month so many before a day's. Worked example: 2026-03-15, 1 → 2026-02-28. */
export function monthEnd(day: string, monthsBack: number): string {
  return dayFromEpoch(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - monthsBack, 0) / 86_400_000);
}

/** The same day some months earlier, or the month's last. Worked example: one before 2026-03-31 → 2026-02-28. */
export function monthsBefore(day: string, months: number): string {
  const last = monthEnd(day, months);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}
