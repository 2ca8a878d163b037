import * as z from 'zod';
import { calendarKinds, LEAST_SPANS, MOST_SPANS } from '../domain/season-calendar.ts';
import { MOST_OWN_GROUPS } from '../domain/own-season-groups.ts';
import { seasonGroups } from '../domain/season-groups.ts';
import type { Season } from '../domain/season-names.ts';

export const seasonRules = z.strictObject({ leavingAfter: z.union([z.literal(2), z.literal(3)]), goneAfter: z.int().min(3).max(12), lookBack: z.enum(['year', 'life']) }).refine((r) => r.goneAfter > r.leavingAfter);

/** What own spans need, see ownSeasonsProblem. */
export const seasonCalendar = z.strictObject({ kind: z.enum(calendarKinds), own: z.array(z.strictObject({ name: z.string().trim().min(1).max(12), /** MM-DD. */ start: z.string().max(5) })).max(MOST_SPANS) });

/** What groups of one's own need, see ownGroupsProblem. */
const bits = z.int().min(0).max(2 ** MOST_SPANS - 1);
export const ownSeasonGroups = z.strictObject({
  seasons: z.int().min(LEAST_SPANS).max(MOST_SPANS),
  groups: z.array(z.strictObject({ key: z.string().min(1).max(20), name: z.string().trim().min(1).max(30), presets: z.array(z.enum(seasonGroups)).max(seasonGroups.length), bought: bits, notBought: bits, patterns: z.array(bits).max(200) })).min(1).max(MOST_OWN_GROUPS),
});

/** The calendar's seasons a year (four, own ones two to twelve) × the year in which it begins, plus its place in the year from 0. The year is 1900 to 2200. */
export const season = z.int().min(LEAST_SPANS * 1900).max(MOST_SPANS * 2201 - 1);

export interface SeasonSpan {
  /** Seasons a year × year + its place in the year. */
  number: number;
  season: Season;
  year: number;
  firstDay: string;
  /** The day asked about, where the season is running. */
  lastDay: string;
  isRunning: boolean;
}
export interface SeasonTotals extends SeasonSpan {
  /** At its end, by the groups' keys. */
  groups: Record<string, number>;
}
export interface SeasonPattern {
  /** In which of the year's seasons they bought within the look-back: bit 0 the year's first (spring) and so on. */
  bits: number;
  customers: number;
  netMinor: number;
  /** So many had this pattern at the end of the season before last, and so many of them bought in the last. */
  before: number;
  back: number;
  /** In which groups they are now, most of them first. */
  groups: string[];
}
export interface Seasons {
  asOf: string;
  currency: string;
  rules: z.output<typeof seasonRules>;
  calendar: z.output<typeof seasonCalendar>;
  running: SeasonSpan;
  buyers: number;
  /** The seasons known, the running one last. */
  history: SeasonTotals[];
  /** In the order in which they are asked for: presets or the owner's own, the rest last. `before` and `back` as of a pattern. */
  groups: { group: string; customers: number; netMinor: number; before: number; back: number }[];
  patterns: SeasonPattern[];
  /** The first day whose purchases count for the patterns; null: all do. */
  lookBackFrom: string | null;
  /** People by group at the end of one season (null: no customer yet) and of another. */
  flow: { from: SeasonSpan; to: SeasonSpan; rows: { from: string | null; to: string; customers: number }[] } | null;
  definition: string;
  sql: string;
}
