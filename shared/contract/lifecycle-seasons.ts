import * as z from 'zod';
import { calendarKinds } from '../domain/season-calendar.ts';
import type { SeasonGroup } from '../domain/season-groups.ts';
import type { Season } from '../domain/season-names.ts';

export const seasonRules = z.strictObject({ leavingAfter: z.union([z.literal(2), z.literal(3)]), goneAfter: z.int().min(3).max(12), lookBack: z.enum(['year', 'life']) }).refine((r) => r.goneAfter > r.leavingAfter);

/** The owner's own spans need four, see ownSeasonsProblem. */
export const seasonCalendar = z.strictObject({ kind: z.enum(calendarKinds), own: z.array(z.strictObject({ name: z.string().trim().min(1).max(12), /** MM-DD. */ start: z.string().max(5) })).max(4) });

/** Four times the year in which it begins, plus 0 (spring) to 3 (winter). */
export const season = z.int().min(4 * 1900).max(4 * 2200 + 3);

export interface SeasonSpan {
  /** 4 × year + 0 (spring) … 3 (winter). */
  number: number;
  season: Season;
  year: number;
  firstDay: string;
  /** The day asked about, where the season is running. */
  lastDay: string;
  isRunning: boolean;
}
export interface SeasonTotals extends SeasonSpan {
  /** At its end. */
  groups: Record<SeasonGroup, number>;
}
export interface SeasonPattern {
  /** In which of the four seasons of the look-back they bought: bit 0 spring … bit 3 winter. */
  bits: number;
  customers: number;
  netMinor: number;
  /** Share of those with this pattern at the end of the season before who bought in the following one; null of nobody. */
  returned: number | null;
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
  groups: { group: SeasonGroup; customers: number; netMinor: number }[];
  patterns: SeasonPattern[];
  /** People by group at the end of one season (null: no customer yet) and of another. */
  flow: { from: SeasonSpan; to: SeasonSpan; rows: { from: SeasonGroup | null; to: SeasonGroup; customers: number }[] } | null;
  definition: string;
  sql: string;
}
