import { computeCustomerMetrics, METRIC_COLUMNS, type MetricOrder } from '../../../shared/domain/customer-metrics.ts';
import { WordPlaces } from '../../../shared/lib/word-places.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { ReadDb } from '../db/executor.ts';
import { aside, remember } from '../db/remember.ts';
import { readAccountOwners } from '../lifecycle/account-owners.ts';
import { baseConverter } from '../settings/base-converter.ts';

const MOST_TABLES = 3;
/** So many rows before they are written. */
const ROWS_AT_ONCE = 3200;

/**
 * The table to join for metrics as of a day: `customer_metrics` for today or later, else a TEMP table of this connection
 * with the same columns, made of the orders of that day or before. It is made once and kept until the data changes.
 */
export function metricsTable(db: ReadDb, asOf: string, today: string): string {
  if (asOf >= today) return 'customer_metrics';
  const name = `metrics_${asOf.replaceAll('-', '_')}`;
  const built = remember(db, `as-of ${asOf}`, () => aside(db, () => buildTable(db, name, asOf)));
  // A rolled-back transaction takes the table with it, though not the memory of having made it.
  if (!isThere(db, name)) aside(db, () => buildTable(db, name, asOf));
  return built;
}

function isThere(db: ReadDb, name: string): boolean {
  return db.get('SELECT 1 FROM temp.sqlite_schema WHERE name = :name', { name }) !== undefined;
}

function buildTable(db: ReadDb, name: string, asOf: string): string {
  const { connection } = db;
  const old = db.all<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE name GLOB 'metrics_*' AND type = 'table' ORDER BY rowid DESC");
  for (const [i, table] of old.entries()) if (table.name === name || i >= MOST_TABLES - 1) connection.exec(`DROP TABLE temp.${table.name}`);
  connection.exec(`CREATE TEMP TABLE ${name} (customer_id INTEGER NOT NULL, shop_id INTEGER NOT NULL, ${METRIC_COLUMNS.join(', ')}, PRIMARY KEY (customer_id, shop_id)) WITHOUT ROWID`);
  const inBase = baseConverter(db, asOf);
  const fill = () => {
    const insert = new BulkInsert(db, `temp.${name}`, ['customer_id', 'shop_id', ...METRIC_COLUMNS]);
    let rows = 0;
    const write = (customer: number, shop: number, orders: readonly MetricOrder[]) => {
      const metrics = computeCustomerMetrics(orders, asOf);
      insert.add(customer, shop);
      insert.addAll(METRIC_COLUMNS.map((c) => metrics[c]));
      if (++rows % ROWS_AT_ONCE === 0) insert.flush();
    };
    for (const { customer, orders } of ordersByCustomer(db)) {
      write(customer, 0, inBase(orders));
      for (const [shop, ofShop] of Map.groupBy(orders, (o) => o.shop_id)) write(customer, shop, ofShop);
    }
    insert.flush();
  };
  if (connection.inTransaction) fill();
  else connection.transaction(fill)();
  return name;
}

type ShopOrder = MetricOrder & { shop_id: number };

/** Everyone with their orders, also who has none. */
function* ordersByCustomer(db: ReadDb): Generator<{ customer: number; orders: ShopOrder[] }> {
  const people = db.connection.prepare('SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id').pluck().all() as number[];
  const { columns, places, ends } = readOrders(db);
  for (const customer of people) yield { customer, orders: Array.from(places.subarray(ends[customer - 1] ?? 0, ends[customer] ?? 0), (place) => columns.order(place)) };
}

/**
 * The orders of all, read once as they lie, until the data changes: looking each customer's up takes six times as long. A
 * million are 50 MB. Those of a customer are at the `places` from the end of the customer before to their own.
 */
function readOrders(db: ReadDb): { columns: OrderColumns; places: Uint32Array; ends: Uint32Array } {
  return remember(db, 'orders by customer', () => {
    const { connection } = db;
    const owners = readAccountOwners(db);
    const most = connection.prepare('SELECT count(*) FROM orders WHERE account_id IS NOT NULL').pluck().get() as number;
    const columns = new OrderColumns(most);
    const customers = new Int32Array(most);
    const ends = new Uint32Array(owners.most + 2);
    const rows = connection.prepare('SELECT account_id, shop_id, day, currency, paid_minor, discount_minor, refund_minor, net_minor, is_paid, is_valid, no_goods FROM orders WHERE account_id IS NOT NULL').raw();
    for (const row of rows.iterate() as IterableIterator<OrderRow>) {
      const customer = owners.of[row[0]]!;
      customers[columns.add(row)] = customer;
      ends[customer + 1]! += 1;
    }
    for (let customer = 1; customer < ends.length; customer += 1) ends[customer]! += ends[customer - 1]!;
    const places = new Uint32Array(most);
    for (let place = 0; place < most; place += 1) {
      const customer = customers[place]!;
      places[ends[customer]!] = place;
      ends[customer]! += 1;
    }
    return { columns, places, ends };
  });
}

type OrderRow = [account: number, shop: number, day: string | null, currency: string, paid: number | null, discount: number, refund: number, net: number, isPaid: number, isValid: number, noGoods: number];

/** Days and currencies, of which there are few, by their place among the words. */
class OrderColumns {
  readonly #whole: Uint32Array;
  readonly #money: Float64Array;
  readonly #words = new WordPlaces();
  #count = 0;

  constructor(most: number) {
    this.#whole = new Uint32Array(most * 4);
    this.#money = new Float64Array(most * 4);
  }

  /** Its place. */
  add([, shop, day, currency, paid, discount, refund, net, isPaid, isValid, noGoods]: OrderRow): number {
    const at = this.#count * 4;
    this.#whole[at] = shop;
    this.#whole[at + 1] = this.#words.placeOf(day);
    this.#whole[at + 2] = this.#words.placeOf(currency);
    this.#whole[at + 3] = isPaid | (isValid << 1) | (noGoods << 2);
    this.#money[at] = paid ?? NaN;
    this.#money[at + 1] = discount;
    this.#money[at + 2] = refund;
    this.#money[at + 3] = net;
    return this.#count++;
  }

  order(place: number): ShopOrder {
    const at = place * 4;
    const flags = this.#whole[at + 3]!;
    const paid = this.#money[at]!;
    return {
      shop_id: this.#whole[at]!,
      day: this.#words.at(this.#whole[at + 1]!),
      currency: this.#words.at(this.#whole[at + 2]!)!,
      paid_minor: Number.isNaN(paid) ? null : paid,
      discount_minor: this.#money[at + 1]!,
      refund_minor: this.#money[at + 2]!,
      net_minor: this.#money[at + 3]!,
      is_paid: flags & 1,
      is_valid: (flags >> 1) & 1,
      no_goods: flags >> 2,
    };
  }
}
