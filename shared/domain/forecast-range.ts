/** Four times in five (10th to 90th percentile of a normal). */
const Z80 = 1.2815515655446004;

/**
 * The range in which four of five outcomes should lie: counts scatter by themselves (Poisson), and forecasts of this kind
 * were off before; `errors` are past actual ÷ expected − 1. Worked example: 100 expected, once 20 % too low → sd
 * √(100 + 20²) = 22.4, from 71 to 129.
 */
export function likelyTotal(expected: number, errors: readonly number[]): { low: number; high: number; error: number | null } {
  const error = errors.length === 0 ? null : Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
  const half = Z80 * Math.sqrt(expected + ((error ?? 0) * expected) ** 2);
  return { low: Math.max(0, expected - half), high: expected + half, error };
}
