/** Whole amounts in proportion to the weights (equal where there are none), with exactly this sum: what rounding leaves goes to the largest remainders. */
function shareOut(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (sum === 0 ? total / weights.length : (total * w) / sum));
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact.map((x, i) => ({ i, rest: x - whole[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) whole[i]! += 1;
  return whole;
}

/** The same split of another total. Minor units. Worked example: 100, 50, 50 to 400 → 200, 100, 100. */
export const scaleSplit = (amounts: readonly number[], total: number): number[] => shareOut(total, amounts);

/**
 * One amount moved while the total stays: the others give or take in proportion to what they had. Minor units.
 * Worked example: 100, 60, 40, the first to 150 → 150, 30, 20.
 */
export function moveInSplit(amounts: readonly number[], index: number, to: number): number[] {
  const total = amounts.reduce((a, b) => a + b, 0);
  const others = amounts.filter((_, i) => i !== index);
  // Alone there is nobody to give to or take from.
  const moved = others.length === 0 ? total : Math.max(0, Math.min(total, Math.round(to)));
  const rest = shareOut(total - moved, others);
  return amounts.map((_, i) => (i === index ? moved : rest[i < index ? i : i - 1]!));
}
