import type { Estimate } from './lift.ts';
import { sumEstimates } from './sum-estimates.ts';

/** A past campaign that left people alone. Money in minor units of one currency, depths 0–1. */
export interface PastOffer {
  treated: number;
  heldOut: number;
  /** Discount ÷ (paid + discount) of the orders of each arm in the window. */
  depthTreated: number;
  depthHeldOut: number;
  netPerHeldOutMinor: number;
  /** Net a person, treated minus held out. */
  netPerPerson: Estimate;
  addedBuyers: Estimate;
  costMinor: number;
}
/** From this depth on, up to the next. */
const depthBands = [0, 0.05, 0.1, 0.2, 0.3] as const;
export const FEWEST_TREATED = 200;
export const FEWEST_HELD_OUT = 50;

export interface DepthBand {
  from: number;
  to: number | null;
  campaigns: number;
  treated: number;
  heldOut: number;
  /** For each hundred people asked. */
  addedBuyers: Estimate;
  profitMinor: Estimate;
  /** Enough people to be judged. */
  enough: boolean;
}
export interface DiscountResponse {
  bands: DepthBand[];
  /** Fewer than two bands have enough people: nothing is suggested. */
  verdict: 'refused' | 'proven' | 'unproven';
  /** The band that is suggested: the proven one, else the smallest discount that can't be told from the best. */
  suggested: number | null;
}

/** Margin that is left of one unit of net at a depth, where `margin` is left at the full price. Worked example: 40 % at 20 % off → 1 − 0.6 ÷ 0.8 = 25 %. */
export const marginAt = (depth: number, margin: number): number => 1 - (1 - margin) / Math.max(0.01, 1 - depth);

/**
 * What a campaign earned beside doing nothing: the margin of what it added, less what those who would have bought anyway
 * were given (the held-out people's net at the deeper discount), less its cost. Only the first part has an interval.
 * Worked example: 100 people, 40 % margin, 20 % off against none, 1.00 (0.50 to 1.50) more net each, 10.00 net of each held
 * out → 100 × (0.25 × 1.00 − 0.15 × 10.00) = −125.00, from −137.50 to −112.50.
 */
export function offerProfit(o: PastOffer, margin: number): Estimate {
  const [kept, keptElse] = [marginAt(o.depthTreated, margin), marginAt(o.depthHeldOut, margin)];
  const at = (net: number) => o.treated * (kept * net + (kept - keptElse) * o.netPerHeldOutMinor) - o.costMinor;
  const [one, other] = [at(o.netPerPerson.low), at(o.netPerPerson.high)];
  return { value: at(o.netPerPerson.value), low: Math.min(one, other), high: Math.max(one, other) };
}

/** Response and profit by depth of discount. Bands are told apart only where their intervals don't overlap. */
export function discountResponse(offers: readonly PastOffer[], margin: number): DiscountResponse {
  const bands = depthBands.flatMap((from, i): DepthBand[] => {
    const to = depthBands[i + 1] ?? null;
    const ours = offers.filter((o) => o.depthTreated >= from && (to === null || o.depthTreated < to));
    if (ours.length === 0) return [];
    const treated = ours.reduce((n, o) => n + o.treated, 0);
    const heldOut = ours.reduce((n, o) => n + o.heldOut, 0);
    const each = ({ value, low, high }: Estimate): Estimate => ({ value: (100 * value) / treated, low: (100 * low) / treated, high: (100 * high) / treated });
    return [{ from, to, campaigns: ours.length, treated, heldOut, addedBuyers: each(sumEstimates(ours.map((o) => o.addedBuyers))), profitMinor: each(sumEstimates(ours.map((o) => offerProfit(o, margin)))), enough: treated >= FEWEST_TREATED && heldOut >= FEWEST_HELD_OUT }];
  });
  const judged = bands.filter((b) => b.enough);
  if (judged.length < 2) return { bands, verdict: 'refused', suggested: null };
  const best = judged.reduce((a, b) => (b.profitMinor.value > a.profitMinor.value ? b : a));
  const alike = judged.filter((b) => b === best || b.profitMinor.high >= best.profitMinor.low);
  return alike.length === 1 ? { bands, verdict: 'proven', suggested: best.from } : { bands, verdict: 'unproven', suggested: alike[0]!.from };
}
