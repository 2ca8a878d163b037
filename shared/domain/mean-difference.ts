import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { joinStrata } from './join-strata.ts';
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

/** Both arms of one stratum. */
export interface MoneyStratum {
  first: ArmMoney;
  second: ArmMoney;
}

/**
 * Welch's interval of a difference of means (DEFINITIONS §7), zeros kept, where the split was drawn within strata: their
 * differences weighted by their people, with the degrees of freedom after Satterthwaite. Every stratum needs two people in
 * each arm, else the interval is unbounded.
 * Worked example: one stratum, 3, 4, 5, 6, 7 against 1, 2, 3 → +3, df 5.88, from +0.76 to +5.24.
 */
export function welch(strata: readonly MoneyStratum[]): Estimate {
  const parts = weigh(strata).flatMap(({ first, second, weight }) => [
    { ...moments(first), people: first.people, weight },
    { ...moments(second), people: second.people, weight: -weight },
  ]);
  const value = parts.reduce((sum, p) => sum + p.weight * p.mean, 0);
  // A single person has no spread to measure; a money interval can't be had from them.
  if (parts.some((p) => p.people < 2)) return { value, low: -Infinity, high: Infinity };
  const spreads = parts.map((p) => ({ spread: (p.weight ** 2 * p.variance) / p.people, people: p.people }));
  const spread = spreads.reduce((sum, s) => sum + s.spread, 0);
  if (spread === 0) return { value, low: value, high: value };
  const df = spread ** 2 / spreads.reduce((sum, s) => sum + s.spread ** 2 / (s.people - 1), 0);
  const half = tQuantile(0.975, df) * Math.sqrt(spread);
  return { value, low: value - half, high: value + half };
}

function weigh(strata: readonly MoneyStratum[]): (MoneyStratum & { weight: number })[] {
  const people = strata.reduce((sum, s) => sum + s.first.people + s.second.people, 0);
  return strata.map((s) => ({ ...s, weight: (s.first.people + s.second.people) / people }));
}

/** Below so many buyers in an arm the mean isn't near enough to normal for Welch. */
const FEW_BUYERS = 30;
const DRAWS = 2000;

/**
 * Percentile bootstrap of the same difference, for arms with few buyers, drawn within each stratum. Of n people drawn with
 * return a Binomial(n, b/n) number are buyers, so that the zeros needn't be drawn one by one; the seed is fixed, so that
 * the figure stays the same.
 * Worked example: one stratum, 10 people, each with 5, against 10 with nothing → +5, from +5 to +5.
 */
export function bootstrapMeanDifference(strata: readonly MoneyStratum[], seed = 20_261_122): Estimate {
  const parts = weigh(strata);
  const value = parts.reduce((sum, { first, second, weight }) => sum + weight * (moments(first).mean - moments(second).mean), 0);
  if (parts.some(({ first, second }) => first.people < 2 || second.people < 2)) return { value, low: -Infinity, high: Infinity };
  const random = seededRandom(seed);
  const draws = new Float64Array(DRAWS);
  for (let i = 0; i < DRAWS; i += 1) draws[i] = parts.reduce((sum, { first, second, weight }) => sum + weight * (drawMean(first, random) - drawMean(second, random)), 0);
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

/** Welch, or the bootstrap where an arm has fewer than 30 buyers. A stratum with one person in an arm joins its neighbour. */
export function moneyDifference(strata: readonly MoneyStratum[]): Estimate {
  const joined = joinStrata(strata, ({ first, second }) => first.people > 1 && second.people > 1, (a, b) => ({ first: together(a.first, b.first), second: together(a.second, b.second) }));
  const whole = joined.length > 0 ? joined : strata;
  const buyers = (arm: 'first' | 'second') => whole.reduce((sum, s) => sum + s[arm].buyers.length, 0);
  return buyers('first') < FEW_BUYERS || buyers('second') < FEW_BUYERS ? bootstrapMeanDifference(whole) : welch(whole);
}

const together = (a: ArmMoney, b: ArmMoney): ArmMoney => ({ people: a.people + b.people, buyers: [...a.buyers, ...b.buyers] });
