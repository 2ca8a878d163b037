import { LunarDay, SolarTerm } from 'tyme4ts';
import { addDays } from '../lib/dates.ts';

export interface CalendarDay {
  day: string;
  kind: 'festival' | 'term' | 'market';
  /** A key of `planning.day.*`; of terms the index from 立春 on. */
  key: string;
}

/** Month and day. */
const SOLAR: [string, string, CalendarDay['kind']][] = [
  ['newYear', '01-01', 'festival'],
  ['valentine', '02-14', 'festival'],
  ['women', '03-08', 'market'],
  ['labour', '05-01', 'festival'],
  ['love520', '05-20', 'festival'],
  ['children', '06-01', 'festival'],
  ['sale618', '06-18', 'market'],
  ['sale99', '09-09', 'market'],
  ['teachers', '09-10', 'festival'],
  ['national', '10-01', 'festival'],
  ['halloween', '10-31', 'festival'],
  ['double11', '11-11', 'market'],
  ['double12', '12-12', 'market'],
  ['christmas', '12-25', 'festival'],
];
/** Month, which one of it, weekday from Sunday = 0, and so many days later. */
const WEEKDAYS: [string, number, number, number, number, CalendarDay['kind']][] = [
  ['mothers', 5, 2, 0, 0, 'festival'],
  ['fathers', 6, 3, 0, 0, 'festival'],
  ['thanksgiving', 11, 4, 4, 0, 'festival'],
  ['blackFriday', 11, 4, 4, 1, 'market'],
  ['cyberMonday', 11, 4, 4, 4, 'market'],
];
/** Lunar month and day. */
const LUNAR: [string, number, number][] = [
  ['springFestival', 1, 1],
  ['lantern', 1, 15],
  ['dragonBoat', 5, 5],
  ['qixi', 7, 7],
  ['midAutumn', 8, 15],
  ['doubleNinth', 9, 9],
  ['laba', 12, 8],
];

const iso = (d: { getYear(): number; getMonth(): number; getDay(): number }) => `${d.getYear()}-${String(d.getMonth()).padStart(2, '0')}-${String(d.getDay()).padStart(2, '0')}`;

function nthWeekday(year: number, month: number, n: number, weekday: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return `${year}-${String(month).padStart(2, '0')}-${String(1 + ((weekday - first + 7) % 7) + (n - 1) * 7).padStart(2, '0')}`;
}

function daysOfYear(year: number): CalendarDay[] {
  const newYear = iso(LunarDay.fromYmd(year, 1, 1).getSolarDay());
  return [
    ...SOLAR.map(([key, day, kind]): CalendarDay => ({ key, kind, day: `${year}-${day}` })),
    ...WEEKDAYS.map(([key, month, n, weekday, later, kind]): CalendarDay => ({ key, kind, day: addDays(nthWeekday(year, month, n, weekday), later) })),
    { key: 'newYearsEve', kind: 'festival', day: addDays(newYear, -1) },
    ...LUNAR.map(([key, month, day]): CalendarDay => ({ key, kind: 'festival', day: iso(LunarDay.fromYmd(year, month, day).getSolarDay()) })),
    // tyme4ts counts a year's terms from the 冬至 before it; the first of a solar year is the next, 小寒.
    ...Array.from({ length: 24 }, (_, i): CalendarDay => ({ key: String((i + 22) % 24), kind: 'term', day: iso(SolarTerm.fromIndex(year, i + 1).getJulianDay().getSolarDay()) })),
  ];
}

/**
 * Festivals (solar and lunar), the 24 solar terms and the marketplaces' own days between two days, in order.
 * Worked example: 2026-02-17 is 春节, 2026-02-16 除夕, 2026-11-27 Black Friday.
 */
export function marketingDays(from: string, to: string): CalendarDay[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  // A lunar year's last days fall into the next solar one.
  const years = Array.from({ length: last - first + 2 }, (_, i) => first - 1 + i);
  const found = years.flatMap(daysOfYear).filter(({ day }) => day >= from && day <= to);
  return found.sort((a, b) => a.day.localeCompare(b.day));
}
