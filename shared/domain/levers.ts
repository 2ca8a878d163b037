import type { CampaignOrigin } from '../contract/campaign-origin.ts';

/** 快: in time; 狠: a strong enough offer; 准: the right people and words. */
export const levers = ['fast', 'strong', 'accurate'] as const;
export type Lever = (typeof levers)[number];
/** 0 weak, 1 middling, 2 strong. */
export type LeverScore = 0 | 1 | 2;

/** Days past the expected next purchase that still count as in time. */
const IN_TIME = 3;

/**
 * By the median of days past the expected purchase: in time, within one more usual gap, later.
 * Worked example: a usual gap of 30 days; 2 days late → 2, 20 → 1, 45 → 0.
 */
export const scoreFast = (lateDays: number, usualGap: number): LeverScore => (lateDays <= IN_TIME ? 2 : lateDays <= usualGap ? 1 : 0);

/** By what is given off the price (0–1), else by the strength that was named. Worked example: 12 % → 1. */
export function scoreStrong(share: number | null, offer: CampaignOrigin['offer'] | null): LeverScore | null {
  if (share !== null) return share >= 0.2 ? 2 : share >= 0.1 ? 1 : 0;
  return offer === null ? null : offer === 'heavy' ? 2 : offer === 'none' ? 0 : 1;
}

/** By the share (0–1) for whom goods and words were chosen. Worked example: 0.3 → 1. */
export const scoreAccurate = (share: number): LeverScore => (share >= 0.5 ? 2 : share >= 0.2 ? 1 : 0);
