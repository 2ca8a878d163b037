import * as z from 'zod';
import { calendars, type Calendar } from '../domain/calendar-slots.ts';
import type { PhaseYear, SalePhase } from '../domain/sale-phases.ts';
import type { SeasonalIndex } from '../domain/seasonal-index.ts';
import { spans, type Season } from '../domain/season-names.ts';
import { day, id, task } from './endpoint.ts';

export const saleGroupings = ['category', 'product'] as const;
export type SaleGrouping = (typeof saleGroupings)[number];

/** A category, or a product by itself. */
export interface SaleGroup {
  /** The category's name; of a product its id. */
  key: string;
  name: string;
  productId: number | null;
}

export interface GroupSeasonality extends SaleGroup {
  /** Recognised people who bought it up to the day. */
  buyers: number;
  orders: number;
  /** Null below a whole year, or where nothing was sold in one. */
  told: SeasonalIndex | null;
}
export interface Seasonality {
  asOf: string;
  groupBy: SaleGrouping;
  calendar: Calendar;
  firstDay: string | null;
  lastDay: string | null;
  /** Whole years that could be averaged. */
  years: number;
  leastOrders: number;
  /** By orders, the most first. */
  groups: GroupSeasonality[];
  /** All together. */
  all: SeasonalIndex | null;
  definition: string;
  sql: string;
}

export interface SalePhases {
  asOf: string;
  groupBy: SaleGrouping;
  /** Null where nothing was sold. */
  chosen: SaleGroup | null;
  season: Season;
  /** To choose from, the most sold first. */
  choices: SaleGroup[];
  /** Complete seasons of this name with enough orders, the latest last. */
  years: PhaseYear[];
  leastOrders: number;
  /** The season that is coming or running. */
  next: { season: number; year: number; firstDay: string; lastDay: string; phases: { phase: SalePhase; from: string; to: string }[] };
  /** People now in each group, of the whole shop. */
  groups: { group: string; customers: number }[];
  definition: string;
}

export const categorySeasonEndpoints = {
  /** When in the year each category sells; each product, where no categories are known. */
  seasonality: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), calendar: z.enum(calendars).default('month'), groupBy: z.enum(saleGroupings).optional() })).returns<Seasonality>(),
  /** Early, hot and end of a category or product in a season, from its curve of the years before; without a key the most sold. */
  phases: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), groupBy: z.enum(saleGroupings).optional(), key: z.string().max(200).optional(), season: z.enum(spans).optional() })).returns<SalePhases>(),
};
