import * as z from 'zod';
import { command, day, id, query } from './endpoint.ts';

/** Something that is tried, until it is kept or given up. */
export interface Trial {
  trialId: number;
  name: string;
  hypothesis: string;
  campaignId: number | null;
  campaignName: string | null;
  /** At the most to be spent; null: no cap. */
  capMinor: number | null;
  currency: string;
  reviewDay: string;
  decision: 'keep' | 'kill' | null;
  reason: string;
  decidedDay: string | null;
  /** What was written down, and what the campaign cost. */
  costs: { costId: number; day: string; amountMinor: number; note: string }[];
  campaignCostMinor: number;
  spentMinor: number;
  /** Of it, written down for days after it was decided. */
  spentAfterMinor: number;
  due: boolean;
}

const money = z.int().min(0).max(1_000_000_000);
const words = (most: number) => z.string().trim().min(1).max(most);
export const trials = {
  /** Those that wait for a decision by their day of review, then the decided ones, the latest first. */
  trials: query(z.strictObject({})).returns<Trial[]>(),
  saveTrial: command(z.strictObject({ trialId: id.optional(), name: words(80), hypothesis: words(1000), campaignId: id.nullable().default(null), capMinor: money.nullable().default(null), reviewDay: day })).returns<{ trialId: number }>(),
  /** Also after it was decided: bills come late. */
  addTrialCost: command(z.strictObject({ trialId: id, day: day.optional(), amountMinor: money.min(1), note: z.string().trim().max(200).default('') })).returns<{ costId: number; overCap: boolean }>(),
  deleteTrialCost: command(z.strictObject({ costId: id })).returns<{ costId: number }>(),
  decideTrial: command(z.strictObject({ trialId: id, decision: z.enum(['keep', 'kill']), reason: words(1000) })).returns<{ trialId: number }>(),
  reopenTrial: command(z.strictObject({ trialId: id, reviewDay: day })).returns<{ trialId: number }>(),
  deleteTrial: command(z.strictObject({ trialId: id })).returns<{ trialId: number }>(),
};
