import * as z from 'zod';
import { dealBases, type DealBasis } from '../domain/partner-share.ts';
import { command, day, fileIn, fileOut, id, query, task } from './endpoint.ts';

export interface Partner {
  partnerId: number;
  name: string;
  note: string;
  products: number;
  deals: number;
}
/** A product of a shop by its number, as the partners' goods are kept. */
export interface GoodsKey {
  shopId: number;
  key: string;
}
export interface PartnerGoods extends GoodsKey {
  title: string;
  shop: string;
  /** Whose it is; null: nobody's. */
  partnerId: number | null;
  partner: string | null;
}
export interface PartnerDeal {
  dealId: number;
  partnerId: number;
  campaignId: number | null;
  batchId: number | null;
  /** Of the campaign or the batch of coupons. */
  offer: string;
  basis: DealBasis;
  amountMinor: number;
  capMinor: number | null;
  currency: string;
  fromDay: string;
  untilDay: string | null;
  note: string;
  /** Empty: all that the partner supplies. */
  goods: GoodsKey[];
  /** Of these goods, sold by today in these days. */
  pieces: number;
  /** By today. */
  shareMinor: number;
  capped: boolean;
  /** What the offer has cost so far; and without the partner's share. */
  costMinor: number;
  ownMinor: number;
}
export type GoodsFault = 'no_product' | 'no_partner' | 'unknown_product' | 'twice';

/** 'few': fewer than five people are behind it. */
export type Told<T> = T | 'few';
export interface Sold {
  people: number;
  orders: number;
  pieces: number;
  /** Paid less refunded; null: not asked for, or not known of every line, or in several currencies. */
  netMinor: number | null;
  currency: string | null;
}
/** Null: nobody to speak of. */
export type ToldRate = Told<{ share: number; n: number }> | null;
export interface PartnerReportRow {
  title: string;
  shop: string;
  sold: Told<Sold>;
  /** Of recognised buyers, who bought it on two days or more. */
  again: ToldRate;
  /** Of paid orders with it, those with a refund of it. */
  refund: ToldRate;
  /** What stood in one order with it, each for five people at least. */
  baskets: { title: string; orders: number }[];
  /** Where the files have any. */
  skus: { sku: string; sold: Told<Sold> }[];
}
export interface PartnerReport {
  partner: string;
  fromDay: string;
  toDay: string;
  rows: PartnerReportRow[];
  /** Rows of which nothing can be told. */
  few: number;
}

const most = 100_000_000_000;
const goods = z.array(z.strictObject({ shopId: id, key: z.string().min(1).max(400) })).max(5000);
const asked = { partnerId: id, fromDay: day, toDay: day, withMoney: z.boolean() };

export const partnerEndpoints = {
  /** `free`: products that are nobody's. `lastDay`: of all orders. */
  partners: query(z.strictObject({})).returns<{ partners: Partner[]; products: number; free: number; lastDay: string | null }>(),
  savePartner: command(z.strictObject({ partnerId: id.optional(), name: z.string().trim().min(1).max(80), note: z.string().trim().max(500).default('') })).returns<{ partnerId: number }>(),
  /** With its deals; its products are nobody's then. */
  removePartner: command(z.strictObject({ partnerId: id })).returns<{ partnerId: number }>(),
  /** Everything the shops sell, or one partner's; by title or number. */
  partnerGoods: query(z.strictObject({ partnerId: id.optional(), search: z.string().max(100).default(''), limit: z.int().min(1).max(1000).default(200) })).returns<{ total: number; goods: PartnerGoods[] }>(),
  /** Null: nobody's. Whoever had them before has them no longer. */
  assignGoods: command(z.strictObject({ partnerId: id.nullable(), goods })).returns<{ changed: number }>(),
  /** A table with a heading: product and supplier. A supplier that isn't there yet is put in. */
  takePartnerGoods: task('writer', z.strictObject({ file: fileIn })).returns<{ taken: number; moved: number; same: number; refused: number; newPartners: number; first: { row: number; why: GoodsFault }[] }>(),
  partnerDeals: query(z.strictObject({ partnerId: id })).returns<PartnerDeal[]>(),
  /** Exactly one of campaign and batch. */
  saveDeal: command(
    z.strictObject({
      dealId: id.optional(),
      partnerId: id,
      campaignId: id.nullable(),
      batchId: id.nullable(),
      basis: z.enum(dealBases),
      amountMinor: z.int().min(1).max(most),
      capMinor: z.int().min(1).max(most).nullable(),
      fromDay: day,
      untilDay: day.nullable(),
      note: z.string().trim().max(300).default(''),
      goods,
    }),
  ).returns<{ dealId: number }>(),
  removeDeal: command(z.strictObject({ dealId: id })).returns<{ dealId: number }>(),
  /** What the supplier may see of its goods: no person, no order. */
  partnerReport: query(z.strictObject(asked)).returns<PartnerReport>(),
  savePartnerReport: task('analysis', z.strictObject({ ...asked, to: fileOut })).returns<{ sha256: string }>(),
};
