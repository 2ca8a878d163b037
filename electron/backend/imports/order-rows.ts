import type { ItemPart, Observation, OrderPart } from '../../../shared/domain/merge-order.ts';
import type { ReadDb } from '../db/executor.ts';
import { bodyWords, noMemo, readBody, type Body, type Memo } from './body.ts';
import { SEPARATOR } from './facts.ts';
import { accountScore, CONTACT_COLUMNS, contactFacts, contactScore, type ContactRow } from './identities.ts';
import { blocksOf } from './order-blocks.ts';
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
const WIDTH = ROW_IDS.length;
const ORDER_ID = ROW_IDS.indexOf('orderId');
/** Rows of neighbouring orders stand in the same few blocks. */
const MOST_OPEN = 24;
/** A whole number again: one that is kept as a float makes another kind of object of each line that it comes into. */
const orNull = (id: number): number | null => (id === 0 ? null : id | 0);

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
    return blocksOf(this.#db, orderId).flatMap((id) => (id === unwritten ? [] : this.block(id).of(orderId)));
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
  return typeof data === 'string' ? new WordsBlock(oldRow(fileId, data)) : new ColumnsBlock(fileId, decodeBlock(data));
}

interface OpenBlock {
  readonly rows: StoredRow[];
  of: (orderId: number) => StoredRow[];
}

class WordsBlock implements OpenBlock {
  readonly rows: StoredRow[];

  constructor(row: StoredRow) {
    this.rows = [row];
  }

  of(orderId: number): StoredRow[] {
    return this.rows[0]!.orderId === orderId ? this.rows : [];
  }
}

/** Of thousands of rows mostly a few are asked for. */
class ColumnsBlock implements OpenBlock {
  readonly #fileId: number;
  readonly #block: RowBlock;
  /** Order → 1 + the place of its first row; and of each row 1 + that of the order's next, 0 behind the last. */
  readonly #first = new Map<number, number>();
  readonly #next: Int32Array;

  constructor(fileId: number, block: RowBlock) {
    this.#fileId = fileId;
    this.#block = block;
    this.#next = new Int32Array(block.count);
    for (let i = block.count - 1; i >= 0; i--) {
      const orderId = block.ids[i * WIDTH + ORDER_ID]!;
      this.#next[i] = this.#first.get(orderId) ?? 0;
      this.#first.set(orderId, i + 1);
    }
  }

  get rows(): StoredRow[] {
    return Array.from({ length: this.#block.count }, (_, i) => rowOf(this.#fileId, this.#block, i));
  }

  of(orderId: number): StoredRow[] {
    const rows: StoredRow[] = [];
    for (let at = this.#first.get(orderId) ?? 0; at > 0; at = this.#next[at - 1]!) rows.push(rowOf(this.#fileId, this.#block, at - 1));
    return rows;
  }
}

export function rowOf(fileId: number, block: RowBlock, row: number): StoredRow {
  const { ids } = block;
  const at = row * WIDTH;
  return {
    fileId,
    line: ids[at]!,
    orderId: ids[at + ORDER_ID]!,
    accountId: orNull(ids[at + 2]!),
    contactId: orNull(ids[at + 3]!),
    productId: orNull(ids[at + 4]!),
    memoId: orNull(ids[at + 5]!),
    order: orderPart(block, row, block.currency[row]!),
    item: itemPart(block, row, block.sku[row]!),
  };
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
