import type { PlanArm } from '../contract/lifecycle-plan-trials.ts';
import { splitArms, type SplitPerson } from './split-arms.ts';

export interface PlanAssignment {
  arm: PlanArm;
  /** Of the draw of who is left alone, and of the one between both plans (null: left alone). */
  aloneStratum: number;
  planStratum: number | null;
}

/**
 * Three arms by two of the campaigns' own stratified splits: first who is left alone, then half and half of the rest.
 * Worked example: 100 people, a fifth left alone → 40, 40 and 20.
 */
export function splitPlanArms(people: readonly SplitPerson[], aloneShare: number, seed: number): Map<number, PlanAssignment> {
  const first = splitArms(people, aloneShare, seed);
  const rest = people.filter((p) => first.get(p.id)!.arm === 'treated');
  const second = splitArms(rest, 0.5, (seed ^ 0x9e3779b9) >>> 0);
  return new Map(
    people.map(({ id }) => {
      const { stratum: aloneStratum } = first.get(id)!;
      const plan = second.get(id);
      return [id, { arm: plan === undefined ? 'alone' : plan.arm === 'treated' ? 'y' : 'x', aloneStratum, planStratum: plan?.stratum ?? null }];
    }),
  );
}
