import { Z95 } from './lift.ts';

/** 80th percentile of the standard normal: a real difference is seen four times in five. */
const Z_POWER = 0.8416212335729143;

interface Split {
  treated: number;
  heldOut: number;
}

/** Distance between `difference` and what these arms need to see it; zero or more: they can. */
function surplus(base: number, difference: number, { treated, heldOut }: Split): number {
  const other = base + difference;
  const pooled = (treated * other + heldOut * base) / (treated + heldOut);
  const noise = Z95 * Math.sqrt(pooled * (1 - pooled) * (1 / treated + 1 / heldOut));
  const spread = Z_POWER * Math.sqrt((other * (1 - other)) / treated + (base * (1 - base)) / heldOut);
  return difference - noise - spread;
}

/**
 * Smallest rise above the base rate that arms of these sizes would show (two shares, two-sided 5 %, 80 % power, unequal
 * arms); null where even all would not be seen.
 * Worked example: 10 % by themselves, 686 people in each arm → 5 points.
 */
export function detectableLift(base: number, split: Split): number | null {
  if (split.treated === 0 || split.heldOut === 0) return null;
  let low = 0;
  let high = 1 - base;
  if (surplus(base, high, split) < 0) return null;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (surplus(base, middle, split) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * People in both arms together to see a given rise at a given split.
 * Worked example: from 10 % to 15 % at half and half → 1,372.
 */
export function neededPeople(base: number, difference: number, holdoutShare: number): number | null {
  if (difference <= 0 || base + difference > 1 || holdoutShare <= 0 || holdoutShare >= 1) return null;
  const treated = 1 - holdoutShare;
  const other = base + difference;
  const pooled = treated * other + holdoutShare * base;
  const noise = Z95 * Math.sqrt(pooled * (1 - pooled) * (1 / treated + 1 / holdoutShare));
  const spread = Z_POWER * Math.sqrt((other * (1 - other)) / treated + (base * (1 - base)) / holdoutShare);
  return Math.ceil(((noise + spread) / difference) ** 2);
}

export const holdoutChoices = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] as const;
/** Offered where no share can show anything: small campaigns can still be added up later. */
const SMALL_OFFER = 0.1;

/** The difference that a campaign is asked to show: half as many buyers again. */
export const wantedLift = (base: number): number => Math.min(base / 2, 1 - base);

/**
 * What so many people can show at this split; without a hold-out, at the one that is suggested.
 * Worked example: 1,372 people, 10 % by themselves: half and half shows 5 points, a tenth held out doesn't (3,990 needed).
 */
export function judgePower(people: number, holdoutShare: number, base: number | null): { neededPeople: number | null; canShow: boolean; suggestedHoldoutShare: number } {
  const needed = (share: number) => (base === null || base <= 0 ? null : neededPeople(base, wantedLift(base), share));
  const enough = holdoutChoices.find((share) => (needed(share) ?? Infinity) <= people);
  const suggestedHoldoutShare = enough ?? SMALL_OFFER;
  const wanted = needed(holdoutShare > 0 ? holdoutShare : suggestedHoldoutShare);
  return { neededPeople: wanted, canShow: holdoutShare > 0 && wanted !== null && wanted <= people, suggestedHoldoutShare };
}
