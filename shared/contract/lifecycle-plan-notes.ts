import * as z from 'zod';
import { comparisonPlans, type ComparisonPlans } from './comparison-plans.ts';
import { command, query } from './endpoint.ts';

const words = z.string().trim().max(2000);

export interface PlanNote<P extends keyof ComparisonPlans> {
  strengths: string;
  weaknesses: string;
  /** The plan that it was written of. */
  writtenOf: ComparisonPlans[P];
  updatedAt: number;
}
/** What the owner thinks of each of the two; null: nothing yet. */
export interface PlanNotes {
  y: PlanNote<'y'> | null;
  x: PlanNote<'x'> | null;
}

export const planNoteEndpoints = {
  planNotes: query(z.strictObject({})).returns<PlanNotes>(),
  /** Of one of them, as it is in `plans` now; without a word the note goes. */
  savePlanNote: command(z.strictObject({ plan: z.enum(['y', 'x']), plans: comparisonPlans, strengths: words, weaknesses: words })).returns<PlanNotes>(),
};
