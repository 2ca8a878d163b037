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

  add(row: { line: number; orderNo: string; account: string; contact: string; currency: string; order: OrderNumbers | null; item: ItemReader | null }): void {
    const chunk = this.#chunk;
    const at = chunk.count++;
    chunk.line[at] = row.line;
    chunk.orderNo.push(row.orderNo);
    chunk.account.push(row.account);
    chunk.contact.push(row.contact);
    chunk.currency.push(row.currency);
    let body = '[';
    if (row.order) {
      const { order } = row;
      let to = at * ORDER_FACTS.length;
      body += '[';
      for (const name of ORDER_FACTS) {
        const value = order[name];
        chunk.order[to++] = value;
        body += Number.isNaN(value) ? 'null,' : `${value},`;
      }
      body += `"${order.currency}",${quoted(order.buyerMemo)},${quoted(order.sellerMemo)}],`;
    } else {
      chunk.order.fill(NaN, at * ORDER_FACTS.length, (at + 1) * ORDER_FACTS.length);
      body += '0,';
    }
    if (row.item) {
      const { facts, product } = row.item;
      let to = at * ITEM_FACTS.length;
      body += '[';
      for (const name of ITEM_FACTS) {
        const value = facts[name];
        chunk.item[to++] = value;
        body += Number.isNaN(value) ? 'null,' : `${value},`;
      }
      body += `${JSON.stringify(facts.key)},${facts.sku === '' ? 'null' : JSON.stringify(facts.sku)}]]`;
      chunk.itemKey.push(facts.key);
      chunk.itemSku.push(facts.sku);
      chunk.product.push(product);
    } else {
      chunk.item.fill(NaN, at * ITEM_FACTS.length, (at + 1) * ITEM_FACTS.length);
      body += '0]';
      chunk.itemKey.push('');
      chunk.itemSku.push('');
      chunk.product.push('');
    }
    chunk.body.push(body);
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

const quoted = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text));

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
