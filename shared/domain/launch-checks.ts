/** Asked before the lock, in this order. */
export const checkItems = ['audience', 'exclusions', 'copy', 'holdout', 'window', 'cost', 'margin', 'stock', 'service'] as const;
export type CheckItem = (typeof checkItems)[number];
/** `unknown`: only the owner can tell. */
export type CheckVerdict = 'fine' | 'bad' | 'unknown';

export interface LaunchFacts {
  eligible: number;
  segmentCount: number;
  basisKnown: boolean;
  copyErrors: number;
  copyWarnings: number;
  holdoutShare: number;
  /** The size can show an effect of the usual strength. */
  canShow: boolean;
  /** Days until the day of sending; null: the day of the lock. */
  daysToSend: number | null;
  /** Other campaigns whose windows touch this one's. */
  overlaps: number;
  budgetMinor: number | null;
  expectedMinor: number;
  /** Items whose price and cost are known, and how many of them are sold below cost. */
  pricedItems: number;
  belowCost: number;
  items: number;
  /** Items whose stock is known, and how many of them have none. */
  stockedItems: number;
  emptyItems: number;
}

/**
 * What the data says of each question. What it can't answer is for the owner to look at.
 * Worked example: nobody eligible → audience bad; no hold-out → holdout bad; no budget → cost unknown.
 */
export function judgeLaunch(facts: LaunchFacts): Record<CheckItem, CheckVerdict> {
  return {
    audience: facts.eligible > 0 ? 'fine' : 'bad',
    exclusions: !facts.basisKnown ? 'bad' : facts.eligible * 2 >= facts.segmentCount ? 'fine' : 'unknown',
    copy: facts.copyErrors > 0 ? 'bad' : facts.copyWarnings > 0 ? 'unknown' : 'fine',
    holdout: facts.holdoutShare === 0 ? 'bad' : facts.canShow ? 'fine' : 'unknown',
    window: (facts.daysToSend ?? 0) < 0 ? 'bad' : facts.overlaps > 0 ? 'unknown' : 'fine',
    cost: facts.budgetMinor === null ? 'unknown' : facts.expectedMinor > facts.budgetMinor ? 'bad' : 'fine',
    margin: facts.belowCost > 0 ? 'bad' : facts.items > 0 && facts.pricedItems === facts.items ? 'fine' : 'unknown',
    stock: facts.emptyItems > 0 ? 'bad' : facts.items > 0 && facts.stockedItems === facts.items ? 'fine' : 'unknown',
    service: 'unknown',
  };
}

/** A question is settled where the data says fine, the owner looked, or left it open for a reason. */
export const isSettled = (check: { verdict: CheckVerdict; state: 'open' | 'ticked' | 'waived' }): boolean => check.verdict === 'fine' || check.state === 'waived' || (check.state === 'ticked' && check.verdict !== 'bad');
