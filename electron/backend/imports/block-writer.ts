import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import type { Memo } from './body.ts';
import { ITEM_FACTS, ORDER_FACTS, type FactChunk } from './facts.ts';
import { rowsOf, type StoredRow } from './order-rows.ts';
import type { ReadRow } from './read-row.ts';
import { emptyBlock, encodeBlock, ROW_IDS, type RowBlock } from './row-blocks.ts';

const WIDTH = ROW_IDS.length;
const ORDER_WIDTH = ORDER_FACTS.length;
const ITEM_WIDTH = ITEM_FACTS.length;

/** Gathers the rows of one file, and writes a block whenever a chunk has been read. */
export class BlockWriter {
  readonly #db: WriteDb;
  readonly #ids: { nextBlockId: number; nextMemoId: number };
  readonly #fileId: number;
  readonly #newMemo: BulkInsert;
  readonly #newOrderBlock: BulkInsert;
  /** Orders of the block that is being gathered. */
  readonly #orders = new Set<number>();
  #block: RowBlock = emptyBlock(0);
  /** Of the block that is being gathered. */
  id: number;

  constructor(db: WriteDb, ids: { nextBlockId: number; nextMemoId: number }, fileId: number) {
    this.#db = db;
    this.#ids = ids;
    this.#fileId = fileId;
    this.id = ids.nextBlockId++;
    this.#newMemo = new BulkInsert(db, 'order_memos', ['id', 'order_id', 'buyer_memo', 'seller_memo']);
    this.#newOrderBlock = new BulkInsert(db, 'order_blocks', ['order_id', 'block_id']);
  }

  /** `isFirst`: the order's own row says that it begins in this block. */
  add(orderId: number, chunk: FactChunk, { row, seen, memoId, currency, sku }: ReadRow, isFirst: boolean): void {
    if (this.#block.tells.length < chunk.count) this.#block = emptyBlock(chunk.count);
    if (!this.#orders.has(orderId)) {
      this.#orders.add(orderId);
      if (!isFirst) this.#newOrderBlock.add(orderId, this.id);
    }
    const block = this.#block;
    const at = block.count++;
    const id = at * WIDTH;
    block.ids[id] = chunk.line[row]!;
    block.ids[id + 1] = orderId;
    block.ids[id + 2] = seen.accountId ?? 0;
    block.ids[id + 3] = seen.contactId ?? 0;
    block.ids[id + 4] = seen.productId ?? 0;
    block.ids[id + 5] = memoId ?? 0;
    block.tells[at] = chunk.tells[row]!;
    for (let k = 0; k < ORDER_WIDTH; k++) block.order[at * ORDER_WIDTH + k] = chunk.order[row * ORDER_WIDTH + k]!;
    for (let k = 0; k < ITEM_WIDTH; k++) block.item[at * ITEM_WIDTH + k] = chunk.item[row * ITEM_WIDTH + k]!;
    block.itemKey.push(chunk.itemKey[row]!);
    block.currency.push(currency);
    block.sku.push(sku);
  }

  /** Rows of an order that aren't written yet. */
  rowsOf(orderId: number): StoredRow[] {
    return this.#orders.has(orderId) ? rowsOf(this.#fileId, this.#block).filter((row) => row.orderId === orderId) : [];
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
    return this.#newMemo.count > 0;
  }

  flushMemos(): void {
    this.#newMemo.flush();
  }

  flush(): void {
    if (this.#block.count === 0) return;
    this.#db.prepare('INSERT INTO row_blocks (id, file_id, rows, data) VALUES (?, ?, ?, ?)').run(this.id, this.#fileId, this.#block.count, encodeBlock(this.#block));
    this.#newOrderBlock.flush();
    this.#orders.clear();
    this.#block = emptyBlock(0);
    this.id = this.#ids.nextBlockId++;
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
