import { epochDay, isDay } from '../lib/dates.ts';
import { seasons, spans, type Season } from './season-names.ts';

/** Where seasons come from: the solar terms, lunar months (three a season), months as in the northern or southern hemisphere, or the owner's own dates. */
export const calendarKinds = ['solar', 'lunar', 'north', 'south', 'own'] as const;
export type SeasonCalendarKind = (typeof calendarKinds)[number];

export const LEAST_SPANS = 2;
export const MOST_SPANS = spans.length;
/** In a shorter one nothing can be early, hot and over. */
export const LEAST_SPAN_DAYS = 7;

/** One of the owner's spans of a year: it lasts until the next begins, the last one into the next year. */
export interface OwnSeason {
  name: string;
  /** MM-DD. */
  start: string;
}
export interface SeasonCalendar {
  kind: SeasonCalendarKind;
  /** Two to twelve, in the order of the year; kept, and used where the kind is `own`. */
  own: OwnSeason[];
}
export const usualCalendar: SeasonCalendar = { kind: 'solar', own: [] };

/** The calendars kept: the common one, and by their ids those of shops that have their own. */
export interface SeasonCalendars {
  seasonCalendar: SeasonCalendar;
  shopCalendars: Record<string, SeasonCalendar>;
}

/**
 * By which the seasons of a shop are counted: its own, else the common one. Over all shops (0) it is the common one, for
 * whoever buys in two of them can be in one season only.
 */
export const calendarOf = ({ seasonCalendar, shopCalendars }: SeasonCalendars, shopId: number): SeasonCalendar => (shopId === 0 ? undefined : shopCalendars[shopId]) ?? seasonCalendar;

/** How many seasons a year has. */
export const seasonCount = ({ kind, own }: SeasonCalendar): number => (kind === 'own' ? own.length : seasons.length);
/** In the order of the year. */
export const seasonsOf = (calendar: SeasonCalendar): readonly Season[] => spans.slice(0, seasonCount(calendar));

/** Why own seasons can't be used; null where they can. 29 February isn't a day of every year. */
export function ownSeasonsProblem(own: readonly OwnSeason[]): 'count' | 'day' | 'order' | 'short' | 'names' | null {
  if (own.length < LEAST_SPANS || own.length > MOST_SPANS) return 'count';
  if (own.some(({ start }) => !isDay(`2023-${start}`))) return 'day';
  if (own.some(({ start }, i) => i > 0 && start <= own[i - 1]!.start)) return 'order';
  const days = [...own.map(({ start }) => epochDay(`2023-${start}`)), epochDay(`2024-${own[0]!.start}`)];
  if (days.some((day, i) => i > 0 && day - days[i - 1]! < LEAST_SPAN_DAYS)) return 'short';
  return new Set(own.map(({ name }) => name)).size < own.length ? 'names' : null;
}
