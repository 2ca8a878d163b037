/** Somebody who is lapsing, before it is decided whether they are worth a message. */
export interface Lapsing {
  customerId: number;
  /** Chance (0–1) that they come back by themselves within the window. */
  chance: number;
  /** Mean net of a purchase day of theirs, in minor units. */
  dayMinor: number;
}
export interface WinBackTerms {
  /** By how much a message raises the chance (0–1). */
  uplift: number;
  /** Of a sale, what is left after the goods (0–1). */
  marginShare: number;
  /** Given to everyone who comes, also to who would have come anyway; and paid for each message. Minor units. */
  offerMinor: number;
  contactMinor: number;
}

/**
 * What one message is expected to bring, less what it costs: the uplift's margin, minus the offer for all who come,
 * minus the message. Worked example: chance 5 %, uplift 2 %, a day of 100.00 at 40 % margin, an offer of 5.00 and a
 * message of 0.05 → 0.80 − 0.35 − 0.05 = 0.40.
 */
export function expectedGain({ chance, dayMinor }: Lapsing, { uplift, marginShare, offerMinor, contactMinor }: WinBackTerms): number {
  const lifted = Math.min(uplift, 1 - chance);
  return lifted * dayMinor * marginShare - (chance + lifted) * offerMinor - contactMinor;
}

export interface Ranked extends Lapsing {
  gainMinor: number;
}

/** The most gainful first, and how many of them it pays to write to: up to where one more brings nothing. */
export function rankWinBack(people: readonly Lapsing[], terms: WinBackTerms): { ranked: Ranked[]; worth: number; gainMinor: number } {
  const ranked = people.map((p) => ({ ...p, gainMinor: expectedGain(p, terms) })).sort((a, b) => b.gainMinor - a.gainMinor || a.customerId - b.customerId);
  const end = ranked.findIndex((p) => p.gainMinor <= 0);
  const worth = end < 0 ? ranked.length : end;
  return { ranked, worth, gainMinor: ranked.slice(0, worth).reduce((sum, p) => sum + p.gainMinor, 0) };
}
