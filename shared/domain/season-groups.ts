/** What somebody's seasons say of them. */
export const seasonGroups = ['best', 'regular', 'returning', 'new', 'leaving', 'gone'] as const;
export type SeasonGroup = (typeof seasonGroups)[number];

export interface SeasonRules {
  /** So many complete seasons without a purchase, and none in the running one: leaving. Two; three in the strict preset. */
  leavingAfter: 2 | 3;
  /** So many: gone. */
  goneAfter: number;
  /** How far back purchases count for the seasons of a year: a year (so many complete ones and the running one), or all of life. */
  lookBack: 'year' | 'life';
}
export const usualSeasonRules: SeasonRules = { leavingAfter: 2, goneAfter: 4, lookBack: 'year' };

export interface SeasonFacts {
  purchaseDays: number;
  /** Numbers of the seasons of their first and last purchase, and of the running one. */
  first: number;
  last: number;
  running: number;
  /** Of a year's seasons those bought in within the look-back: bit 0 the year's first (spring) and so on. */
  bits: number;
  /** How many seasons a year has: 2 to 12. */
  seasons: number;
}

/** Seasons of the look-back: the running one and a year's complete ones before it, or all since the first purchase. */
export const lookBackFrom = (running: number, { lookBack }: SeasonRules, seasons: number): number => (lookBack === 'year' ? running - seasons : -Infinity);

/** Whole seasons without a purchase between the last one and the running one. */
const emptySeasons = (last: number, running: number): number => Math.max(0, running - last - 1);

/**
 * Asked in order: gone, leaving (by complete empty seasons), new (one purchase day), returning (bought again, but not yet
 * a customer for a year's seasons, the first and the running one counted: not judged), best (bought in each), regular.
 * Empty seasons are counted in seasons, however many a year has: with two a year leaving begins after a whole year
 * without a purchase, so that who comes once a year isn't called leaving; with twelve after two months.
 * Worked example of four, running spring 2026: last bought in autumn 2025 → one empty season, not leaving; in summer
 * 2025 → two, leaving; in winter 2024 → four, gone.
 */
export function seasonGroupOf({ purchaseDays, first, last, running, bits, seasons }: SeasonFacts, rules: SeasonRules): SeasonGroup {
  const empty = emptySeasons(last, running);
  if (empty >= rules.goneAfter) return 'gone';
  if (empty >= rules.leavingAfter) return 'leaving';
  if (purchaseDays === 1) return 'new';
  if (running - first < seasons - 1) return 'returning';
  return bits === (1 << seasons) - 1 ? 'best' : 'regular';
}
