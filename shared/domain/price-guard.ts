/** What is known of a piece; minor units of one currency. */
export interface GuardedPrice {
  listMinor: number;
  /** The lowest that the owner will take. */
  floorMinor: number | null;
  costMinor: number | null;
  /** What members pay, by rank; 0: every member. */
  members: readonly { rank: number; priceMinor: number }[];
}
export interface Shortfall {
  against: 'floor' | 'cost';
  limitMinor: number;
}

/** Is a price below what the owner will take, or below cost? Cost says more: at it nothing is left at all. */
export function shortfall(priceMinor: number, { floorMinor, costMinor }: Pick<GuardedPrice, 'floorMinor' | 'costMinor'>): Shortfall | null {
  if (costMinor !== null && priceMinor < costMinor) return { against: 'cost', limitMinor: costMinor };
  return floorMinor !== null && priceMinor < floorMinor ? { against: 'floor', limitMinor: floorMinor } : null;
}

/** The least that anybody pays for it without a coupon, and who; of two equal ones the list price. */
export function lowestPrice({ listMinor, members }: Pick<GuardedPrice, 'listMinor' | 'members'>): { priceMinor: number; rank: number | null } {
  return members.reduce<{ priceMinor: number; rank: number | null }>((low, { rank, priceMinor }) => (priceMinor < low.priceMinor ? { priceMinor, rank } : low), { priceMinor: listMinor, rank: null });
}

/**
 * What a piece brings at worst with a coupon: it alone where it reaches the bar, else in a basket that just does, of which
 * it takes its part of the coupon.
 * Worked examples: ¥100, coupon ¥20 from ¥80 → ¥80; from ¥200 → ¥90; from nothing → ¥80.
 */
export function priceWithCoupon(priceMinor: number, { valueMinor, thresholdMinor }: { valueMinor: number; thresholdMinor: number }): number {
  const basket = Math.max(priceMinor, thresholdMinor);
  return Math.max(0, priceMinor - Math.ceil((valueMinor * priceMinor) / basket));
}
