export const pointRoundings = ['down', 'nearest', 'up'] as const;

/** So many points for so much money (minor units), and what becomes of a rest. */
export interface EarnRatio {
  points: number;
  perMinor: number;
  rounding: (typeof pointRoundings)[number];
}

/**
 * Whole numbers throughout: a quotient of two floats could round a whole point away.
 * Worked example: ¥20.00 at 3 points for each ¥7.00, down → 8.
 */
export function ratioPoints(minor: number, { points, perMinor, rounding }: EarnRatio): number {
  const product = BigInt(minor) * BigInt(points);
  const per = BigInt(perMinor);
  const floor = product / per;
  const rest = product % per;
  const up = rounding === 'up' ? rest > 0n : rounding === 'nearest' ? 2n * rest >= per : false;
  return Number(floor) + (up ? 1 : 0);
}
