import type { ItemPart, OrderPart } from '../../../shared/domain/merge-order.ts';
import { ITEM_FACTS, ORDER_FACTS, TELLS_ITEM, TELLS_ORDER } from './facts.ts';

const ORDER_WIDTH = ORDER_FACTS.length;
const ITEM_WIDTH = ITEM_FACTS.length;

/** The number columns that a chunk and a block have in common. */
interface Columns {
  tells: Uint8Array;
  order: Float64Array;
  item: Float64Array;
  itemKey: string[];
}

const known = (n: number): number | null => (Number.isNaN(n) ? null : n);

/** What a row says of its order. */
export function orderPart({ tells, order }: Columns, row: number, currency: string): OrderPart | null {
  if ((tells[row]! & TELLS_ORDER) === 0) return null;
  const at = row * ORDER_WIDTH;
  return {
    status: known(order[at]!),
    createdAt: known(order[at + 1]!),
    paidAt: known(order[at + 2]!),
    modifiedAt: known(order[at + 3]!),
    paidMinor: known(order[at + 4]!),
    discountMinor: known(order[at + 5]!),
    refundMinor: known(order[at + 6]!),
    emailConsent: known(order[at + 7]!),
    currency: currency === '' ? null : currency,
  };
}

/** What it says of an item. */
export function itemPart({ tells, item, itemKey }: Columns, row: number, sku: string): ItemPart | null {
  if ((tells[row]! & TELLS_ITEM) === 0) return null;
  const at = row * ITEM_WIDTH;
  return {
    status: known(item[at]!),
    quantity: known(item[at + 1]!),
    unitPriceMinor: known(item[at + 2]!),
    paidMinor: known(item[at + 3]!),
    discountMinor: known(item[at + 4]!),
    refundMinor: known(item[at + 5]!),
    key: itemKey[row]!,
    sku: sku === '' ? null : sku,
  };
}
