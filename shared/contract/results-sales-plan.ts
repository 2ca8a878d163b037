import * as z from 'zod';
import type { Explained, SalesParts } from '../domain/explain-difference.ts';
import { command, query } from './endpoint.ts';

export interface PlannedMonth {
  month: string;
  plan: SalesParts;
  /** Valid orders of recognised buyers in the plan's currency. */
  actual: SalesParts;
  currency: string;
  /** The month isn't over, or the orders don't reach its end: nothing is explained yet. */
  unfinished: boolean;
  explained: Explained | null;
}
const month = z.string().regex(/^\d{4}-\d{2}$/);

export const salesPlan = {
  /** The latest month first; `known`: what past months brought, to plan by. */
  salesPlan: query(z.strictObject({})).returns<{ months: PlannedMonth[]; known: { month: string; parts: SalesParts }[]; currency: string; knownUntil: string }>(),
  saveSalesPlan: command(z.strictObject({ month, buyers: z.int().min(1).max(10_000_000), orders: z.int().min(1).max(100_000_000), aovMinor: z.int().min(1).max(1_000_000_000) })).returns<{ month: string }>(),
  deleteSalesPlan: command(z.strictObject({ month })).returns<{ month: string }>(),
};
