import type { Cuts } from './lifecycle-states.ts';

/** Where the relationship is going, measured by a person's own rhythm; beside the states, never mixed with them. */
export const stages = ['exploring', 'growing', 'stable', 'declining'] as const;
export type Stage = (typeof stages)[number];

export interface StageFacts {
  purchaseDays: number;
  /** Days since the last of them. */
  lastOrderDays: number;
  /** Their own median gap; null below two purchase days. */
  ownGap: number | null;
  isSlowing: boolean;
}

/**
 * Asked in this order: declining (away for more than twice their own rhythm, the shop's where they have none; or slowing),
 * stable (at least four purchase days and on time: within 1.5 × their own), exploring (one purchase day, within c2), else
 * growing. Null where it would take cuts that there aren't.
 * Worked example: four purchase days, own gap 30: 45 days ago → stable, 46 → growing, 60 → growing, 61 → declining.
 */
export function stageOf({ purchaseDays, lastOrderDays, ownGap, isSlowing }: StageFacts, shopGap: number | null, cuts: Cuts | null): Stage | null {
  const rhythm = ownGap ?? shopGap;
  if (isSlowing || (rhythm !== null && lastOrderDays > 2 * rhythm)) return 'declining';
  if (purchaseDays >= 4 && ownGap !== null && lastOrderDays <= 1.5 * ownGap) return 'stable';
  if (purchaseDays === 1 && cuts === null) return null;
  return purchaseDays === 1 && lastOrderDays <= cuts![1] ? 'exploring' : 'growing';
}

/**
 * Are the last two gaps each more than 1.5 times the median of those before? `gaps` in days, the oldest first.
 * Worked example: 10, 10, 16, 16 → yes; 10, 10, 16, 15 → no; 10, 20 → nothing to compare with: no.
 */
export function isSlowing(gaps: readonly number[]): boolean {
  const last = gaps.at(-1);
  const before = gaps.at(-2);
  if (gaps.length < 3 || last === undefined || before === undefined) return false;
  const earlier = gaps.slice(0, -2).sort((a, b) => a - b);
  const middle = earlier.length >> 1;
  const median = earlier.length % 2 === 1 ? earlier[middle]! : (earlier[middle - 1]! + earlier[middle]!) / 2;
  return last > 1.5 * median && before > 1.5 * median;
}
