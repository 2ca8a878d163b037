import { wilson } from './lift.ts';

/** First-time buyers who have been watched long enough, and how many of them came back in time. */
export interface Returners {
  watched: number;
  returned: number;
}
export interface FirstProduct extends Returners {
  productId: number;
  title: string;
}
export interface JudgedProduct extends FirstProduct {
  /** 0–1, with its 95 % interval. */
  share: number;
  low: number;
  high: number;
}

/** With fewer first-time buyers a product's share means nothing. */
export const LEAST_FIRST_BUYERS = 30;

/**
 * The product that brings people back: of those bought first by enough people the one with the highest share of second
 * purchases, where even the lower end of its interval is above the shop's share; null where none stands out.
 * Worked example: the shop 20 %; A 30 of 60 (38 to 62 %), B 3 of 4 → A; A 8 of 30 (14 to 44 %) → null.
 */
export function bestFirstProduct(products: readonly FirstProduct[], shop: Returners, least = LEAST_FIRST_BUYERS): { best: JudgedProduct | null; judged: number } {
  const judged = products
    .filter(({ watched }) => watched >= least)
    .map((p): JudgedProduct => ({ ...p, share: p.returned / p.watched, ...wilson(p.returned, p.watched) }))
    .sort((a, b) => b.share - a.share || b.watched - a.watched || a.productId - b.productId);
  const usual = shop.watched === 0 ? 1 : shop.returned / shop.watched;
  return { best: judged.find(({ low }) => low > usual) ?? null, judged: judged.length };
}
