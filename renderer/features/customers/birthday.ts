/** A birthday as its fields show it; the year may be unknown. */
export interface BirthdayParts {
  year: number | null;
  month: number | null;
  day: number | null;
}

export function partsOfBirthday(text: string | null): BirthdayParts {
  const found = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!found) return { year: null, month: null, day: null };
  return { year: found[1] === '-' ? null : Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** How many days a month can have; 29 in a February of no known year. */
export const daysInMonth = (month: number, year: number | null): number => new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();

/**
 * `YYYY-MM-DD`, or `--MM-DD` without a year; null where nothing is said, undefined where it is only half said or no day.
 * Worked example: month 2, day 29 → `--02-29`; with the year 2023 → undefined.
 */
export function birthdayOf({ year, month, day }: BirthdayParts): string | null | undefined {
  if (year === null && month === null && day === null) return null;
  if (month === null || day === null || day > daysInMonth(month, year)) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year === null ? '-' : String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
