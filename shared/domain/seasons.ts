import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import { dayFromEpoch, epochDay } from '../lib/dates.ts';
import { seasonCount, type SeasonCalendar } from './season-calendar.ts';
import { spans, type Season } from './season-names.ts';

// The sun's and the moon's dates are taken in UTC+8.

/** 立春, 立夏, 立秋, 立冬 as tyme4ts counts the terms of a year. */
const TERMS = [3, 9, 15, 21];
/** The first months of the lunar year's quarters. A leap month belongs to the quarter that it falls into. */
const LUNAR_MONTHS = [1, 4, 7, 10];

const startsOfYear = new Map<string, number[]>();
const fromSolar = (day: SolarDay): number => Date.UTC(day.getYear(), day.getMonth() - 1, day.getDay()) / 86_400_000;
const firstOf = (year: number, month: number): number => Date.UTC(year, month, 1) / 86_400_000;

function starts(year: number, { kind, own }: SeasonCalendar): number[] {
  const key = `${kind} ${year}${kind === 'own' ? own.map((s) => s.start).join() : ''}`;
  let found = startsOfYear.get(key);
  if (!found) {
    if (kind === 'solar') found = TERMS.map((term) => fromSolar(SolarTerm.fromIndex(year, term).getSolarDay()));
    else if (kind === 'lunar') found = LUNAR_MONTHS.map((month) => fromSolar(LunarDay.fromYmd(year, month, 1).getSolarDay()));
    else if (kind === 'own') found = own.map(({ start }) => epochDay(`${String(year).padStart(4, '0')}-${start}`));
    // March, or September, and every third month after it.
    else found = [0, 3, 6, 9].map((months) => firstOf(year, (kind === 'north' ? 2 : 8) + months));
    startsOfYear.set(key, found);
  }
  return found;
}

/** Seasons are numbered on and on: seasons a year × the year of their beginning, plus 0 for the year's first (spring) and so on. */
export const yearOfNumber = (number: number, calendar: SeasonCalendar): number => Math.floor(number / seasonCount(calendar));
/** Its place in the year, from 0. */
export const placeOfNumber = (number: number, calendar: SeasonCalendar): number => number - seasonCount(calendar) * yearOfNumber(number, calendar);
export const seasonOfNumber = (number: number, calendar: SeasonCalendar): Season => spans[placeOfNumber(number, calendar)]!;

/** The first day of a season, as days since 1970. Worked example by solar term: 4 × 2026 (spring 2026) → 2026-02-04. */
export const startOfSeason = (number: number, calendar: SeasonCalendar): number => starts(yearOfNumber(number, calendar), calendar)[placeOfNumber(number, calendar)]!;
export const seasonStartDay = (number: number, calendar: SeasonCalendar): string => dayFromEpoch(startOfSeason(number, calendar));

/**
 * The season of a day (days since 1970): the latest that has begun; its first day belongs to it.
 * Worked example by solar term: 2026-02-03 → winter of 2025, 2026-02-04 → spring of 2026.
 */
export function seasonNumber(day: number, calendar: SeasonCalendar): number {
  let year = new Date(day * 86_400_000).getUTCFullYear();
  while (starts(year, calendar)[0]! > day) year -= 1;
  return seasonCount(calendar) * year + starts(year, calendar).filter((start) => start <= day).length - 1;
}

export const seasonOfDay = (day: string, calendar: SeasonCalendar): number => seasonNumber(epochDay(day), calendar);
