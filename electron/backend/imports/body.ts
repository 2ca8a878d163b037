import type { ItemPart, OrderPart } from '../../../shared/domain/merge-order.ts';

export interface Memo {
  buyer: string | null;
  seller: string | null;
}
export const noMemo: Memo = { buyer: null, seller: null };

/**
 * All that a row says of its order and of an item, in words: JSON `[order, item]`, each a list, or 0 where it says nothing
 * of it. Two rows say the same exactly where these are equal (and they mean the same account, contact and product).
 */
export function bodyWords(order: OrderPart | null, item: ItemPart | null, memo: Memo): string {
  const o = order && [order.status, order.createdAt, order.paidAt, order.modifiedAt, order.paidMinor, order.discountMinor, order.refundMinor, order.emailConsent, order.currency, memo.buyer, memo.seller];
  const i = item && [item.status, item.quantity, item.unitPriceMinor, item.paidMinor, item.discountMinor, item.refundMinor, item.key, item.sku];
  return JSON.stringify([o ?? 0, i ?? 0]);
}

type N = number | null;
type S = string | null;
type OrderList = [N, N, N, N, N, N, N, N, S, S, S];
type ItemList = [N, N, N, N, N, N, string, S];

/** The parts again (the memo has a place of its own). */
export function readBody([o, i]: [OrderList | 0, ItemList | 0]): { order: OrderPart | null; item: ItemPart | null } {
  return {
    order: o === 0 ? null : { status: o[0], createdAt: o[1], paidAt: o[2], modifiedAt: o[3], paidMinor: o[4], discountMinor: o[5], refundMinor: o[6], emailConsent: o[7], currency: o[8] },
    item: i === 0 ? null : { status: i[0], quantity: i[1], unitPriceMinor: i[2], paidMinor: i[3], discountMinor: i[4], refundMinor: i[5], key: i[6], sku: i[7] },
  };
}
export type Body = Parameters<typeof readBody>[0];
