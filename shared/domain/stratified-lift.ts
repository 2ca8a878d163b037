import { joinStrata } from './join-strata.ts';
import { wilson, Z95, type Estimate, type Interval } from './lift.ts';

/** Both arms of one stratum. */
export interface Stratum {
  hits1: number;
  people1: number;
  hits2: number;
  people2: number;
}

const add = (a: Stratum, b: Stratum): Stratum => ({ hits1: a.hits1 + b.hits1, people1: a.people1 + b.people1, hits2: a.hits2 + b.hits2, people2: a.people2 + b.people2 });

/** Of one arm: the weighted rate, with Wilson limits narrowed so that together they stand for one interval (Yan and Su 2010, with equal spread in every stratum). */
function armRate(parts: readonly { hits: number; people: number; weight: number }[]): Interval & { value: number } {
  const z = (Z95 * Math.sqrt(parts.reduce((sum, p) => sum + p.weight ** 2 / p.people, 0))) / parts.reduce((sum, p) => sum + p.weight / Math.sqrt(p.people), 0);
  const limits = parts.map((p) => ({ ...p, ...wilson(p.hits, p.people, z) }));
  const total = (of: (p: (typeof limits)[number]) => number) => limits.reduce((sum, p) => sum + p.weight * of(p), 0);
  return { value: total((p) => p.hits / p.people), low: total((p) => p.low), high: total((p) => p.high) };
}

/**
 * Difference of two shares where the split was drawn within strata: the strata's differences, weighted by their people,
 * with Newcombe's interval from stratified Wilson limits. With one stratum it is Newcombe's own. Null where no stratum has both arms.
 * Worked example: 10 of 50 against 5 of 50 in one half, 30 of 50 against 20 of 50 in the other → +15 points.
 */
export function stratifiedDifference(strata: readonly Stratum[]): Estimate | null {
  const whole = joinStrata(strata.filter((s) => s.people1 + s.people2 > 0), (s) => s.people1 > 0 && s.people2 > 0, add);
  const people = whole.reduce((sum, s) => sum + s.people1 + s.people2, 0);
  if (people === 0) return null;
  const weightOf = (s: Stratum) => (s.people1 + s.people2) / people;
  const one = armRate(whole.map((s) => ({ hits: s.hits1, people: s.people1, weight: weightOf(s) })));
  const two = armRate(whole.map((s) => ({ hits: s.hits2, people: s.people2, weight: weightOf(s) })));
  const value = one.value - two.value;
  return {
    value,
    low: value - Math.sqrt((one.value - one.low) ** 2 + (two.high - two.value) ** 2),
    high: value + Math.sqrt((one.high - one.value) ** 2 + (two.value - two.low) ** 2),
  };
}
