import * as z from 'zod';
import { command, day, id, query } from './endpoint.ts';

/** How long something took, in days of 24 hours; null of nothing. `n`: orders with both times. */
export interface Took {
  n: number;
  median: number | null;
  /** Nine of ten took no longer. */
  p90: number | null;
}

export interface ParcelSpeed {
  /** Orders paid in the period, and those of them that a file tells the shipping of. */
  orders: number;
  shipped: number;
  signed: number;
  toShip: Took;
  toSign: Took;
  /** Times that run backwards (shipped before it was paid, signed before it was shipped): left out of both. */
  backwards: number;
  /** By carrier, the one with most parcels first. */
  carriers: { carrier: string; parcels: number; toSign: Took }[];
  /** Gives the orders that the figures are of, with their times. */
  sql: string;
}

export interface LateOrder {
  orderId: number;
  orderNo: string;
  shopId: number;
  customerId: number;
  nick: string | null;
  name: string | null;
  day: string;
  carrier: string | null;
  /** In days; null where a time is missing. */
  toShip: number | null;
  toSign: number | null;
  /** A case about this order's delivery was opened, whatever became of it. */
  hasCase: boolean;
}

const period = { shop: id.optional(), from: day, to: day };
const limits = { ...period, shipDays: z.int().min(0).max(90).default(2), signDays: z.int().min(0).max(90).default(7) };

export const parcels = {
  /** Orders paid from `from` to `to`, both included. */
  speed: query(z.strictObject(period)).returns<ParcelSpeed>(),
  /** Those that took more than so many days from payment to shipping, or from shipping to signing; of known people, the latest first. `anonymous`: late ones of nobody known. */
  late: query(z.strictObject({ ...limits, offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{
    total: number;
    rows: LateOrder[];
    anonymous: number;
    customerIds: number[];
  }>(),
  /** Opens a case (delivery) for each of them, about their latest late order: not for who has an open one about a delivery, nor twice for an order. The latest 200 at a time; `left`: those beyond. */
  openCases: command(z.strictObject({ ...limits, text: z.string().trim().min(1).max(500) })).returns<{ opened: number; already: number; left: number }>(),
};
