import type { Power } from '../../../shared/contract/campaigns.ts';

/** What is to be said of a hold-out: keys of `campaigns.power.*` with their figures. */
export type PowerSaying =
  | { key: 'without' | 'unknownBase' | 'zeroBase' }
  /** A difference of so many points is seen. */
  | { key: 'canShow' | 'cannotButLarge'; lift: number }
  /** So many people are needed. */
  | { key: 'cannot'; people: number }
  /** So large a hold-out would show something; or would help only over several campaigns. */
  | { key: 'wouldShow' | 'addUp'; share: number };

/**
 * Worked example: 400 people, a tenth held out, 3,990 needed → cannot (3,990), and cannotButLarge where a huge
 * difference would still be seen.
 */
export function powerSayings(power: Power, holdoutShare: number, eligible: number): PowerSaying[] {
  const { baseRate, neededPeople, detectableLift, canShow, suggestedHoldoutShare } = power;
  if (holdoutShare === 0) {
    if (neededPeople !== null && neededPeople <= eligible) return [{ key: 'without' }, { key: 'wouldShow', share: suggestedHoldoutShare }];
    return [{ key: 'without' }, ...(neededPeople === null ? [] : [{ key: 'cannot' as const, people: neededPeople }]), { key: 'addUp', share: suggestedHoldoutShare }];
  }
  if (baseRate === null) return [{ key: 'unknownBase' }];
  if (neededPeople === null) return [{ key: 'zeroBase' }];
  if (canShow && detectableLift !== null) return [{ key: 'canShow', lift: detectableLift }];
  return [{ key: 'cannot', people: neededPeople }, ...(detectableLift === null ? [] : [{ key: 'cannotButLarge' as const, lift: detectableLift }])];
}
