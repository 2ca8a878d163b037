import type { PlanArm } from '../contract/lifecycle-plan-trials.ts';
import { splitArms, type SplitPerson } from './split-arms.ts';

/**
 * Three arms by two of the campaigns' own stratified splits: first who is left alone, then half and half of the rest.
 * Worked example: 100 people, a fifth left alone → 40, 40 and 20.
 */
export function splitPlanArms(people: readonly SplitPerson[], aloneShare: number, seed: number): Map<number, PlanArm> {
  const first = splitArms(people, aloneShare, seed);
  const rest = people.filter((p) => first.get(p.id)!.arm === 'treated');
  const second = splitArms(rest, 0.5, (seed ^ 0x9e3779b9) >>> 0);
  return new Map(people.map(({ id }) => [id, first.get(id)!.arm === 'held_out' ? 'alone' : second.get(id)!.arm === 'treated' ? 'y' : 'x']));
}
