import * as z from 'zod';
import type { SlotFlag } from '../domain/seasonal-index.ts';
import { spans, type Season } from '../domain/season-names.ts';
import { saleGroupings, type SaleGroup, type SaleGrouping } from './category-seasons.ts';
import { command, day, id, task } from './endpoint.ts';

export interface SeasonPush extends SaleGroup {
  /** Units a day in this season ÷ in the whole year; null below a whole year of data. */
  index: number | null;
  /** Null: too few orders to tell. */
  flag: SlotFlag | null;
  /** In seasons of this name, in the years averaged. */
  orders: number;
  /** Recognised people who ever bought it. */
  buyers: number;
  /** The index says so; and the owner's own choice, or the suggestion where none was made. */
  isSuggested: boolean;
  isChosen: boolean;
  /** Started for it, in this season. */
  campaigns: { campaignId: number; name: string; isDraft: boolean }[];
}
export interface PlannedSeason {
  season: Season;
  year: number;
  firstDay: string;
  lastDay: string;
  isRunning: boolean;
  /** The owner has chosen for this season. */
  isSaved: boolean;
  /** Chosen first, then by index. */
  pushes: SeasonPush[];
}
export interface SeasonPlan {
  asOf: string;
  groupBy: SaleGrouping;
  years: number;
  leastOrders: number;
  /** The running one and those that follow it, a year. */
  seasons: PlannedSeason[];
  definition: string;
}

export const seasonPlanEndpoints = {
  /** What to push in each of the next seasons: suggested by what sold then before, as the owner changed it, with its campaigns. */
  seasonPlan: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), groupBy: z.enum(saleGroupings).optional() })).returns<SeasonPlan>(),
  /** The owner's choice for seasons of this name; null goes back to the suggestion. */
  /** Of a shop with a calendar of its own its own, else of all. */
  saveSeasonPlan: command(z.strictObject({ shop: id.optional(), groupBy: z.enum(saleGroupings), season: z.enum(spans), keys: z.array(z.string().min(1).max(200)).max(100).nullable() })).returns<{ chosen: number | null }>(),
};
