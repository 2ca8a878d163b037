import { computeCustomerMetrics, METRIC_COLUMNS, type MetricOrder } from '../../../shared/domain/customer-metrics.ts';
import type { ReadDb } from '../db/executor.ts';
import { aside, remember } from '../db/remember.ts';
import { baseConverter } from '../settings/base-converter.ts';

/** So many customers at a time, so that a million orders are never in memory at once. */
const BLOCK = 2000;
const MOST_TABLES = 3;

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
  const insert = connection.prepare(`INSERT INTO temp.${name} VALUES (?, ?${', ?'.repeat(METRIC_COLUMNS.length)})`);
  const write = (customer: number, shop: number, orders: readonly MetricOrder[]) => {
    const metrics = computeCustomerMetrics(orders, asOf);
    insert.run(customer, shop, ...METRIC_COLUMNS.map((c) => metrics[c]));
  };
  const inBase = baseConverter(db, asOf);
  const fill = () => {
    for (const block of ordersByCustomer(db)) {
      for (const [customer, orders] of block) {
        write(customer, 0, inBase(orders));
        for (const [shop, ofShop] of Map.groupBy(orders, (o) => o.shop_id)) write(customer, shop, ofShop);
      }
    }
  };
  if (connection.inTransaction) fill();
  else connection.transaction(fill)();
  return name;
}

type ShopOrder = MetricOrder & { customer_id: number; shop_id: number };

/** Everyone with their orders, also who has none, in blocks. */
function* ordersByCustomer(db: ReadDb): Generator<Map<number, ShopOrder[]>> {
  const from = 'FROM orders o JOIN accounts a ON a.id = o.account_id WHERE a.customer_id BETWEEN :first AND :last';
  for (let first = 0; ; ) {
    const ids = db.all<{ id: number }>('SELECT id FROM customers WHERE id > :first AND merged_into IS NULL ORDER BY id LIMIT :most', { first, most: BLOCK });
    const last = ids.at(-1)?.id;
    if (last === undefined) return;
    const orders = db.all<ShopOrder>(`SELECT a.customer_id, o.shop_id, o.day, o.currency, o.paid_minor, o.discount_minor, o.refund_minor, o.net_minor, o.is_paid, o.is_valid, o.no_goods ${from}`, { first: first + 1, last });
    const block = new Map<number, ShopOrder[]>(ids.map(({ id }) => [id, []]));
    for (const o of orders) block.get(o.customer_id)?.push(o);
    yield block;
    first = last;
  }
}
