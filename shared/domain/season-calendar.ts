import { isDay } from '../lib/dates.ts';

/** Where seasons come from: the solar terms, lunar months (three a season), months as in the northern or southern hemisphere, or the owner's own dates. */
export const calendarKinds = ['solar', 'lunar', 'north', 'south', 'own'] as const;
export type SeasonCalendarKind = (typeof calendarKinds)[number];

/** One of the owner's four spans of a year: it lasts until the next begins, the last one into the next year. */
export interface OwnSeason {
  name: string;
  /** MM-DD. */
  start: string;
}
export interface SeasonCalendar {
  kind: SeasonCalendarKind;
  /** Four, in the order of the year; kept, and used where the kind is `own`. */
  own: OwnSeason[];
}
export const usualCalendar: SeasonCalendar = { kind: 'solar', own: [] };

/** Why own seasons can't be used; null where they can. 29 February isn't a day of every year. */
export function ownSeasonsProblem(own: readonly OwnSeason[]): 'four' | 'day' | 'order' | 'names' | null {
  if (own.length !== 4) return 'four';
  if (own.some(({ start }) => !isDay(`2023-${start}`))) return 'day';
  if (own.some(({ start }, i) => i > 0 && start <= own[i - 1]!.start)) return 'order';
  return new Set(own.map(({ name }) => name)).size < own.length ? 'names' : null;
}
