import { endAsOf, type Purchases } from './purchase-gaps.ts';

export interface SecondWithin {
  days: number;
  /** Whose first purchase is at least so many days ago: only they could have. */
  observed: number;
  /** Of whom so many bought a second time within the days. */
  returned: number;
}

/**
 * How many first-time buyers bought again within some days, of those who have been watched that long.
 * Worked example: as of day 100, first purchases on days 10, 50 and 90, one second on day 30 → within 30 days 1 of 2.
 */
export const secondPurchases = (purchases: Purchases, asOf: number, windows: readonly number[]): SecondWithin[] => secondPurchasesBy(purchases, asOf, windows, new Int32Array(purchases.offsets.length), 1)[0]!.within;

/** The same of each group of first-time buyers: their number, and their second purchases. `groupOf` has the group of the customer at each place. */
export function secondPurchasesBy({ offsets, days }: Purchases, asOf: number, windows: readonly number[], groupOf: Int32Array, groups: number): { customers: number; within: SecondWithin[] }[] {
  const found = Array.from({ length: groups }, () => ({ customers: 0, within: windows.map((window) => ({ days: window, observed: 0, returned: 0 })) }));
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const start = offsets[i]!;
    const end = endAsOf(days, start, offsets[i + 1]!, asOf);
    if (end === start) continue;
    const watched = asOf - days[start]!;
    const gap = end > start + 1 ? days[start + 1]! - days[start]! : Infinity;
    const group = found[groupOf[i]!]!;
    group.customers += 1;
    for (const within of group.within) {
      if (watched < within.days) continue;
      within.observed += 1;
      if (gap <= within.days) within.returned += 1;
    }
  }
  return found;
}
