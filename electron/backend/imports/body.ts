import type { ItemPart, OrderPart } from '../../../shared/domain/merge-order.ts';

interface Body {
  order: OrderPart | null;
  item: ItemPart | null;
  buyerMemo: string | null;
  sellerMemo: string | null;
}
type N = number | null;
type S = string | null;
/** ORDER_FACTS, then currency, buyer memo, seller memo. */
type OrderTuple = [N, N, N, N, N, N, N, N, S, S, S];
/** ITEM_FACTS, then key, SKU. */
type ItemTuple = [N, N, N, N, N, N, string, S];

/** Reads an observation's body (facts.ts says how it is written). */
export function readBody(body: string): Body {
  const [o, i] = JSON.parse(body) as [OrderTuple | 0, ItemTuple | 0];
  return {
    order: o === 0 ? null : { status: o[0], createdAt: o[1], paidAt: o[2], modifiedAt: o[3], paidMinor: o[4], discountMinor: o[5], refundMinor: o[6], emailConsent: o[7], currency: o[8] },
    item: i === 0 ? null : { status: i[0], quantity: i[1], unitPriceMinor: i[2], paidMinor: i[3], discountMinor: i[4], refundMinor: i[5], key: i[6], sku: i[7] },
    buyerMemo: o === 0 ? null : o[9],
    sellerMemo: o === 0 ? null : o[10],
  };
}
