import * as z from 'zod';
import type { SourceFigures } from '../domain/acquisition.ts';
import { command, query } from './endpoint.ts';

const month = z.string().regex(/^\d{4}-\d{2}$/);
const source = z.string().trim().max(100);
const months = z.union([z.literal(3), z.literal(6), z.literal(12), z.literal(120)]).default(12);

/** Of people whose source isn't given; and of those who ordered without ever buying, whom no file names. */
export const NO_SOURCE = '';
export const UNPAID_SOURCE = '\u0001unpaid';

export interface SourceRow {
  source: string;
  figures: SourceFigures;
  /** The latest first; months in which there is nothing are left out. */
  months: { month: string; figures: SourceFigures }[];
}
export interface Acquisition {
  /** Months of the period, both in it. */
  from: string;
  to: string;
  currency: string;
  rows: SourceRow[];
  all: SourceFigures;
  /** Costs in another currency, which aren't summed. */
  otherCurrency: number;
  knownFrom: string | null;
}

/** Endpoints of `customers` about where people come from, and what winning them cost. */
export const acquisition = {
  /** The last so many months, this one in. */
  acquisition: query(z.strictObject({ months })).returns<Acquisition>(),
  acquisitionPeople: query(z.strictObject({ months, source, group: z.enum(['known', 'waiting', 'won', 'unsure']), month: month.optional() })).returns<{ customerIds: number[] }>(),
  /** Null takes the month's cost out. */
  setSourceCost: command(z.strictObject({ source: source.min(1), month, costMinor: z.int().min(0).max(1_000_000_000_000).nullable() })).returns<{ source: string }>(),
};
