import { LunarDay, LunarMonth, SolarDay } from 'tyme4ts';
import { addDays, daysBetween } from '../lib/dates.ts';

/** lunar: born on that solar day, and keeps the lunar one; lunar_written: what is known is the lunar date itself. */
export const birthdayCalendars = ['solar', 'lunar', 'lunar_written'] as const;
export type BirthdayCalendar = (typeof birthdayCalendars)[number];

export interface BirthdayTerms {
  /** So many days ahead somebody stands on the list. */
  daysAhead: number;
  /** Below this age nobody does; 0: whatever their age. */
  minAge: number;
  /** Of 29 February in other years. */
  leapDay: '02-28' | '03-01';
  /** A gift that goes onto the board. */
  benefitId: number | null;
  templateId: number | null;
}
export const usualBirthdayTerms: BirthdayTerms = { daysAhead: 7, minAge: 18, leapDay: '02-28', benefitId: null, templateId: null };

const iso = (day: { getYear(): number; getMonth(): number; getDay(): number }): string => [String(day.getYear()).padStart(4, '0'), String(day.getMonth()).padStart(2, '0'), String(day.getDay()).padStart(2, '0')].join('-');
const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Month and day of the lunar year in which somebody keeps it; a leap month's child keeps it in the month of that name. */
function lunarDate(birthday: string, calendar: 'lunar' | 'lunar_written'): { month: number; day: number } | null {
  if (calendar === 'lunar_written') return { month: Number(birthday.slice(-5, -3)), day: Math.min(30, Number(birthday.slice(-2))) };
  if (birthday.startsWith('-')) return null;
  const born = SolarDay.fromYmd(Number(birthday.slice(0, 4)), Number(birthday.slice(5, 7)), Number(birthday.slice(8))).getLunarDay();
  return { month: Math.abs(born.getMonth()), day: born.getDay() };
}

/** The 30th of a month that has 29 days is its last. */
function lunarBirthdayIn(lunarYear: number, { month, day }: { month: number; day: number }): string {
  const last = LunarMonth.fromYm(lunarYear, month).getDayCount();
  return iso(LunarDay.fromYmd(lunarYear, month, Math.min(day, last)).getSolarDay());
}

/**
 * The birthday of `YYYY-MM-DD` or `--MM-DD` that falls on one of these days, with the year it is counted under: the
 * solar one, or of a lunar birthday the lunar one, which can fall twice into a solar year. Null where there is none, and
 * of a lunar one whose year of birth isn't known. The days span less than a year.
 * Worked example: born 2000-02-29, in 2026 → 2026-02-28; born 1990-10-03 (八月十五), lunar, in 2026 → 2026-09-25.
 */
export function birthdayBetween(birthday: string, calendar: BirthdayCalendar, leapDay: BirthdayTerms['leapDay'], from: string, to: string): { day: string; year: number } | null {
  const years = [-1, 0, 1].map((n) => Number(from.slice(0, 4)) + n);
  const lunar = calendar === 'solar' ? null : lunarDate(birthday, calendar);
  if (calendar !== 'solar' && lunar === null) return null;
  for (const year of years) {
    const monthDay = birthday.slice(-5);
    const day = lunar ? lunarBirthdayIn(year, lunar) : `${year}-${monthDay === '02-29' && !isLeapYear(year) ? leapDay : monthDay}`;
    if (day >= from && day <= to) return { day, year };
  }
  return null;
}

/** Whole years on that day; null where the year of birth isn't known. */
export function ageOn(birthday: string, day: string): number | null {
  if (birthday.startsWith('-')) return null;
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** The days that a list of a day looks at: some that are past already, so that a weekend misses nobody. */
const PAST_DAYS = 3;
export const birthdayWindow = (today: string, daysAhead: number): { from: string; to: string } => ({ from: addDays(today, -PAST_DAYS), to: addDays(today, daysAhead) });
export const daysUntil = (today: string, day: string): number => daysBetween(today, day);
