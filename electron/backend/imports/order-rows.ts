import type { ItemPart, Observation, OrderPart } from '../../../shared/domain/merge-order.ts';
import type { ReadDb } from '../db/executor.ts';
import { bodyWords, noMemo, readBody, type Body, type Memo } from './body.ts';
import { SEPARATOR } from './facts.ts';
import { accountScore, CONTACT_COLUMNS, contactFacts, contactScore, type ContactRow } from './identities.ts';
import { decodeBlock, ROW_IDS, type RowBlock } from './row-blocks.ts';
import { itemPart, orderPart } from './row-parts.ts';

/** A row of a file as it is kept. */
export interface StoredRow {
  fileId: number;
  line: number;
  orderId: number;
  accountId: number | null;
  contactId: number | null;
  productId: number | null;
  memoId: number | null;
  order: OrderPart | null;
  item: ItemPart | null;
}
type OpenBlock = { fileId: number; rows: StoredRow[] } & { byOrder: Map<number, StoredRow[]> };

const WIDTH = ROW_IDS.length;
/** Rows of neighbouring orders stand in the same few blocks. */
const MOST_OPEN = 24;
const orNull = (id: number): number | null => (id === 0 ? null : id);

/**
 * The kept rows of orders, ready to be merged. Blocks never change, so those asked for last stay open; valid within one
 * transaction, because an id may come again after an undo.
 */
export class OrderRows {
  readonly #db: ReadDb;
  readonly #open = new Map<number, OpenBlock>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** `unwritten`: a block that is still being gathered, whose rows the caller has. */
  of(orderId: number, unwritten = 0): StoredRow[] {
    const blocks = this.#db
      .prepare('SELECT block_id FROM orders WHERE id = ? AND block_id IS NOT NULL UNION ALL SELECT block_id FROM order_blocks WHERE order_id = ?')
      .pluck()
      .all(orderId, orderId) as number[];
    return blocks.flatMap((id) => (id === unwritten ? [] : (this.block(id).byOrder.get(orderId) ?? [])));
  }

  block(id: number): OpenBlock {
    const open = this.#open.get(id) ?? readBlock(this.#db, id);
    this.#open.delete(id);
    this.#open.set(id, open);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#open.delete(oldest);
    return open;
  }
}

function readBlock(db: ReadDb, id: number): OpenBlock {
  const { file_id: fileId, data } = db.prepare('SELECT file_id, data FROM row_blocks WHERE id = ?').get(id) as { file_id: number; data: Buffer | string };
  const rows = typeof data === 'string' ? [oldRow(fileId, data)] : rowsOf(fileId, decodeBlock(data));
  return { fileId, rows, byOrder: Map.groupBy(rows, (row) => row.orderId) };
}

export function rowsOf(fileId: number, block: RowBlock): StoredRow[] {
  return Array.from({ length: block.count }, (_, i) => {
    const [line, orderId, accountId, contactId, productId, memoId] = block.ids.subarray(i * WIDTH, (i + 1) * WIDTH) as unknown as [number, number, number, number, number, number];
    return {
      fileId,
      line,
      orderId,
      accountId: orNull(accountId),
      contactId: orNull(contactId),
      productId: orNull(productId),
      memoId: orNull(memoId),
      order: orderPart(block, i, block.currency[i]!),
      item: itemPart(block, i, block.sku[i]!),
    };
  });
}

/** A row of an app before 0090-row-blocks.sql. */
function oldRow(fileId: number, json: string): StoredRow {
  const [line, orderId, accountId, contactId, productId, memoId, body] = JSON.parse(json) as [number, number, number | null, number | null, number | null, number | null, Body];
  return { fileId, line, orderId, accountId, contactId, productId, memoId, ...readBody(body) };
}

/** Rows as the merge takes them. What an id stands for is looked up once, and words only where two rows rank the same. */
export class RowWords {
  readonly #db: ReadDb;
  readonly #kinds = new Map<number, string>();
  readonly #qualities = new Map<number, string>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  observation({ order, item, accountId, contactId, productId, memoId }: StoredRow): Observation {
    const seen: Observation = {
      words: () => this.of(seen, this.memo(memoId)),
      order,
      item,
      accountId,
      accountScore: accountScore(this.#look(this.#kinds, accountId, 'SELECT kind FROM accounts WHERE id = ?')),
      contactId,
      contactScore: contactScore(this.#look(this.#qualities, contactId, 'SELECT phone_quality FROM contacts WHERE id = ?')),
      productId,
    };
    return seen;
  }

  memo(id: number | null): Memo {
    return id === null ? noMemo : (this.#db.prepare('SELECT buyer_memo AS buyer, seller_memo AS seller FROM order_memos WHERE id = ?').get(id) as Memo);
  }

  /** All that a row says, of whom and of what. */
  of({ order, item, accountId, contactId, productId }: Omit<Observation, 'words'>, memo: Memo): string {
    const account = accountId === null ? '' : (this.#db.prepare('SELECT kind || char(31) || value FROM accounts WHERE id = ?').pluck().get(accountId) as string);
    const contact = contactId === null ? '' : contactFacts(this.#db.prepare(`SELECT ${CONTACT_COLUMNS.join(', ')} FROM contacts WHERE id = ?`).get(contactId) as ContactRow);
    const product = productId === null ? '' : (this.#db.prepare('SELECT key FROM products WHERE id = ?').pluck().get(productId) as string);
    return [bodyWords(order, item, memo), account, contact, product].join(SEPARATOR);
  }

  #look(known: Map<number, string>, id: number | null, sql: string): string {
    if (id === null) return '';
    let found = known.get(id);
    if (found === undefined) {
      found = this.#db.prepare(sql).pluck().get(id) as string;
      if (known.size > 100_000) known.clear();
      known.set(id, found);
    }
    return found;
  }
}
