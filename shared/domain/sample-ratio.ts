import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';

/**
 * Chi-square test (1 df) of the arms' sizes against the share that was asked for. Below 0.001 the split isn't what was
 * asked for, and nothing should be concluded from it.
 * Worked example: 900 treated and 100 held out at 10 % → p = 1; 850 and 150 → p < 0.000001.
 */
export function sampleRatioP(treated: number, heldOut: number, holdoutShare: number): number {
  const people = treated + heldOut;
  const expectedOut = people * holdoutShare;
  const expectedIn = people - expectedOut;
  if (expectedOut <= 0 || expectedIn <= 0) return 1;
  const square = (treated - expectedIn) ** 2 / expectedIn + (heldOut - expectedOut) ** 2 / expectedOut;
  return 1 - chiSquareCdf(square, 1);
}
