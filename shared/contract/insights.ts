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
  /** In the latest period that a traffic file tells of; null where none does. */
  visitors: number | null;
  /** Of a piece, from the cost sheets. */
  unitCostMinor: number | null;
}

/** A day of a shop's traffic beside its sales. Null: no data, never zero. */
export interface TrafficDay {
  day: string;
  visitors: number | null;
  pageViews: number | null;
  cartAdders: number | null;
  buyers: number | null;
  /** As the file states it, else buyers ÷ visitors; 0–1. */
  conversion: number | null;
  /** Valid orders and their net, from the order files; null on a day that they don't cover. */
  orders: number | null;
  netMinor: number | null;
}
/** A product in the latest period that a file tells of. */
export interface ProductTraffic {
  productKey: string;
  title: string;
  firstDay: string;
  lastDay: string;
  impressions: number | null;
  visitors: number | null;
  pageViews: number | null;
  units: number | null;
  conversion: number | null;
}
export interface Fee {
  fee: string;
  bookings: number;
  amountMinor: number;
}

export const insights = {
  /**
   * What every shop can know, also one whose files name no buyer. Over all shops everything is in the base currency where
   * every needed rate is there (`converted`); else only what was paid in it, and the months that lack a rate are told.
   */
  sales: query(z.strictObject({ shop: id.optional() })).returns<{ currency: string; months: SalesMonth[]; products: ProductSales[]; otherCurrencies: { currency: string; orders: number }[]; converted: boolean; missingRates: MissingRate[]; sql: string }>(),
  /** Daily traffic of one shop: of that asked for, else of the one with the latest. */
  traffic: query(z.strictObject({ shop: id.optional(), source: z.string().max(200).optional() })).returns<{
    shop: number | null;
    shops: { shopId: number; name: string; platform: string }[];
    /** Channels that the files part traffic by; '' is the whole shop. */
    sources: string[];
    source: string;
    currency: string;
    days: TrafficDay[];
    products: ProductTraffic[];
    sql: string;
  }>(),
  /** What settlements and returns tell: fees, money paid back, why pieces came back. */
  afterSales: query(z.strictObject({ shop: id.optional() })).returns<{
    currency: string;
    /** What the platform took; negative. */
    fees: Fee[];
    /** What it paid for goods and the like. */
    incomeMinor: number;
    /** Payments that went back to buyers, and those of them that the orders don't know of. */
    refunds: { orders: number; amountMinor: number; untoldOrders: number; untoldMinor: number };
    firstDay: string | null;
    lastDay: string | null;
    reasons: { reason: string | null; pieces: number; orders: number }[];
    returns: { pieces: number; orders: number; ordersKnown: number };
  }>(),
};
