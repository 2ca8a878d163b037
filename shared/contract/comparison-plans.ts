import * as z from 'zod';
import { states } from '../domain/lifecycle-states.ts';
import { MOST_OWN_GROUPS } from '../domain/own-season-groups.ts';

const minDays = z.int().min(1).max(365);
export const comparisonPlans = z.strictObject({
  /** Whom each contacts, and the least days between two contacts of one person. */
  y: z.strictObject({ states: z.array(z.enum(states)).min(1).max(4), minDays }),
  x: z.strictObject({ groups: z.array(z.string().min(1).max(20)).min(1).max(MOST_OWN_GROUPS + 1), minDays }),
});
export type ComparisonPlans = z.output<typeof comparisonPlans>;
export const usualPlans: ComparisonPlans = { y: { states: ['silent', 'asleep'], minDays: 60 }, x: { groups: ['leaving', 'returning', 'regular', 'best'], minDays: 60 } };
