import gammaln from '@stdlib/math-base-special-gammaln';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { isEnoughToJudge, newcombe, type Estimate } from './lift.ts';
import type { Hits } from './shrink-rate.ts';

const STEPS = 4000;
const REACH = 9;

/**
 * Probability that each arm's true rate is the highest: the posterior is Beta(hits + 1, misses + 1) of a uniform prior, and
 * ∫ f_i · Π F_j is summed over a grid, so that the same arms always give the same answer. They add up to 1.
 * Worked example: 20 of 100 against 10 of 100 → 0.975 and 0.025; twice the same → a half each.
 */
export function chanceBest(arms: readonly Hits[]): number[] {
  const betas = arms.map(({ hits, people }) => ({ a: hits + 1, b: people - hits + 1 }));
  const reach = betas.map(({ a, b }) => {
    const mean = a / (a + b);
    const spread = REACH * Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    return { low: Math.max(0, mean - spread), high: Math.min(1, mean + spread) };
  });
  const low = Math.min(...reach.map((r) => r.low));
  const step = (Math.max(...reach.map((r) => r.high)) - low) / STEPS;
  const densities = betas.map(({ a, b }) => {
    const scale = gammaln(a + b) - gammaln(a) - gammaln(b);
    const at = Array.from({ length: STEPS }, (_, i) => {
      const x = low + (i + 0.5) * step;
      return Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)) * step;
    });
    const whole = at.reduce((sum, d) => sum + d, 0);
    return at.map((d) => d / whole);
  });
  const best = arms.map(() => 0);
  const below = arms.map(() => 0);
  for (let i = 0; i < STEPS; i += 1) {
    // Half of this step lies below its middle.
    const cdf = densities.map((d, j) => below[j]! + d[i]! / 2);
    densities.forEach((d, j) => (best[j]! += d[i]! * cdf.reduce((product, c, k) => (k === j ? product : product * c), 1)));
    densities.forEach((d, j) => (below[j]! += d[i]!));
  }
  const whole = best.reduce((sum, b) => sum + b, 0);
  return best.map((b) => b / whole);
}

export interface BestArm {
  /** The highest rate; the first where several have it. */
  best: number;
  /** The best minus each other one, in its order; null at the best itself. Intervals hold together at 95 %. */
  differences: (Estimate | null)[];
  verdict: 'winner' | 'unproven' | 'too_few';
}

/**
 * Is the one in front really in front? Each pair could have been the one that is looked at, so intervals are Newcombe's at
 * 1 − 0.05 ÷ pairs (Bonferroni): a winner has every one above 0.
 * Worked example: 56 of 70 against 48 of 80 → winner; 12 of 100 against 10 of 100 → unproven.
 */
export function judgeBest(arms: readonly Hits[]): BestArm {
  const rates = arms.map(({ hits, people }) => (people === 0 ? -1 : hits / people));
  const best = rates.indexOf(Math.max(...rates));
  const front = arms[best]!;
  const pairs = (arms.length * (arms.length - 1)) / 2;
  const z = tQuantile(1 - 0.025 / pairs, 1e9);
  const differences = arms.map((arm, i) => (i === best ? null : newcombe(front.hits, front.people, arm.hits, arm.people, z)));
  const buyers = ({ hits, people }: Hits) => ({ people, buyers: hits });
  const enough = arms.every((arm, i) => i === best || isEnoughToJudge(buyers(front), buyers(arm)));
  return { best, differences, verdict: !enough ? 'too_few' : differences.every((d) => d === null || d.low > 0) ? 'winner' : 'unproven' };
}

/**
 * How many to try each of two texts on before the better goes to the rest, so that most is won in all (Feit & Berman 2019,
 * Test & Roll, symmetric normal priors): n = √(N/4·r + (3/4·r)²) − 3/4·r, r = p(1 − p) ÷ the variance of such rates.
 * `usual.people` is how many people's worth of evidence the shop's past rates are; the variance is p(1 − p) ÷ (people + 1).
 * Worked example: 10,000 people, past rates worth 99 people (r = 100) → about 430 each, and 9,140 get the better.
 */
export function testAndRollSize(population: number, usual: { people: number }): number {
  const r = usual.people + 1;
  return Math.max(1, Math.min(Math.floor(population / 2), Math.round(Math.sqrt((population / 4) * r + (0.75 * r) ** 2) - 0.75 * r)));
}
