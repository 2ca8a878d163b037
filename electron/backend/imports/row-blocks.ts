import { ITEM_FACTS, ORDER_FACTS } from './facts.ts';

/** The numbers that every row has; 0 stands for none. */
export const ROW_IDS = ['line', 'orderId', 'accountId', 'contactId', 'productId', 'memoId'] as const;
const ID_WIDTH = ROW_IDS.length;
const ORDER_WIDTH = ORDER_FACTS.length;
const ITEM_WIDTH = ITEM_FACTS.length;

/** Rows of one file as columns. */
export interface RowBlock {
  count: number;
  /** ROW_IDS numbers a row. */
  ids: Float64Array;
  /** As in a FactChunk, as are the columns that follow. */
  tells: Uint8Array;
  order: Float64Array;
  item: Float64Array;
  itemKey: string[];
  currency: string[];
  sku: string[];
}

export const emptyBlock = (capacity: number): RowBlock => ({
  count: 0,
  ids: new Float64Array(capacity * ID_WIDTH),
  tells: new Uint8Array(capacity),
  order: new Float64Array(capacity * ORDER_WIDTH),
  item: new Float64Array(capacity * ITEM_WIDTH),
  itemKey: [],
  currency: [],
  sku: [],
});

/** Where blocks are put together. */
let desk = Buffer.alloc(0);

const ALL_NULL = 0;
const ALL_SAME = 1;
const VARIED = 2;

/**
 * A block as bytes, about 30 a row: the count, then column after column. Of each number column a mark says whether it is
 * null throughout, one value throughout, or the differences from row to row follow; numbers are in groups of seven bits,
 * 0 for null, else 1 + the difference with its sign in the lowest bit. Texts stand behind as JSON.
 */
export function encodeBlock(block: RowBlock): Buffer {
  const { count } = block;
  // 10 bytes hold the largest difference of two whole numbers.
  const columns = ID_WIDTH + 1 + ORDER_WIDTH + ITEM_WIDTH + 2;
  const room = 16 + columns * (count * 10 + 12);
  if (desk.length < room) desk = Buffer.allocUnsafeSlow(room);
  const out = new Bytes(desk);
  out.number(count);
  for (let i = 0; i < ID_WIDTH; i++) out.column(block.ids, i, ID_WIDTH, count);
  out.column(block.tells, 0, 1, count);
  for (let i = 0; i < ORDER_WIDTH; i++) out.column(block.order, i, ORDER_WIDTH, count);
  for (let i = 0; i < ITEM_WIDTH; i++) out.column(block.item, i, ITEM_WIDTH, count);
  const currency = numbered(block.currency);
  const sku = numbered(block.sku);
  out.column(currency.places, 0, 1, count);
  out.column(sku.places, 0, 1, count);
  const keys = block.itemKey.some((key) => key !== '') ? block.itemKey : [];
  const texts = Buffer.from(JSON.stringify([keys, currency.texts, sku.texts]));
  return Buffer.concat([out.bytes.subarray(0, out.at), texts]);
}

export function decodeBlock(bytes: Buffer): RowBlock {
  const from = new Bytes(bytes);
  const count = from.readNumber();
  const block = emptyBlock(count);
  block.count = count;
  for (let i = 0; i < ID_WIDTH; i++) from.readColumn(block.ids, i, ID_WIDTH, count);
  from.readColumn(block.tells, 0, 1, count);
  for (let i = 0; i < ORDER_WIDTH; i++) from.readColumn(block.order, i, ORDER_WIDTH, count);
  for (let i = 0; i < ITEM_WIDTH; i++) from.readColumn(block.item, i, ITEM_WIDTH, count);
  const currency = new Float64Array(count);
  const sku = new Float64Array(count);
  from.readColumn(currency, 0, 1, count);
  from.readColumn(sku, 0, 1, count);
  const [keys, currencies, skus] = JSON.parse(bytes.toString('utf8', from.at)) as [string[], string[], string[]];
  for (let i = 0; i < count; i++) {
    block.itemKey.push(keys[i] ?? '');
    block.currency.push(currencies[currency[i]!]!);
    block.sku.push(skus[sku[i]!]!);
  }
  return block;
}

/** Texts → places among the distinct ones. */
function numbered(list: readonly string[]): { places: Float64Array; texts: string[] } {
  const places = new Float64Array(list.length);
  const known = new Map<string, number>();
  let last = '';
  let lastPlace = -1;
  for (let i = 0; i < list.length; i++) {
    const text = list[i]!;
    if (lastPlace < 0 || text !== last) {
      const place = known.get(text) ?? known.size;
      if (place === known.size) known.set(text, place);
      last = text;
      lastPlace = place;
    }
    places[i] = lastPlace;
  }
  return { places, texts: [...known.keys()] };
}

type Column = Float64Array | Uint8Array;

class Bytes {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  number(value: number): void {
    const { bytes } = this;
    let rest = value;
    let at = this.at;
    while (rest >= 0x8000_0000) {
      bytes[at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 0x80) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.at = at;
  }

  column(values: Column, first: number, step: number, count: number): void {
    const end = first + count * step;
    const one = values[first] ?? NaN;
    let same = true;
    for (let i = first + step; i < end && same; i += step) same = Object.is(values[i], one);
    if (same) {
      this.bytes[this.at++] = Number.isNaN(one) ? ALL_NULL : ALL_SAME;
      if (!Number.isNaN(one)) this.#difference(one);
      return;
    }
    this.bytes[this.at++] = VARIED;
    let before = 0;
    for (let i = first; i < end; i += step) {
      const value = values[i]!;
      if (Number.isNaN(value)) this.bytes[this.at++] = 0;
      else {
        this.#difference(value - before);
        before = value;
      }
    }
  }

  #difference(by: number): void {
    this.number(by >= 0 ? 2 * by + 1 : -2 * by);
  }

  readNumber(): number {
    const { bytes } = this;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[this.at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }

  readColumn(into: Column, first: number, step: number, count: number): void {
    const end = first + count * step;
    const mark = this.bytes[this.at++];
    if (mark !== VARIED) {
      const value = mark === ALL_NULL ? NaN : this.#readDifference();
      for (let i = first; i < end; i += step) into[i] = value;
      return;
    }
    let before = 0;
    for (let i = first; i < end; i += step) {
      if (this.bytes[this.at] === 0) {
        this.at++;
        into[i] = NaN;
      } else {
        before += this.#readDifference();
        into[i] = before;
      }
    }
  }

  #readDifference(): number {
    const coded = this.readNumber();
    return coded % 2 === 1 ? (coded - 1) / 2 : -coded / 2;
  }
}
