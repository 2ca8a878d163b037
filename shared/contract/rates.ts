import * as z from 'zod';
import { command, query } from './endpoint.ts';

const currency = z.string().regex(/^[A-Z]{3}$/);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

export interface RatesReport {
  base: string;
  /** Other currencies that orders are in, with their months; `rate` as the owner typed it, null where it is missing. */
  currencies: { currency: string; orders: number; months: { month: string; orders: number; rate: string | null }[] }[];
}
/** Months whose rate is needed and missing. */
export interface MissingRate {
  currency: string;
  months: string[];
}

/** Endpoints of `settings` for the owner's table of rates. */
export const rates = {
  rates: query(z.strictObject({})).returns<RatesReport>(),
  /** Null takes a rate away. What depends on it is computed anew in the same transaction. */
  saveRates: command(z.strictObject({ rates: z.array(z.strictObject({ currency, month, rate: z.string().max(20).nullable() })).min(1).max(2000) })).returns<RatesReport>(),
};
