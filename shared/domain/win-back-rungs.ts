import type { CampaignOrigin } from '../contract/campaign-origin.ts';
import type { Channel } from '../contract/copy.ts';

/** One step of winning people back: by what, how much is offered, and how long it is waited before the next. */
export interface Rung {
  channel: Channel;
  offer: CampaignOrigin['offer'];
  /** Given to each who comes, in minor units. */
  offerMinor: number;
  waitDays: number;
  /** By how much it is supposed to raise the chance (0–1); null: as measured for this strength, else an assumption. */
  uplift: number | null;
}

/** Words alone first; money only for those whom they didn't bring back. */
export const usualRungs: readonly Rung[] = [
  { channel: 'sms', offer: 'none', offerMinor: 0, waitDays: 14, uplift: null },
  { channel: 'sms', offer: 'light', offerMinor: 500, waitDays: 21, uplift: null },
  { channel: 'sms', offer: 'heavy', offerMinor: 2000, waitDays: 30, uplift: null },
];

/** Until the shop has measured it: what a message with so much on offer does is small. */
export const assumedUplift: Record<CampaignOrigin['offer'], number> = { none: 0.02, light: 0.03, medium: 0.05, heavy: 0.08 };

/**
 * The first rung that costs less than one before it, by what a person who comes is given; null where each is at least as
 * dear as the last. Worked example: 0, 20.00, 5.00 → 2.
 */
export function cheaperRung(rungs: readonly Pick<Rung, 'offerMinor'>[]): number | null {
  const at = rungs.findIndex((rung, i) => i > 0 && rung.offerMinor < rungs[i - 1]!.offerMinor);
  return at < 0 ? null : at;
}

/** How a campaign names the rung that it is: the first, or a later one for those whom another campaign left. Rungs from 1. */
export const rungKey = (rung: number, after: number | null): string => (after === null ? `rung ${rung}` : `rung ${rung} after ${after}`);
