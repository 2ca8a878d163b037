import { ITEM_FACTS, ORDER_FACTS, type FactChunk } from './facts.ts';
import type { ItemReader } from './read-item.ts';
import type { OrderNumbers } from './read-order.ts';

const ROWS = 2000;

/** Rows become columns, until a chunk is full. */
export class ChunkBuilder {
  #chunk = emptyChunk();

  get isFull(): boolean {
    return this.#chunk.count >= ROWS;
  }

  add(row: { line: number; orderNo: string; account: string; contact: string; currency: string; order: OrderNumbers | null; item: Pick<ItemReader, 'facts' | 'product'> | null }): void {
    const chunk = this.#chunk;
    const at = chunk.count++;
    chunk.line[at] = row.line;
    chunk.orderNo.push(row.orderNo);
    chunk.account.push(row.account);
    chunk.contact.push(row.contact);
    chunk.currency.push(row.currency);
    const { order, item } = row;
    const ofOrder = order ? orderBody(order) : 0;
    const ofItem = item ? itemBody(item.facts) : 0;
    fill(chunk.order, at, ORDER_FACTS.length, ofOrder);
    fill(chunk.item, at, ITEM_FACTS.length, ofItem);
    chunk.itemKey.push(item ? item.facts.key : '');
    chunk.itemSku.push(item ? item.facts.sku : '');
    chunk.product.push(item ? item.product : '');
    // JSON writes NaN as null.
    chunk.body.push(JSON.stringify([ofOrder, ofItem]));
  }

  /** What has come together; undefined where nothing has. */
  take(): FactChunk | undefined {
    const chunk = this.#chunk;
    if (chunk.count === 0) return undefined;
    this.#chunk = emptyChunk();
    if (chunk.count === ROWS) return chunk;
    return {
      ...chunk,
      line: chunk.line.slice(0, chunk.count),
      order: chunk.order.slice(0, chunk.count * ORDER_FACTS.length),
      item: chunk.item.slice(0, chunk.count * ITEM_FACTS.length),
    };
  }
}

/** A body begins with its numbers. */
function fill(numbers: Float64Array, row: number, width: number, body: unknown[] | 0): void {
  const from = row * width;
  for (let i = 0; i < width; i++) numbers[from + i] = body === 0 ? NaN : (body[i] as number);
}

// Written out, because a million rows pass here. The order is that of ORDER_FACTS and ITEM_FACTS; a test compares.
const orderBody = (o: OrderNumbers): unknown[] => [
  o.status, o.createdAt, o.paidAt, o.modifiedAt, o.paidMinor, o.discountMinor, o.refundMinor, o.emailConsent, o.currency, o.buyerMemo, o.sellerMemo,
];
const itemBody = (i: ItemReader['facts']): unknown[] => [
  i.status, i.quantity, i.unitPriceMinor, i.paidMinor, i.discountMinor, i.refundMinor, i.key, i.sku === '' ? null : i.sku,
];

const emptyChunk = (): FactChunk => ({
  count: 0,
  line: new Int32Array(ROWS),
  orderNo: [],
  account: [],
  contact: [],
  product: [],
  order: new Float64Array(ROWS * ORDER_FACTS.length),
  item: new Float64Array(ROWS * ITEM_FACTS.length),
  itemKey: [],
  itemSku: [],
  currency: [],
  body: [],
});
