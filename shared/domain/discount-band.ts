/** Of the list price (paid and discount); unknown: no file told. */
export const discountBands = ['none', 'under10', 'to30', 'over30', 'unknown'] as const;
export type DiscountBand = (typeof discountBands)[number];

/**
 * How much of the list price was taken off. Bounds: below 10 %, 10 % up to and with 30 %, above.
 * Worked example: 270 paid and 30 off → 10 % → to30; 70 paid and 30 off → 30 % → to30.
 */
export function discountBand(discountMinor: number, paidMinor: number): DiscountBand {
  const list = discountMinor + paidMinor;
  if (!(list > 0)) return 'unknown';
  if (discountMinor === 0) return 'none';
  if (10 * discountMinor < list) return 'under10';
  return 10 * discountMinor <= 3 * list ? 'to30' : 'over30';
}
