import { Z95, type Estimate } from './lift.ts';
import { quantile } from './quantile.ts';

/** Below so many people, and where one side doesn't vary, no correlation is told. */
export const LEAST_PAIRS = 30;

export type NoCorrelation = 'fewPeople' | 'constantX' | 'constantY';

export interface RankCorrelation extends Estimate {
  n: number;
}

/**
 * Ranks from 1, equal values sharing the mean of theirs.
 * Worked example: 10, 20, 20, 5 → 2, 3.5, 3.5, 1.
 */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Float64Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let i = from; i < to; i += 1) ranks[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's ρ, as Pearson's r of the ranks, which is right with ties too. The 95 % interval is Fisher's z with the
 * variance (1 + ρ²/2) / (n − 3) of Bonett and Wright (2000, Psychometrika 65, 23–28); it takes the values as continuous,
 * so that with many ties it is an approximation.
 * Worked example: 1, 2, 3, 4, 5 and 5, 6, 7, 8, 7 → ρ 0.8208.
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): RankCorrelation {
  const n = x.length;
  const value = pearson(ranksOf(x), ranksOf(y));
  if (Math.abs(value) >= 1 - 1e-12) return { n, value: Math.sign(value), low: Math.sign(value), high: Math.sign(value) };
  const z = Math.atanh(value);
  const half = Z95 * Math.sqrt((1 + value ** 2 / 2) / (n - 3));
  return { n, value, low: Math.tanh(z - half), high: Math.tanh(z + half) };
}

function pearson(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  // The mean of all ranks.
  const mean = (n + 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i += 1) {
    const a = x[i]! - mean;
    const b = y[i]! - mean;
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  return xy / Math.sqrt(xx * yy);
}

export function whyNoCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): NoCorrelation | null {
  if (x.length < LEAST_PAIRS) return 'fewPeople';
  if (isConstant(x)) return 'constantX';
  return isConstant(y) ? 'constantY' : null;
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i += 1) if (values[i] !== values[0]) return false;
  return true;
}

/**
 * What a ρ says: nothing proven where its interval holds 0, then by its size (our own words for it: below 0.1 hardly any,
 * below 0.3 weak, below 0.5 clear, else strong).
 * Worked example: 0.42 from 0.38 to 0.46 → clear.
 */
export function strengthOf({ value, low, high }: Estimate): 'unproven' | 'hardly' | 'weak' | 'clear' | 'strong' {
  if (low <= 0 && high >= 0) return 'unproven';
  const size = Math.abs(value);
  return size < 0.1 ? 'hardly' : size < 0.3 ? 'weak' : size < 0.5 ? 'clear' : 'strong';
}

export interface Quartiles {
  n: number;
  p25: number;
  median: number;
  p75: number;
}

/** Of at least one value; they are sorted in place. */
export function quartilesOf(values: Float64Array): Quartiles {
  values.sort();
  return { n: values.length, p25: quantile(values, 0.25)!, median: quantile(values, 0.5)!, p75: quantile(values, 0.75)! };
}
