import type { Power } from '../../../shared/contract/campaigns.ts';

/** What is to be said of a hold-out: keys of `campaigns.power.*` with their figures. */
export type PowerSaying =
  | { key: 'unknownBase' | 'zeroBase' }
  /** A difference of so many points is seen. */
  | { key: 'canShow' | 'cannotButLarge'; lift: number }
  /** So many people are needed. */
  | { key: 'cannot'; people: number }
  /** None is kept; what is suggested would show something, or wouldn't. */
  | { key: 'withoutCan' | 'withoutCannot'; share: number };

/**
 * Worked example: 400 people, a tenth held out, 3,990 needed → cannot (3,990), and cannotButLarge where a huge
 * difference would still be seen.
 */
export function powerSayings(power: Power, holdoutShare: number, eligible: number): PowerSaying[] {
  const { baseRate, neededPeople, detectableLift, canShow, suggestedHoldoutShare } = power;
  if (holdoutShare === 0) {
    const wouldShow = neededPeople !== null && neededPeople <= eligible;
    return [{ key: wouldShow ? 'withoutCan' : 'withoutCannot', share: suggestedHoldoutShare }];
  }
  if (baseRate === null) return [{ key: 'unknownBase' }];
  if (neededPeople === null) return [{ key: 'zeroBase' }];
  if (canShow && detectableLift !== null) return [{ key: 'canShow', lift: detectableLift }];
  return [{ key: 'cannot', people: neededPeople }, ...(detectableLift === null ? [] : [{ key: 'cannotButLarge' as const, lift: detectableLift }])];
}
