import * as z from 'zod';
import { id, query } from './endpoint.ts';
import type { MissingRate } from './rates.ts';

/** Sales of one month; `partial` where the files don't cover it whole. */
export interface SalesMonth {
  month: string;
  orders: number;
  netMinor: number;
  refundMinor: number;
  /** Buyers recognised, and orders without a recognisable buyer. */
  buyers: number;
  anonymousOrders: number;
  partial: boolean;
}
export interface ProductSales {
  productId: number;
  title: string;
  quantity: number;
  orders: number;
  /** What was paid for its lines; null where the files hold no money per item. */
  paidMinor: number | null;
}

export const insights = {
  /**
   * What every shop can know, also one whose files name no buyer. Over all shops everything is in the base currency where
   * every needed rate is there (`converted`); else only what was paid in it, and the months that lack a rate are told.
   */
  sales: query(z.strictObject({ shop: id.optional() })).returns<{ currency: string; months: SalesMonth[]; products: ProductSales[]; otherCurrencies: { currency: string; orders: number }[]; converted: boolean; missingRates: MissingRate[]; sql: string }>(),
};
