import type { Estimate } from './lift.ts';

/**
 * The sum of independent estimates: each side of its interval is the root of the summed squares of theirs (the method of
 * variance estimates recovery, as in Newcombe's own difference).
 * Worked example: 5 (from 2 to 8) and 1 (from −3 to 5) → 6, from 1 to 11.
 */
export function sumEstimates(estimates: readonly Estimate[]): Estimate {
  const value = estimates.reduce((sum, e) => sum + e.value, 0);
  return {
    value,
    low: value - Math.sqrt(estimates.reduce((sum, e) => sum + (e.value - e.low) ** 2, 0)),
    high: value + Math.sqrt(estimates.reduce((sum, e) => sum + (e.high - e.value) ** 2, 0)),
  };
}
