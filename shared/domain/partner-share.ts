export const dealBases = ['fixed', 'piece'] as const;
export type DealBasis = (typeof dealBases)[number];

/**
 * What a partner bears, in minor units: once, or so much a piece, never above the cap.
 * Worked example: 2.00 a piece for 130 pieces, at most 200.00 → 200.00.
 */
export function partnerShare({ basis, amountMinor, capMinor }: { basis: DealBasis; amountMinor: number; capMinor: number | null }, pieces: number): { minor: number; capped: boolean } {
  const full = basis === 'fixed' ? amountMinor : amountMinor * Math.max(0, pieces);
  const capped = capMinor !== null && full > capMinor;
  return { minor: capped ? capMinor : full, capped };
}
