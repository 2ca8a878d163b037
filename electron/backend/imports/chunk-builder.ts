import { ITEM_FACTS, ORDER_FACTS, TELLS_ITEM, TELLS_ORDER, type FactChunk } from './facts.ts';
import type { ItemReader, Product } from './read-item.ts';
import type { OrderNumbers } from './read-order.ts';
import type { Buyer } from './read-buyer.ts';

const ROWS = 2000;
/** No row of a file holds more items: beyond, a cell is no list of items. */
export const MOST_PIECES = 500;
const ROOM = ROWS + MOST_PIECES;
const REMEMBERED = 50_000;
const ORDER_WIDTH = ORDER_FACTS.length;
const ITEM_WIDTH = ITEM_FACTS.length;

export interface ChunkRow {
  line: number;
  orderNo: string;
  buyer: Buyer | null;
  currency: string;
  order: OrderNumbers | null;
  item: Pick<ItemReader, 'facts' | 'product'> | null;
}

/** Rows become columns, until a chunk is full. */
export class ChunkBuilder {
  #chunk = emptyChunk();
  #buyers = 0;
  #products = 0;
  readonly #texts = new Map<string, number>();
  #nextText = 0;
  #lastCurrency = '';
  #lastCurrencyPlace = -1;

  get isFull(): boolean {
    return this.#chunk.count >= ROWS;
  }

  add({ line, orderNo, buyer, currency, order, item }: ChunkRow): void {
    const chunk = this.#chunk;
    const at = chunk.count++;
    chunk.line[at] = line;
    chunk.orderNo.push(orderNo);
    chunk.tells[at] = (order ? TELLS_ORDER : 0) | (item ? TELLS_ITEM : 0);
    chunk.buyer[at] = buyer === null ? -1 : this.#placeOfBuyer(buyer);
    chunk.currency[at] = this.#placeOfCurrency(currency);
    fillOrder(chunk.order, at * ORDER_WIDTH, order);
    fillItem(chunk.item, at * ITEM_WIDTH, item?.facts ?? null);
    chunk.itemKey.push(item ? item.facts.key : '');
    chunk.product[at] = item?.product ? this.#placeOfProduct(item.product) : -1;
    chunk.sku[at] = item ? this.#placeOfText(item.facts.sku) : -1;
    if (order && (order.buyerMemo !== null || order.sellerMemo !== null)) chunk.memos.push({ row: at, buyer: order.buyerMemo, seller: order.sellerMemo });
  }

  /** What has come together; undefined where nothing has. */
  take(): FactChunk | undefined {
    const { count, ...columns } = this.#chunk;
    if (count === 0) return undefined;
    this.#chunk = { ...columns, count: 0, orderNo: [], accounts: [], contacts: [], products: [], itemKey: [], texts: [], memos: [] };
    return {
      ...columns,
      count,
      line: columns.line.slice(0, count),
      tells: columns.tells.slice(0, count),
      buyer: columns.buyer.slice(0, count),
      product: columns.product.slice(0, count),
      currency: columns.currency.slice(0, count),
      sku: columns.sku.slice(0, count),
      order: columns.order.slice(0, count * ORDER_WIDTH),
      item: columns.item.slice(0, count * ITEM_WIDTH),
    };
  }

  #placeOfBuyer(buyer: Buyer): number {
    if (buyer.place >= 0) return buyer.place;
    if (buyer.account === '' && buyer.contact === '') return -1;
    this.#chunk.accounts.push(buyer.account);
    this.#chunk.contacts.push(buyer.contact);
    return (buyer.place = this.#buyers++);
  }

  #placeOfProduct(product: Product): number {
    if (product.place < 0) {
      product.place = this.#products++;
      this.#chunk.products.push(product.json);
    }
    return product.place;
  }

  #placeOfCurrency(currency: string): number {
    if (currency !== this.#lastCurrency) {
      this.#lastCurrency = currency;
      this.#lastCurrencyPlace = this.#placeOfText(currency);
    }
    return this.#lastCurrencyPlace;
  }

  #placeOfText(text: string): number {
    if (text === '') return -1;
    let place = this.#texts.get(text);
    if (place === undefined) {
      place = this.#nextText++;
      if (this.#texts.size >= REMEMBERED) this.#texts.clear();
      this.#texts.set(text, place);
      this.#chunk.texts.push(text);
    }
    return place;
  }
}

// Written out, because a million rows pass here. The order is that of ORDER_FACTS and ITEM_FACTS; a test compares.
function fillOrder(numbers: Float64Array, at: number, o: OrderNumbers | null): void {
  if (o === null) {
    for (let i = 0; i < ORDER_WIDTH; i++) numbers[at + i] = NaN;
    return;
  }
  numbers[at] = o.status;
  numbers[at + 1] = o.createdAt;
  numbers[at + 2] = o.paidAt;
  numbers[at + 3] = o.modifiedAt;
  numbers[at + 4] = o.paidMinor;
  numbers[at + 5] = o.discountMinor;
  numbers[at + 6] = o.refundMinor;
  numbers[at + 7] = o.emailConsent;
}
function fillItem(numbers: Float64Array, at: number, i: ItemReader['facts'] | null): void {
  if (i === null) {
    for (let i = 0; i < ITEM_WIDTH; i++) numbers[at + i] = NaN;
    return;
  }
  numbers[at] = i.status;
  numbers[at + 1] = i.quantity;
  numbers[at + 2] = i.unitPriceMinor;
  numbers[at + 3] = i.paidMinor;
  numbers[at + 4] = i.discountMinor;
  numbers[at + 5] = i.refundMinor;
}

const emptyChunk = (): FactChunk => ({
  count: 0,
  line: new Int32Array(ROOM),
  orderNo: [],
  tells: new Uint8Array(ROOM),
  buyer: new Int32Array(ROOM),
  accounts: [],
  contacts: [],
  product: new Int32Array(ROOM),
  products: [],
  order: new Float64Array(ROOM * ORDER_WIDTH),
  item: new Float64Array(ROOM * ITEM_WIDTH),
  itemKey: [],
  currency: new Int32Array(ROOM),
  sku: new Int32Array(ROOM),
  texts: [],
  memos: [],
});
