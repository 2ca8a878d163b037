import type { RowCounts } from '../../../shared/contract/imports.ts';
import { isNeverPaid, mergeOrder, type MergedLine, type Observation } from '../../../shared/domain/merge-order.ts';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import { itemPart, orderPart } from './chunk-parts.ts';
import { ITEM_FACTS, ORDER_FACTS, SEPARATOR, type FactChunk } from './facts.ts';
import { accountScore, Identities } from './identities.ts';
import { LINE_COLUMNS, lineValues, ORDER_COLUMNS, orderValues, readObservations, rewriteOrder, tieOf, type ShopClock } from './order-store.ts';

const ITEM = Object.fromEntries(ITEM_FACTS.map((name, i) => [name, i])) as Record<(typeof ITEM_FACTS)[number], number>;

const CREATED_AT = ORDER_FACTS.indexOf('createdAt');
const PAID_AT = ORDER_FACTS.indexOf('paidAt');

/** What a batch knows of the orders it has made, so that their further rows needn't be read back. */
interface FreshOrder {
  id: number;
  /** Its own row gave status, money and refund, so that items add lines and nothing else. */
  whole: boolean;
  hasItems: boolean;
  refundMinor: number;
  hasCreatedAt: boolean;
  hasPaidAt: boolean;
  hasDiscount: boolean;
}

export const emptyCounts = (): RowCounts => ({ rows: 0, rowsAdded: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsRejected: 0, rowsSkipped: 0, ordersNew: 0, ordersUpdated: 0, ordersUnchanged: 0, linesNew: 0, customersNew: 0 });

/** What all files of a batch share. */
export class BatchState {
  /** Shop → order number → an order made in this batch. */
  readonly fresh = new Map<number, Map<string, FreshOrder>>();
  readonly touchedAccounts = new Set<number>();
  nextOrderId: number;
  nextObservationId: number;
  /** Shops that had orders before the batch: there an unknown number must be looked up. */
  readonly knownShops: Set<number>;

  constructor(db: WriteDb) {
    const max = (table: string) => (db.get<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`)?.id ?? 0) + 1;
    this.nextOrderId = max('orders');
    this.nextObservationId = max('observations');
    this.knownShops = new Set(db.all<{ shop_id: number }>('SELECT id AS shop_id FROM shops s WHERE EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = s.id)').map((s) => s.shop_id));
  }
}

/** Writes one file's rows into one shop. */
export class OrderWriter {
  readonly counts = emptyCounts();
  readonly #db: WriteDb;
  readonly #state: BatchState;
  readonly #fileId: number;
  readonly #shopId: number;
  readonly #clock: ShopClock;
  readonly #people: Identities;
  readonly #fresh: Map<string, FreshOrder>;
  readonly #newOrder: BulkInsert;
  readonly #newLine: BulkInsert;
  readonly #newObservation: BulkInsert;
  readonly #newSighting: BulkInsert;
  /** Orders with rows that wait to be written. */
  readonly #pending = new Set<number>();
  /** Orders there before this file: true once something of them has changed. */
  readonly #met = new Map<number, boolean>();

  constructor(db: WriteDb, state: BatchState, file: { id: number; shopId: number; platform: string } & ShopClock, now: number) {
    this.#db = db;
    this.#state = state;
    this.#fileId = file.id;
    this.#shopId = file.shopId;
    this.#clock = file;
    this.#fresh = state.fresh.get(file.shopId) ?? new Map<string, FreshOrder>();
    state.fresh.set(file.shopId, this.#fresh);
    this.#people = new Identities(db, file.platform, file.shopId, now);
    this.#newOrder = new BulkInsert(db, 'orders', ['id', 'shop_id', 'order_no', ...ORDER_COLUMNS]);
    this.#newLine = new BulkInsert(db, 'order_lines', ['order_id', ...LINE_COLUMNS]);
    this.#newObservation = new BulkInsert(db, 'observations', ['id', 'order_id', 'file_id', 'line', 'account_id', 'contact_id', 'product_id', 'body']);
    this.#newSighting = new BulkInsert(db, 'repeat_sightings', ['file_id', 'line', 'observation_id']);
  }

  /** Rows of one order that follow each other are taken together. */
  write(chunk: FactChunk): void {
    for (let from = 0; from < chunk.count; ) {
      let to = from + 1;
      while (to < chunk.count && chunk.orderNo[to] === chunk.orderNo[from]) to += 1;
      this.#writeOrder(chunk, from, to);
      from = to;
    }
    this.#flush();
    this.counts.customersNew = this.#people.customersNew;
  }

  finish(): RowCounts {
    for (const changed of this.#met.values()) {
      if (changed) this.counts.ordersUpdated += 1;
      else this.counts.ordersUnchanged += 1;
    }
    return this.counts;
  }

  /** Parents first, so that no child ever waits for one. */
  #flush(): void {
    this.#people.flush();
    this.#newOrder.flush();
    this.#newLine.flush();
    this.#newObservation.flush();
    this.#newSighting.flush();
    this.#pending.clear();
  }

  #writeOrder(chunk: FactChunk, from: number, to: number): void {
    const orderNo = chunk.orderNo[from]!;
    const fresh = this.#fresh.get(orderNo);
    if (fresh) {
      if (!this.#addItems(chunk, from, to, fresh)) this.#mergeInto(fresh.id, chunk, from, to, fresh);
      return;
    }
    const stored = this.#state.knownShops.has(this.#shopId)
      ? this.#db.get<{ id: number }>('SELECT id FROM orders WHERE shop_id = :shopId AND order_no = :orderNo', { shopId: this.#shopId, orderNo })
      : undefined;
    if (stored) this.#mergeInto(stored.id, chunk, from, to, null);
    else this.#addOrder(orderNo, chunk, from, to);
  }

  #addOrder(orderNo: string, chunk: FactChunk, from: number, to: number): void {
    const id = this.#state.nextOrderId++;
    const observations = this.#distinct(chunk, from, to, []);
    const merged = mergeOrder(observations.map((o) => o.seen));
    this.#newOrder.add(id, this.#shopId, orderNo, ...orderValues(merged, this.#clock));
    for (const line of merged.lines) this.#addLine(id, line);
    for (const { seen, row } of observations) this.#observe(id, seen, chunk.line[row]!);
    const [first] = observations;
    const whole = observations.length === 1 && isWhole(first!.seen);
    this.#fresh.set(orderNo, { id, whole, hasItems: merged.lines.length > 0, refundMinor: merged.refundMinor, hasCreatedAt: merged.createdAt !== null, hasPaidAt: merged.paidAt !== null, hasDiscount: first!.seen.order?.discountMinor !== null });
    this.#touch(merged.accountId);
    this.counts.rowsAdded += observations.length;
    this.counts.ordersNew += 1;
  }

  /** The quick way for an items file after its orders: rows that can only add lines. False where that isn't certain. */
  #addItems(chunk: FactChunk, from: number, to: number, order: FreshOrder): boolean {
    if (!order.whole || order.hasItems) return false;
    let refund = 0;
    for (let i = from; i < to; i++) {
      if (this.#addsTime(chunk, i, order)) return false;
      refund += chunk.item[i * ITEM_FACTS.length + ITEM.refundMinor]! || 0;
      if (!order.hasDiscount && chunk.item[i * ITEM_FACTS.length + ITEM.discountMinor]! > 0) return false;
      if (chunk.itemKey[i] === '' || refund > order.refundMinor || chunk.account[i] !== '' || chunk.contact[i] !== '' || chunk.itemKey.indexOf(chunk.itemKey[i]!, from) < i) return false;
      for (let k = 0; k < ORDER_FACTS.length; k++) {
        if (k !== CREATED_AT && k !== PAID_AT && !Number.isNaN(chunk.order[i * ORDER_FACTS.length + k]!)) return false;
      }
    }
    const observations = this.#distinct(chunk, from, to, []);
    for (const line of mergeOrder(observations.map((o) => o.seen)).lines) this.#addLine(order.id, line);
    for (const { seen, row } of observations) this.#observe(order.id, seen, chunk.line[row]!);
    order.hasItems = true;
    this.#met.set(order.id, true);
    this.counts.rowsAdded += observations.length;
    return true;
  }

  /** Does an item tell when its order was made or paid, where the order's own row didn't? */
  #addsTime(chunk: FactChunk, row: number, order: FreshOrder): boolean {
    const at = row * ORDER_FACTS.length;
    return (!order.hasCreatedAt && !Number.isNaN(chunk.order[at + CREATED_AT]!)) || (!order.hasPaidAt && !Number.isNaN(chunk.order[at + PAID_AT]!));
  }

  #mergeInto(orderId: number, chunk: FactChunk, from: number, to: number, fresh: FreshOrder | null): void {
    if (this.#pending.has(orderId)) this.#flush();
    const known = readObservations(this.#db, orderId);
    const added = this.#distinct(chunk, from, to, known);
    if (added.length > 0) {
      for (const { seen, row } of added) this.#observe(orderId, seen, chunk.line[row]!);
      this.#people.flush();
      const change = rewriteOrder(this.#db, orderId, [...known, ...added.map((o) => o.seen)], this.#clock);
      for (const accountId of change.accounts) this.#touch(accountId);
      if (fresh) Object.assign(fresh, { whole: false, hasItems: true });
      for (const { seen } of added) {
        if (seen.item && change.linesNew.includes(seen.item.key)) this.counts.rowsAdded += 1;
        else if (change.orderChanged || (seen.item && change.linesChanged.includes(seen.item.key))) this.counts.rowsUpdated += 1;
        else this.counts.rowsUnchanged += 1;
      }
      this.counts.linesNew += change.linesNew.length;
      const changed = change.orderChanged || change.linesNew.length > 0 || change.linesChanged.length > 0 || change.linesGone > 0;
      this.#met.set(orderId, changed || (this.#met.get(orderId) ?? false));
    } else if (!this.#met.has(orderId)) this.#met.set(orderId, false);
  }

  /** The rows that say something new; one that is there already is noted as a further sighting. */
  #distinct(chunk: FactChunk, from: number, to: number, known: (Observation & { id: number })[]): { seen: Observation; row: number }[] {
    const found: { seen: Observation; row: number; id: number }[] = [];
    for (let i = from; i < to; i++) {
      const accountId = this.#people.account(chunk.account[i]!);
      const contactId = this.#people.contact(accountId, chunk.contact[i]!);
      const productId = this.#people.product(chunk.product[i]!);
      const body = chunk.body[i]!;
      const same = (o: Observation) => o.body === body && o.accountId === accountId && o.contactId === contactId && o.productId === productId;
      const twin = known.find(same)?.id ?? found.find((o) => same(o.seen))?.id;
      if (twin !== undefined) {
        this.#newSighting.add(this.#fileId, chunk.line[i]!, twin);
        this.counts.rowsUnchanged += 1;
        continue;
      }
      const tie = () => tieOf(chunk.account[i]!, chunk.contact[i]!, this.#people.productKey(productId));
      const seen: Observation = { body, tie, order: orderPart(chunk, i), item: itemPart(chunk, i), accountId, accountScore: accountScore(chunk.account[i]!.split(SEPARATOR)[0]!), contactId, contactScore: this.#people.scoreOf(contactId), productId };
      found.push({ seen, row: i, id: this.#state.nextObservationId + found.length });
    }
    return found;
  }

  #observe(orderId: number, o: Observation, line: number): void {
    this.#pending.add(orderId);
    this.#newObservation.add(this.#state.nextObservationId++, orderId, this.#fileId, line, o.accountId, o.contactId, o.productId, o.body);
  }

  #addLine(orderId: number, line: MergedLine): void {
    this.#newLine.add(orderId, ...lineValues(line));
    this.counts.linesNew += 1;
  }

  #touch(accountId: number | null): void {
    if (accountId !== null) this.#state.touchedAccounts.add(accountId);
  }
}

/** Does the row alone say all of its order that items could otherwise add to? */
function isWhole({ order }: Observation): boolean {
  if (!order || order.status === null || order.refundMinor === null) return false;
  return order.paidMinor !== null || isNeverPaid(orderStatuses[order.status]!, order.paidAt, order.refundMinor);
}
