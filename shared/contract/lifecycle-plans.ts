import * as z from 'zod';
import type { Replay, ReplayedGroup } from '../domain/replay-plans.ts';
import { comparisonPlans, usualPlans, type ComparisonPlans } from './comparison-plans.ts';
import { day, id, task } from './endpoint.ts';
import type { MarginOf } from './lifecycle-margins.ts';
import { planNoteEndpoints } from './lifecycle-plan-notes.ts';
import { planTrialEndpoints } from './lifecycle-plan-trials.ts';

/** Plan Y is the first, plan X the second. Nobody was contacted: whom they would have chosen, and what those did anyway. */
export interface Comparison {
  from: string;
  to: string;
  asOf: string;
  currency: string;
  plans: ComparisonPlans;
  /** Replayed, on the first of each. */
  months: number;
  /** Too few gaps to tell states by at that time. */
  skippedMonths: string[];
  /** Thousandths of the base currency's unit. */
  costMilliPerContact: number;
  /** Of the shop's sales, by which net spend becomes an expected margin. */
  margin: MarginOf;
  groups: ReplayedGroup[];
  difference: Replay['difference'];
  byMonth: { day: string; y: number; x: number; both: number; buyers: number }[];
  definition: string;
}

export const planEndpoints = {
  /** Plan Y and plan X on the shop's own past, a month each; by default the last year, and contacts where each plan expects them. */
  compare: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), plans: comparisonPlans.default(usualPlans), from: day.optional(), to: day.optional() })).returns<Comparison>(),
  ...planNoteEndpoints,
  ...planTrialEndpoints,
};
