import * as z from 'zod';
import type { Explained, SalesParts } from '../domain/explain-difference.ts';
import { command, id, query, task } from './endpoint.ts';

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
/** The plan of a segment's month, or of a campaign's window. */
export interface GroupPlan extends Omit<PlannedMonth, 'month'> {
  planId: number;
  segmentId: number | null;
  campaignId: number | null;
  name: string;
  month: string | null;
  /** The days; null: the campaign isn't locked yet. */
  from: string | null;
  to: string | null;
  /** As of which day these are the segment's people; null of a campaign's treated. */
  peopleOf: string | null;
  people: number;
}
const month = z.string().regex(/^\d{4}-\d{2}$/);
const parts = { buyers: z.int().min(1).max(10_000_000), orders: z.int().min(1).max(100_000_000), aovMinor: z.int().min(1).max(1_000_000_000) };

export const salesPlan = {
  /** The latest month first; `known`: what past months brought, to plan by. */
  salesPlan: query(z.strictObject({})).returns<{ months: PlannedMonth[]; known: { month: string; parts: SalesParts }[]; currency: string; knownUntil: string }>(),
  saveSalesPlan: command(z.strictObject({ month, ...parts })).returns<{ month: string }>(),
  /** At most 60, the latest first. */
  groupPlans: task('analysis', z.strictObject({})).returns<{ plans: GroupPlan[]; currency: string; knownUntil: string }>(),
  /** Of a segment and a month, or of a campaign; one that is there is changed. */
  saveGroupPlan: command(z.strictObject({ segmentId: id.nullable(), campaignId: id.nullable(), month: month.nullable(), ...parts })).returns<{ planId: number }>(),
  deleteGroupPlan: command(z.strictObject({ planId: id })).returns<{ planId: number }>(),
  deleteSalesPlan: command(z.strictObject({ month })).returns<{ month: string }>(),
};
