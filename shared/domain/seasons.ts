import { SolarTerm } from 'tyme4ts';
import { dayFromEpoch, epochDay } from '../lib/dates.ts';
import { seasons, type Season } from './season-names.ts';

// By solar term, as Chinese shops know them: spring begins with 立春 and so on. The sun's date is taken in UTC+8.

/** 立春, 立夏, 立秋, 立冬 as tyme4ts counts the terms of a year. */
const TERMS = [3, 9, 15, 21];

const startsOfYear = new Map<number, number[]>();

function starts(year: number): number[] {
  let found = startsOfYear.get(year);
  if (!found) {
    found = TERMS.map((term) => {
      const day = SolarTerm.fromIndex(year, term).getSolarDay();
      return Date.UTC(day.getYear(), day.getMonth() - 1, day.getDay()) / 86_400_000;
    });
    startsOfYear.set(year, found);
  }
  return found;
}

/** Seasons are numbered on and on: 4 × the year of their beginning, plus 0 (spring) to 3 (winter). */
export const seasonOfNumber = (number: number): Season => seasons[((number % 4) + 4) % 4]!;
export const yearOfNumber = (number: number): number => Math.floor(number / 4);

/** The first day of a season, as days since 1970. Worked example: 4 × 2026 (spring 2026) → 2026-02-04. */
export const startOfSeason = (number: number): number => starts(yearOfNumber(number))[number % 4]!;
export const seasonStartDay = (number: number): string => dayFromEpoch(startOfSeason(number));

/**
 * The season of a day (days since 1970): the latest that has begun; the term's day belongs to the new one.
 * Worked example: 2026-02-03 → winter of 2025, 2026-02-04 → spring of 2026.
 */
export function seasonNumber(day: number): number {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const begun = starts(year).filter((start) => start <= day).length;
  return begun === 0 ? 4 * (year - 1) + 3 : 4 * year + begun - 1;
}

export const seasonOfDay = (day: string): number => seasonNumber(epochDay(day));
