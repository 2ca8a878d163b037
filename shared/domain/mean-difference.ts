import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Estimate } from './lift.ts';
import { seededRandom } from './seeded-random.ts';

/** Money of one arm per assigned person: those who bought nothing are zeros that are counted, not listed. */
export interface ArmMoney {
  people: number;
  /** One value for each person who bought. */
  buyers: readonly number[];
}

function moments({ people, buyers }: ArmMoney): { mean: number; variance: number } {
  if (people === 0) return { mean: 0, variance: 0 };
  const mean = buyers.reduce((sum, x) => sum + x, 0) / people;
  const squares = buyers.reduce((sum, x) => sum + (x - mean) ** 2, 0) + (people - buyers.length) * mean * mean;
  return { mean, variance: people > 1 ? squares / (people - 1) : 0 };
}

/**
 * Welch's interval of a difference of means (DEFINITIONS §7), zeros kept.
 * Worked example: 3, 4, 5, 6, 7 against 1, 2, 3 → +3, df 5.88, from +0.76 to +5.24.
 */
export function welch(first: ArmMoney, second: ArmMoney): Estimate {
  const one = moments(first);
  const two = moments(second);
  const value = one.mean - two.mean;
  const a = one.variance / first.people;
  const b = two.variance / second.people;
  // A single person has no spread to measure; a money interval can't be had from them.
  if (first.people < 2 || second.people < 2) return { value, low: -Infinity, high: Infinity };
  if (a + b === 0) return { value, low: value, high: value };
  const df = (a + b) ** 2 / (a ** 2 / (first.people - 1) + b ** 2 / (second.people - 1));
  const half = tQuantile(0.975, df) * Math.sqrt(a + b);
  return { value, low: value - half, high: value + half };
}

/** Below so many buyers in an arm the mean isn't near enough to normal for Welch. */
const FEW_BUYERS = 30;
const DRAWS = 2000;

/**
 * Percentile bootstrap of the same difference, for arms with few buyers. Of n people drawn with return a Binomial(n, b/n)
 * number are buyers, so that the zeros needn't be drawn one by one; the seed is fixed, so that the figure stays the same.
 * Worked example: 10 people, each with 5, against 10 with nothing → +5, from +5 to +5.
 */
export function bootstrapMeanDifference(first: ArmMoney, second: ArmMoney, seed = 20_261_122): Estimate {
  const value = moments(first).mean - moments(second).mean;
  if (first.people < 2 || second.people < 2) return { value, low: -Infinity, high: Infinity };
  const random = seededRandom(seed);
  const draws = new Float64Array(DRAWS);
  for (let i = 0; i < DRAWS; i += 1) draws[i] = drawMean(first, random) - drawMean(second, random);
  draws.sort();
  return { value, low: draws[Math.floor(0.025 * DRAWS)]!, high: draws[Math.ceil(0.975 * DRAWS) - 1]! };
}

function drawMean({ people, buyers }: ArmMoney, random: () => number): number {
  let sum = 0;
  const count = drawBinomial(people, buyers.length / people, random);
  for (let i = 0; i < count; i += 1) sum += buyers[Math.floor(random() * buyers.length)]!;
  return sum / people;
}

/** Hits among n tries of chance p, by the gaps between hits: as many random numbers as there are hits. */
function drawBinomial(n: number, p: number, random: () => number): number {
  if (p <= 0) return 0;
  if (p >= 1) return n;
  const perGap = Math.log(1 - p);
  let hits = 0;
  let at = Math.floor(Math.log(1 - random()) / perGap);
  while (at < n) {
    hits += 1;
    at += 1 + Math.floor(Math.log(1 - random()) / perGap);
  }
  return hits;
}

/** Welch, or the bootstrap where an arm has fewer than 30 buyers. */
export function moneyDifference(first: ArmMoney, second: ArmMoney): Estimate {
  const few = first.buyers.length < FEW_BUYERS || second.buyers.length < FEW_BUYERS;
  return few ? bootstrapMeanDifference(first, second) : welch(first, second);
}
