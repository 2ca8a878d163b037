/** Fewer customers than this, and what one of them cost isn't said. */
export const FEWEST_WON = 5;

export interface Prospect {
  customerId: number;
  /** As the file or the form says it; empty: none was given. */
  source: string;
  /** The day on which they were first known. */
  since: string;
  /** Of the first valid order; null: none yet. */
  firstDay: string | null;
}
/** `won`: bought for the first time after they were known. `unsure`: so early that orders before it may be missing. */
export type ProspectFate = 'waiting' | 'won' | 'before' | 'unsure';

/**
 * What became of somebody who was known on a day. `knownFrom`: from that day on a first order can be told from a later one.
 * Worked example: known on 3 March, first order on 20 March, orders complete since January of the year before → won.
 */
export function prospectFate({ since, firstDay }: Pick<Prospect, 'since' | 'firstDay'>, knownFrom: string | null): ProspectFate {
  if (firstDay === null) return 'waiting';
  if (firstDay < since) return 'before';
  return knownFrom !== null && firstDay >= knownFrom ? 'won' : 'unsure';
}

export interface SourceFigures {
  /** Known for the first time in the period. */
  known: number;
  /** Of those, without a valid order to this day. */
  waiting: number;
  /** Bought for the first time in the period, whenever they were first known. */
  won: number;
  unsure: number;
  /** Spent in the period; null: nothing was typed in. */
  costMinor: number | null;
}

/** Acquisition cost (CAC): what was spent in the period ÷ whose first valid order falls in it. Null: no cost, or too few. */
export const acquisitionCost = ({ won, costMinor }: Pick<SourceFigures, 'won' | 'costMinor'>): number | null => (costMinor === null || won < FEWEST_WON ? null : costMinor / won);
