import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import type { Memo } from './body.ts';
import type { FactChunk } from './facts.ts';
import { bitOf, bucketOf } from './order-blocks.ts';
import { rowOf, type StoredRow } from './order-rows.ts';
import type { ItemRow, ReadRow } from './read-row.ts';
import { emptyBlock, encodeBlock, ROW_IDS, type RowBlock } from './row-blocks.ts';

const WIDTH = ROW_IDS.length;
const ORDER_ID = ROW_IDS.indexOf('orderId');

interface NextIds {
  nextOrderId: number;
  nextBlockId: number;
  nextMemoId: number;
}

/** Keeps the rows of one file: each chunk becomes a block, with the same columns and the ids of what its rows mean. */
export class BlockWriter {
  readonly #db: WriteDb;
  readonly #ids: NextIds;
  readonly #fileId: number;
  readonly #newMemo: BulkInsert;
  readonly #newOrderBlock: BulkInsert;
  /** Bucket → mask: orders that were there before the block that is being gathered, and have rows in it. */
  readonly #known = new Map<number, number>();
  /** The first order that was made with it: that it begins here its own row says. */
  #firstNewOrder = 0;
  #lastOrder = 0;
  #block: RowBlock = emptyBlock(0);
  /** Of the block that is being gathered. */
  id = 0;

  constructor(db: WriteDb, ids: NextIds, fileId: number) {
    this.#db = db;
    this.#ids = ids;
    this.#fileId = fileId;
    this.#newMemo = new BulkInsert(db, 'order_memos', ['id', 'order_id', 'buyer_memo', 'seller_memo']);
    this.#newOrderBlock = new BulkInsert(db, 'order_blocks', ['bucket', 'block_id', 'orders']);
  }

  start({ count, tells, order, item, itemKey }: FactChunk): void {
    this.id = this.#ids.nextBlockId++;
    this.#known.clear();
    this.#firstNewOrder = this.#ids.nextOrderId;
    this.#lastOrder = 0;
    this.#block = { count: 0, ids: new Float64Array(count * WIDTH), tells, order, item, itemKey, currency: [], sku: [] };
  }

  /** The chunk's next row. */
  add(orderId: number, line: number, row: ItemRow): void {
    if (orderId < this.#firstNewOrder && orderId !== this.#lastOrder) this.#known.set(bucketOf(orderId), this.#maskOf(orderId) | bitOf(orderId));
    this.#lastOrder = orderId;
    const block = this.#block;
    const id = block.count++ * WIDTH;
    block.ids[id] = line;
    block.ids[id + 1] = orderId;
    block.ids[id + 2] = row.accountId ?? 0;
    block.ids[id + 3] = row.contactId ?? 0;
    block.ids[id + 4] = row.productId ?? 0;
    block.ids[id + 5] = row.memoId ?? 0;
    block.currency.push(row.currency);
    block.sku.push(row.sku);
  }

  /** Rows of an order that aren't written yet. */
  rowsOf(orderId: number): StoredRow[] {
    const rows: StoredRow[] = [];
    if (orderId < this.#firstNewOrder && (this.#maskOf(orderId) & bitOf(orderId)) === 0) return rows;
    const { ids, count } = this.#block;
    for (let i = 0; i < count; i++) if (ids[i * WIDTH + ORDER_ID] === orderId) rows.push(rowOf(this.#fileId, this.#block, i));
    return rows;
  }

  /** Gives the rows' memos their ids; each wording of an order is kept once. */
  numberMemos(orderId: number, rows: readonly ReadRow[], isNew: boolean): void {
    for (const row of rows) {
      const { buyer, seller } = row.memo;
      if (buyer === null && seller === null) continue;
      const same = rows.find((r) => r.memoId !== null && r.memo.buyer === buyer && r.memo.seller === seller);
      row.memoId = same?.memoId ?? (isNew ? undefined : this.#storedMemo(orderId, row.memo)) ?? this.#newMemoId(orderId, row.memo);
    }
  }

  get hasMemos(): boolean {
    return !this.#newMemo.isEmpty;
  }

  flushMemos(): void {
    this.#newMemo.flush();
  }

  /** The chunk has been read to its end. */
  finish(): void {
    this.#db.prepare('INSERT INTO row_blocks (id, file_id, rows, data) VALUES (?, ?, ?, ?)').run(this.id, this.#fileId, this.#block.count, encodeBlock(this.#block));
    for (const [bucket, mask] of this.#known) this.#newOrderBlock.add(bucket, this.id, mask >>> 0);
    this.#newOrderBlock.flush();
  }

  #maskOf(orderId: number): number {
    return this.#known.get(bucketOf(orderId)) ?? 0;
  }

  #storedMemo(orderId: number, { buyer, seller }: Memo): number | undefined {
    return this.#db.prepare('SELECT id FROM order_memos WHERE order_id = ? AND buyer_memo IS ? AND seller_memo IS ?').pluck().get(orderId, buyer, seller) as number | undefined;
  }

  #newMemoId(orderId: number, { buyer, seller }: Memo): number {
    const id = this.#ids.nextMemoId++;
    this.#newMemo.add(id, orderId, buyer, seller);
    return id;
  }
}
