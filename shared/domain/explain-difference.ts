/** What sales are made of: buyers × orders a buyer × net an order. */
export interface SalesParts {
  buyers: number;
  orders: number;
  netMinor: number;
}
export interface Explained {
  differenceMinor: number;
  /** They add up to the difference. */
  byBuyersMinor: number;
  byFrequencyMinor: number;
  byValueMinor: number;
}

/**
 * A difference of sales split by what made it, without a rest: each factor's logarithm times the logarithmic mean of both
 * sums (LMDI, Ang 2004). Null where one of them sold nothing.
 * Worked example: 100 buyers × 1 order × 50.00 planned, 50 × 2 × 50.00 came: no difference, −3,465.74 by buyers and +3,465.74 by frequency.
 */
export function explainDifference(actual: SalesParts, plan: SalesParts): Explained | null {
  if ([actual, plan].some((s) => s.buyers <= 0 || s.orders <= 0 || s.netMinor <= 0)) return null;
  const mean = actual.netMinor === plan.netMinor ? plan.netMinor : (actual.netMinor - plan.netMinor) / Math.log(actual.netMinor / plan.netMinor);
  const by = (of: (s: SalesParts) => number) => mean * Math.log(of(actual) / of(plan));
  return { differenceMinor: actual.netMinor - plan.netMinor, byBuyersMinor: by((s) => s.buyers), byFrequencyMinor: by((s) => s.orders / s.buyers), byValueMinor: by((s) => s.netMinor / s.orders) };
}
