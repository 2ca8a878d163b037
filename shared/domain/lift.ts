/** 97.5 % point of the standard normal: all intervals here are two-sided, 95 %. */
export const Z95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}
export interface Estimate extends Interval {
  value: number;
}

/**
 * Wilson's score interval of a share (DEFINITIONS §7): right also at 0 and at n of n, where p ± 1.96·se is not.
 * Worked example: 81 of 263 → 30.8 %, from 25.5 % to 36.6 %. No people: the share is unknown, 0 to 1.
 */
export function wilson(hits: number, people: number, z = Z95): Interval {
  if (people === 0) return { low: 0, high: 1 };
  const p = hits / people;
  const zz = z * z;
  const centre = p + zz / (2 * people);
  const half = z * Math.sqrt((p * (1 - p)) / people + zz / (4 * people * people));
  const scale = 1 + zz / people;
  // Exactly 0 and 1 at the ends, where rounding would leave 1e-17.
  return { low: hits === 0 ? 0 : (centre - half) / scale, high: hits === people ? 1 : (centre + half) / scale };
}

/**
 * Difference of two independent shares with Newcombe's interval (1998, method 10), built from the two Wilson intervals.
 * Worked example: 56 of 70 against 48 of 80 → +20.0 points, from +5.2 to +33.4.
 */
export function newcombe(hits1: number, people1: number, hits2: number, people2: number, z = Z95): Estimate {
  const p1 = people1 === 0 ? 0 : hits1 / people1;
  const p2 = people2 === 0 ? 0 : hits2 / people2;
  const a = wilson(hits1, people1, z);
  const b = wilson(hits2, people2, z);
  const value = p1 - p2;
  return {
    value,
    low: value - Math.sqrt((p1 - a.low) ** 2 + (b.high - p2) ** 2),
    high: value + Math.sqrt((a.high - p1) ** 2 + (p2 - b.low) ** 2),
  };
}

/** What an interval allows to be said: a difference is shown only where it doesn't hold 0. */
export function judgeInterval({ low, high }: Interval): 'more' | 'less' | 'cannot_tell' {
  return low > 0 ? 'more' : high < 0 ? 'less' : 'cannot_tell';
}

export const LEAST_PEOPLE = 10;
const LEAST_BUYERS = 5;

/**
 * Is there enough to speak of an effect at all? Of a handful of people even 2 against 0 gives an interval without 0, and
 * convinces nobody: each arm needs ten people, and both together five buyers (our own rule of thumb).
 * Worked example: 2 of 2 against 0 of 2 → no; 9 of 40 against 1 of 20 → yes.
 */
export function isEnoughToJudge(a: { people: number; buyers: number }, b: { people: number; buyers: number }): boolean {
  return Math.min(a.people, b.people) >= LEAST_PEOPLE && a.buyers + b.buyers >= LEAST_BUYERS;
}
