import { newcombe, wilson, type Estimate, type Interval } from './lift.ts';

/** Of so many who could have slipped so many did. */
export interface Slips {
  could: number;
  slipped: number;
}
/** With fewer people a kind's share of slipping means nothing. */
export const LEAST_SLIP_PEOPLE = 30;

/**
 * Kinds of people (by product, by region) that slip clearly more often than all: even the lower end of the 95 % interval.
 * Worked example: of all 10 %; A 20 of 60 (23 to 46 %), B 5 of 40 (5 to 26 %), C 3 of 4 → A alone.
 */
export function slipsMore<T extends Slips>(kinds: readonly T[], all: Slips, most: number): (T & Interval & { share: number })[] {
  const usual = all.could === 0 ? 1 : all.slipped / all.could;
  return kinds
    .filter(({ could }) => could >= LEAST_SLIP_PEOPLE)
    .map((kind) => ({ ...kind, share: kind.slipped / kind.could, ...wilson(kind.slipped, kind.could) }))
    .filter(({ low }) => low > usual)
    .sort((a, b) => b.share - a.share || b.could - a.could)
    .slice(0, most);
}

/** How much more often those of the first kind slip; null where either is of fewer than ten. */
export function slipDifference(a: Slips, b: Slips): Estimate | null {
  return Math.min(a.could, b.could) < 10 ? null : newcombe(a.slipped, a.could, b.slipped, b.could);
}
