import * as z from 'zod';
import type { Cuts, State } from '../domain/lifecycle-states.ts';
import type { TooLittle } from '../domain/purchase-gaps.ts';
import { saleGroupings, type SaleGrouping } from './category-seasons.ts';
import { day, id, task } from './endpoint.ts';

/** States by the purchases of one category or product alone. */
export interface CategoryStates {
  asOf: string;
  groupBy: SaleGrouping;
  /** To choose from, the most buyers first. */
  choices: { key: string; name: string; buyers: number }[];
  chosen: { key: string; name: string } | null;
  /** Who has bought it, and the gaps between their days of buying it. */
  buyers: number;
  gaps: number;
  /** P50, P75, P90, P95 of the gaps in days; null without any. */
  percentiles: [number, number, number, number] | null;
  tooLittle: TooLittle[];
  /** The owner's for it, its own percentiles, or, where it has too few gaps, those of the whole shop. */
  cuts: Cuts | null;
  source: 'own' | 'measured' | 'shop' | null;
  counts: { state: State; customers: number }[];
  definition: string;
}

export const categoryStateEndpoints = {
  /** Of the category (else the product) that most people buy, or of the one that is asked for. */
  categoryStates: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), groupBy: z.enum(saleGroupings).optional(), key: z.string().max(200).optional() })).returns<CategoryStates>(),
};
