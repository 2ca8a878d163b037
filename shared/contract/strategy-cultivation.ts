import * as z from 'zod';
import type { CultivationStep } from '../domain/cultivation.ts';
import { cultivationSteps } from '../domain/cultivation.ts';
import type { Estimate } from '../domain/lift.ts';
import { plays, type PlayId } from '../domain/playbook.ts';
import type { CustomerRow } from './customers.ts';
import { command, day, id, task } from './endpoint.ts';

const action = z.enum(plays.map((p) => p.id) as [PlayId, ...PlayId[]]);
const step = z.strictObject({
  purchaseDays: z.int().min(1).max(100),
  netMinor: z.int().min(0).max(1e12).nullable(),
  /** So long it may take from here to the next step; whoever takes longer is stuck. */
  withinDays: z.int().min(7).max(730),
  /** The share of those who enter that the owner wants to see on the next step in that time (0–1); null: none set. */
  target: z.number().min(0).max(1).nullable(),
  /** What is done next for whoever is stuck here. */
  action,
});
export const cultivationRules = z.strictObject({
  /** New, returning, best. */
  steps: z.array(step).length(cultivationSteps.length),
  /** So many days without a purchase: off the ladder. Null: once they are lost by the shop's own cuts. */
  exitDays: z.int().min(7).max(3650).nullable(),
});
export type CultivationRules = z.output<typeof cultivationRules>;

export interface LadderStep {
  step: CultivationStep;
  /** On it today: entered, not on the next, and not off the ladder. */
  customers: number;
  netMinor: number;
  stuck: number;
  /** Whoever was on it when they left the ladder. */
  left: number;
  /** Entered within the year that ended `withinDays` ago, of whom so many were on the next step in time (Wilson, 95 %). Null: the last step. */
  conversion: { entered: number; converted: number; rate: Estimate | null } | null;
}
export interface Cultivation {
  asOf: string;
  currency: string;
  rules: CultivationRules;
  isSaved: boolean;
  /** Days without a purchase after which somebody is off the ladder; null: nobody ever is. */
  exitDays: number | null;
  /** So many days of history must precede an entry. */
  leadDays: number;
  leastEntered: number;
  steps: LadderStep[];
  /** Of the step asked about: who is stuck, who spent most first; all their ids, for a list. */
  people: (CustomerRow & { stuckDays: number })[];
  stuckIds: number[];
  definition: string;
}

export const cultivationEndpoints = {
  /** From new to returning to best: who is on which step, how many get on in time, and who is stuck on the one asked about. */
  cultivation: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), step: z.enum(cultivationSteps).default('new'), top: z.int().min(1).max(500).default(50) })).returns<Cultivation>(),
  saveCultivation: command(cultivationRules).returns<{ saved: true }>(),
};
