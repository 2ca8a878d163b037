import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import type { SalePhase } from '../domain/sale-phases.ts';
import { saleGroupings } from './category-seasons.ts';
import { command, day, id, task } from './endpoint.ts';

/** The campaigns of one phase together; money in minor units of the base currency. */
export interface PhaseCampaigns {
  campaigns: { campaignId: number; name: string; sendDay: string }[];
  contacted: number;
  /** Of the treated: bought within the window. */
  treated: number;
  buyers: number;
  orders: number;
  netMinor: number;
  costMinor: number;
  /** Treated minus held out, where people were left alone and there is enough of them; stratified by campaign. */
  difference: Estimate | null;
  heldOut: number;
}
/** What the goods sold from `from` to `to` (no later than today), whoever bought them. */
export interface PhaseSales {
  from: string;
  to: string;
  orders: number;
  units: number;
  netMinor: number;
}
export interface PhaseResult extends PhaseCampaigns {
  phase: SalePhase;
  sales: PhaseSales | null;
}
export interface PhaseResults {
  asOf: string;
  currency: string;
  /** Of the goods asked about. */
  name: string;
  phases: PhaseResult[];
  /** Early: visitors that the campaigns brought and what they would have cost by clicks. Visitors as the owner typed them, else at least the buyers. */
  traffic: { visitors: number | null; atLeast: number; clickMinor: number | null; savedMinor: number | null };
  /** Hot: orders with these goods, alone or together with others; mean net of each. */
  bundle: { together: { orders: number; aovMinor: number | null }; alone: { orders: number; aovMinor: number | null }; leastOrders: number };
  /** End: of the treated, who had left (state asleep or lost the day before, by the shop's cuts) and bought; those held out beside them. Null without cuts. */
  reactivated: { away: number; back: number; heldOutAway: number; heldOutBack: number; difference: Estimate | null } | null;
  /** End: what the treated's sales left after the goods, discounts being off already; null where costs are unknown for one of the campaigns. */
  endMarginMinor: number | null;
  definition: string;
}

export const phaseResultEndpoints = {
  /** What came of each phase of a category's or product's season, by the measure that the phase is for. */
  phaseResults: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), groupBy: z.enum(saleGroupings), key: z.string().min(1).max(200), firstDay: day, hotDay: day, endDay: day, lastDay: day })).returns<PhaseResults>(),
  /** Price of a click, and visitors of the early phase of these goods as the platform shows them; null: not known. */
  savePhaseTraffic: command(z.strictObject({ key: z.string().min(1).max(200), firstDay: day, clickMinor: z.int().min(0).max(1e6).nullable(), visitors: z.int().min(0).max(1e9).nullable() })).returns<{ saved: true }>(),
};
