import type { ItemPart, OrderPart } from '../../../shared/domain/merge-order.ts';
import { ITEM_FACTS, ORDER_FACTS, type FactChunk } from './facts.ts';

const ORDER_WIDTH = ORDER_FACTS.length;
const ITEM_WIDTH = ITEM_FACTS.length;

// A million rows come this way: the columns say what the body says, without reading JSON.

/** What a row of a chunk says of its order; equal to `readBody(body).order`. */
export function orderPart(chunk: FactChunk, row: number): OrderPart | null {
  if (chunk.body[row]!.startsWith('[0,')) return null;
  const { order } = chunk;
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
    currency: chunk.currency[row]! || null,
  };
}

/** What it says of an item; equal to `readBody(body).item`. */
export function itemPart(chunk: FactChunk, row: number): ItemPart | null {
  const key = chunk.itemKey[row]!;
  if (key === '') return null;
  const { item } = chunk;
  const at = row * ITEM_WIDTH;
  return {
    status: known(item[at]!),
    quantity: known(item[at + 1]!),
    unitPriceMinor: known(item[at + 2]!),
    paidMinor: known(item[at + 3]!),
    discountMinor: known(item[at + 4]!),
    refundMinor: known(item[at + 5]!),
    key,
    sku: chunk.itemSku[row]! || null,
  };
}

const known = (n: number): number | null => (Number.isNaN(n) ? null : n);
