import type { RowCounts } from '../../../shared/contract/imports.ts';
import { isNeverPaid, mergeDistinctLines, mergeOrder, type MergedLine, type Observation } from '../../../shared/domain/merge-order.ts';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import { BlockWriter } from './block-writer.ts';
import { ITEM_FACTS, ORDER_FACTS, TELLS_ITEM, type FactChunk } from './facts.ts';
import { flag, FreshOrders } from './fresh-orders.ts';
import { IdSet } from './id-set.ts';
import { Identities, nextId } from './identities.ts';
import { OrderRows, RowWords } from './order-rows.ts';
import { LINE_COLUMNS, lineValues, ORDER_COLUMNS, orderValues, rewriteOrder, type ShopClock } from './order-store.ts';
import { RowReader, saysTheSame, type ItemRow, type ReadRow } from './read-row.ts';

const ITEM = Object.fromEntries(ITEM_FACTS.map((name, i) => [name, i])) as Record<(typeof ITEM_FACTS)[number], number>;

const CREATED_AT = ORDER_FACTS.indexOf('createdAt');
const PAID_AT = ORDER_FACTS.indexOf('paidAt');

export const emptyCounts = (): RowCounts => ({ rows: 0, rowsAdded: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsRejected: 0, rowsSkipped: 0, ordersNew: 0, ordersUpdated: 0, ordersUnchanged: 0, linesNew: 0, customersNew: 0 });

/** What all files of a batch share. */
export class BatchState {
  /** Shop → the orders made in this batch. */
  readonly fresh = new Map<number, FreshOrders>();
  readonly touchedAccounts = new IdSet();
  /** Accounts of which more has changed than that the batch has made orders for them. */
  readonly staleAccounts = new IdSet();
  readonly firstOrderId: number;
  nextOrderId: number;
  nextBlockId: number;
  nextMemoId: number;
  /** Shops that had orders before the batch: there an unknown number must be looked up. */
  readonly knownShops: Set<number>;

  constructor(db: WriteDb) {
    this.firstOrderId = this.nextOrderId = nextId(db, 'orders');
    this.nextBlockId = nextId(db, 'row_blocks');
    this.nextMemoId = nextId(db, 'order_memos');
    this.knownShops = new Set(db.all<{ shop_id: number }>('SELECT id AS shop_id FROM shops s WHERE EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = s.id)').map((s) => s.shop_id));
  }

  /** What is told of it says more than new orders. */
  spoil(accountId: number): void {
    this.touchedAccounts.add(accountId);
    this.staleAccounts.add(accountId);
  }
}

/** Writes one file's rows into one shop. */
export class OrderWriter {
  readonly counts = emptyCounts();
  readonly #db: WriteDb;
  readonly #state: BatchState;
  readonly #shopId: number;
  readonly #clock: ShopClock;
  readonly #people: Identities;
  readonly #reader: RowReader;
  readonly #blocks: BlockWriter;
  readonly #stored: OrderRows;
  readonly #words: RowWords;
  readonly #fresh: FreshOrders;
  readonly #newOrder: BulkInsert;
  readonly #newLine: BulkInsert;
  /** Orders from this id on wait to be written … */
  #firstUnwritten: number;
  /** … and of these, lines. */
  readonly #pending = new Set<number>();
  /** Asked for once a chunk, where one isn't the batch's own. */
  #wereThere: Map<string, number> | undefined;
  /** Orders that the file's rows found there, and those of them that it has changed. */
  readonly #met = new IdSet();
  readonly #changed = new IdSet();

  constructor(db: WriteDb, state: BatchState, file: { id: number; shopId: number; platform: string } & ShopClock, now: number) {
    this.#db = db;
    this.#state = state;
    this.#firstUnwritten = state.nextOrderId;
    this.#shopId = file.shopId;
    this.#clock = file;
    this.#fresh = state.fresh.get(file.shopId) ?? new FreshOrders(file.shopId);
    state.fresh.set(file.shopId, this.#fresh);
    this.#people = new Identities(db, file.platform, { shop: file.shopId, file: file.id }, now);
    this.#words = new RowWords(db);
    this.#reader = new RowReader(this.#people, this.#words);
    this.#blocks = new BlockWriter(db, state, file.id);
    this.#stored = new OrderRows(db);
    this.#newOrder = new BulkInsert(db, 'orders', ['id', 'shop_id', 'order_no', 'block_id', ...ORDER_COLUMNS]);
    this.#newLine = new BulkInsert(db, 'order_lines', ['order_id', ...LINE_COLUMNS]);
  }

  /** Rows of one order that follow each other are taken together. */
  write(chunk: FactChunk): void {
    this.#reader.start(chunk);
    this.#blocks.start(chunk);
    this.#wereThere = undefined;
    for (let from = 0; from < chunk.count; ) {
      let to = from + 1;
      while (to < chunk.count && chunk.orderNo[to] === chunk.orderNo[from]) to += 1;
      this.#writeOrder(chunk, from, to);
      from = to;
    }
    this.#flush();
    this.#blocks.finish();
    this.counts.customersNew = this.#people.customersNew;
  }

  finish(): RowCounts {
    this.counts.ordersUpdated = this.#changed.size;
    this.counts.ordersUnchanged = this.#met.size - this.#changed.size;
    return this.counts;
  }

  /** Parents first, so that no child ever waits for one. */
  #flush(): void {
    this.#people.flush();
    this.#newOrder.flush();
    this.#newLine.flush();
    this.#blocks.flushMemos();
    this.#pending.clear();
    this.#firstUnwritten = this.#state.nextOrderId;
  }

  #writeOrder(chunk: FactChunk, from: number, to: number): void {
    const orderNo = chunk.orderNo[from]!;
    const place = this.#fresh.find(orderNo);
    if (place >= 0) {
      if (!this.#addItems(chunk, from, to, place)) this.#mergeInto(this.#fresh.idOf(place), chunk, from, to, place);
      return;
    }
    this.#wereThere ??= this.#findOrders(chunk);
    const stored = this.#wereThere.get(orderNo);
    if (stored === undefined) this.#addOrder(orderNo, chunk, from, to);
    else this.#mergeInto(stored, chunk, from, to, -1);
  }

  /** Number → id of the chunk's orders that were there before the batch. */
  #findOrders({ orderNo }: FactChunk): Map<string, number> {
    if (!this.#state.knownShops.has(this.#shopId)) return new Map();
    const sql = 'SELECT o.order_no, o.id FROM json_each(?) j CROSS JOIN orders o ON o.shop_id = ? AND o.order_no = j.value';
    return new Map(this.#db.prepare(sql).raw().all(JSON.stringify([...new Set(orderNo)]), this.#shopId) as [string, number][]);
  }

  #addOrder(orderNo: string, chunk: FactChunk, from: number, to: number): void {
    const id = this.#state.nextOrderId++;
    const rows = this.#read(chunk, from, to);
    const merged = mergeOrder(rows);
    const values = orderValues(merged, this.#clock);
    this.#newOrder.add(id, this.#shopId, orderNo, this.#blocks.id);
    this.#newOrder.addAll(values);
    for (const line of merged.lines) this.#addLine(id, line);
    if (this.#reader.hasMemos) this.#blocks.numberMemos(id, rows, true);
    for (const row of rows) this.#blocks.add(id, chunk.line[row.row]!, row);
    const [first] = rows;
    const distinct = distinctRows(rows);
    const flags =
      (rows.length === 1 && isWhole(first!) ? flag.whole : 0) |
      (merged.lines.length > 0 ? flag.hasItems : 0) |
      (merged.createdAt !== null ? flag.hasCreatedAt : 0) |
      (merged.paidAt !== null ? flag.hasPaidAt : 0) |
      (first!.order?.discountMinor !== null ? flag.hasDiscount : 0);
    this.#fresh.add(orderNo, id, merged, values[DAY] as string | null, values[CURRENCY] as string, flags);
    this.#touch(merged.accountId);
    this.counts.rowsAdded += distinct;
    this.counts.rowsUnchanged += rows.length - distinct;
    this.counts.ordersNew += 1;
  }

  /** The quick way for an items file after its orders: rows that can only add lines. False where that isn't certain. */
  #addItems(chunk: FactChunk, from: number, to: number, place: number): boolean {
    const fresh = this.#fresh;
    if (!fresh.has(place, flag.whole) || fresh.has(place, flag.hasItems)) return false;
    if (this.#reader.hasMemos) return false;
    let refund = 0;
    for (let i = from; i < to; i++) {
      if (this.#addsTime(chunk, i, place)) return false;
      refund += chunk.item[i * ITEM_FACTS.length + ITEM.refundMinor]! || 0;
      if (!fresh.has(place, flag.hasDiscount) && chunk.item[i * ITEM_FACTS.length + ITEM.discountMinor]! > 0) return false;
      if ((chunk.tells[i]! & TELLS_ITEM) === 0 || refund > fresh.refundOf(place) || chunk.buyer[i]! >= 0 || chunk.itemKey.indexOf(chunk.itemKey[i]!, from) < i) return false;
      for (let k = 0; k < ORDER_FACTS.length; k++) {
        if (k !== CREATED_AT && k !== PAID_AT && !Number.isNaN(chunk.order[i * ORDER_FACTS.length + k]!)) return false;
      }
    }
    const id = fresh.idOf(place);
    const rows: ItemRow[] = [];
    for (let i = from; i < to; i++) rows.push(this.#reader.readItem(chunk, i));
    for (const line of mergeDistinctLines(rows)) this.#addLine(id, line);
    for (const row of rows) this.#blocks.add(id, chunk.line[row.row]!, row);
    this.#pending.add(id);
    fresh.set(place, flag.hasItems, true);
    this.#met.add(id);
    this.#changed.add(id);
    this.counts.rowsAdded += rows.length;
    return true;
  }

  /** Does an item tell when its order was made or paid, where the order's own row didn't? */
  #addsTime(chunk: FactChunk, row: number, place: number): boolean {
    const at = row * ORDER_FACTS.length;
    return (!this.#fresh.has(place, flag.hasCreatedAt) && !Number.isNaN(chunk.order[at + CREATED_AT]!)) || (!this.#fresh.has(place, flag.hasPaidAt) && !Number.isNaN(chunk.order[at + PAID_AT]!));
  }

  #mergeInto(orderId: number, chunk: FactChunk, from: number, to: number, place: number): void {
    if (orderId >= this.#firstUnwritten || this.#pending.has(orderId) || this.#blocks.hasMemos) this.#flush();
    this.#people.flush();
    const known = [...this.#stored.of(orderId, this.#blocks.id), ...this.#blocks.rowsOf(orderId)];
    const rows = this.#read(chunk, from, to);
    const added: ReadRow[] = [];
    if (this.#reader.hasMemos) this.#blocks.numberMemos(orderId, rows, false);
    for (const row of rows) {
      if (known.some((k) => saysTheSame(k, row)) || added.some((a) => saysTheSame(a, row))) this.counts.rowsUnchanged += 1;
      else added.push(row);
    }
    this.#met.add(orderId);
    if (added.length > 0) this.#rewrite(orderId, [...known.map((row) => this.#words.observation(row)), ...added], added, place);
    for (const row of rows) this.#blocks.add(orderId, chunk.line[row.row]!, row);
  }

  #rewrite(orderId: number, observations: Observation[], added: ReadRow[], place: number): void {
    const change = rewriteOrder(this.#db, orderId, observations, this.#clock);
    for (const accountId of change.accounts) {
      if (accountId !== null) this.#state.spoil(accountId);
    }
    if (place >= 0) {
      this.#fresh.set(place, flag.whole, false);
      this.#fresh.set(place, flag.hasItems, true);
    }
    for (const { item } of added) {
      if (item && change.linesNew.includes(item.key)) this.counts.rowsAdded += 1;
      else if (change.orderChanged || (item && change.linesChanged.includes(item.key))) this.counts.rowsUpdated += 1;
      else this.counts.rowsUnchanged += 1;
    }
    this.counts.linesNew += change.linesNew.length;
    if (change.orderChanged || change.linesNew.length > 0 || change.linesChanged.length > 0 || change.linesGone > 0) this.#changed.add(orderId);
  }

  #read(chunk: FactChunk, from: number, to: number): ReadRow[] {
    const rows: ReadRow[] = [];
    for (let i = from; i < to; i++) rows.push(this.#reader.read(chunk, i));
    return rows;
  }

  #addLine(orderId: number, line: MergedLine): void {
    this.#newLine.add(orderId);
    this.#newLine.addAll(lineValues(line));
    this.counts.linesNew += 1;
  }

  #touch(accountId: number | null): void {
    if (accountId !== null) this.#state.touchedAccounts.add(accountId);
  }
}

const DAY = ORDER_COLUMNS.indexOf('day');
const CURRENCY = ORDER_COLUMNS.indexOf('currency');

function distinctRows(rows: ReadRow[]): number {
  if (rows.length === 1) return 1;
  return rows.filter((row, i) => !rows.slice(0, i).some((earlier) => saysTheSame(earlier, row))).length;
}

/** Does the row alone say all of its order that items could otherwise add to? */
function isWhole({ order }: Observation): boolean {
  if (!order || order.status === null || order.refundMinor === null) return false;
  return order.paidMinor !== null || isNeverPaid(orderStatuses[order.status]!, order.paidAt, order.refundMinor);
}
