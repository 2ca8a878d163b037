import * as z from 'zod';
import type { Shortfall } from '../domain/price-guard.ts';
import type { Tier } from '../domain/tiers.ts';
import { command, fileIn, id, query, task } from './endpoint.ts';

export interface PriceRow {
  priceId: number;
  /** Number or title. */
  product: string;
  /** What the shop's files call it; null: it isn't in them. */
  title: string | null;
  sku: string;
  currency: string;
  listMinor: number;
  floorMinor: number | null;
  /** Of a piece today, by the cost sheets; null: not known. */
  costMinor: number | null;
  members: { rank: number; priceMinor: number }[];
}
/** A price, a coupon that can be used still or goods of a campaign that isn't over, by which a piece goes below its floor or its cost. */
export interface PriceBreach extends Shortfall {
  priceId: number;
  by: 'list' | 'member' | 'coupon' | 'item';
  /** The coupon's or campaign's name. */
  name: string | null;
  /** Of the batch or campaign. */
  refId: number | null;
  /** Whose member price it is, or it starts from; null: the list price. */
  rank: number | null;
  priceMinor: number;
}
export interface PriceRegister {
  currency: string;
  /** Of the programme in force, from every member (rank 0) up. */
  tiers: { rank: number; tier: Tier | null; name: string | null }[];
  rows: PriceRow[];
  breaches: PriceBreach[];
  /** Rows without a cost: of them it can't be said whether they lose money. */
  withoutCost: number;
}
export type PriceFault = 'no_product' | 'bad_price' | 'no_list' | 'twice' | 'above_list';

const most = 100_000_000_000;
const price = z.int().min(1).max(most);
export const priceEndpoints = {
  prices: query(z.strictObject({})).returns<PriceRegister>(),
  savePrice: command(
    z.strictObject({
      priceId: id.optional(),
      product: z.string().trim().min(1).max(400),
      sku: z.string().trim().max(200).default(''),
      listMinor: price,
      floorMinor: price.nullable(),
      members: z.array(z.strictObject({ rank: z.int().min(0).max(5), priceMinor: price })).max(6),
    }),
  ).returns<{ priceId: number }>(),
  removePrice: command(z.strictObject({ priceId: id })).returns<{ priceId: number }>(),
  /** A table with a heading: product, SKU, list price, floor, and a column for each tier. What a cell doesn't say stays as it was. */
  takePrices: task('writer', z.strictObject({ file: fileIn })).returns<{ added: number; changed: number; same: number; refused: number; first: { row: number; why: PriceFault }[] }>(),
};
