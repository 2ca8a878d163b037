/**
 * The p-quantile (0–1) of values in ascending order, type 7 (R's and NumPy's usual one): between the two nearest values in
 * proportion. Undefined of nothing.
 * Worked example: of 1, 2, 4, 10 the median is 3 and P75 is 5.5.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}
