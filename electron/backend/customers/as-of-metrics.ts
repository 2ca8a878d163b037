import { computeCustomerMetrics, METRIC_COLUMNS, type CustomerMetrics, type MetricOrder } from '../../../shared/domain/customer-metrics.ts';
import { dayText } from '../../../shared/lib/dates.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { ReadDb } from '../db/executor.ts';
import { aside, remember } from '../db/remember.ts';
import { NO_DAY, NO_GOODS, orderNumbers, orderWords, PAID, readOrders, VALID } from '../lifecycle/order-columns.ts';
import { baseConverter } from '../settings/base-converter.ts';

const MOST_TABLES = 3;
/** So many rows before they are written. */
const ROWS_AT_ONCE = 3200;

/** The table of metrics as of a day: `customer_metrics` for today or later, else one that `metricsTable` makes. */
export const metricsName = (asOf: string, today: string): string => (asOf >= today ? 'customer_metrics' : `metrics_${asOf.replaceAll('-', '_')}`);

/**
 * The table to join for metrics as of a day: `customer_metrics` for today or later, else a TEMP table of this connection
 * with the same columns, made of the orders of that day or before. It is made once and kept until the data changes.
 */
export function metricsTable(db: ReadDb, asOf: string, today: string): string {
  const name = metricsName(asOf, today);
  if (asOf >= today) return name;
  remember(db, `as-of ${asOf}`, () => aside(db, () => buildTable(db, name, asOf)));
  // A rolled-back transaction takes the table with it, though not the memory of having made it.
  if (!isThere(db, name)) aside(db, () => buildTable(db, name, asOf));
  return name;
}

/** What that table holds of some people, of one shop (0: all). */
export function metricsOf(db: ReadDb, { asOf, shopId }: { asOf: string; shopId: number }, ids: readonly number[]): ({ customer_id: number; shop_id: number } & CustomerMetrics)[] {
  const inBase = shopId === 0 ? baseConverter(db, asOf) : <O>(orders: readonly O[]) => orders;
  const orders = Map.groupBy(
    db.all<MetricOrder & { customer_id: number }>(
      `SELECT a.customer_id, ${ORDER_COLUMNS.map((name) => `o.${name}`).join(', ')} FROM json_each(:ids) p CROSS JOIN accounts a ON a.customer_id = p.value JOIN orders o ON o.account_id = a.id WHERE :shopId IN (0, o.shop_id)`,
      { ids: JSON.stringify(ids), shopId },
    ),
    (o) => o.customer_id,
  );
  return ids.map((id) => ({ customer_id: id, shop_id: shopId, ...computeCustomerMetrics(inBase(orders.get(id) ?? []), asOf) }));
}
const ORDER_COLUMNS = ['day', 'currency', 'paid_minor', 'discount_minor', 'refund_minor', 'net_minor', 'is_paid', 'is_valid', 'no_goods'] as const satisfies readonly (keyof MetricOrder)[];

function isThere(db: ReadDb, name: string): boolean {
  return db.get('SELECT 1 FROM temp.sqlite_schema WHERE name = :name', { name }) !== undefined;
}

function buildTable(db: ReadDb, name: string, asOf: string): void {
  const { connection } = db;
  const old = db.all<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE name GLOB 'metrics_*' AND type = 'table' ORDER BY rowid DESC");
  for (const [i, table] of old.entries()) if (table.name === name || i >= MOST_TABLES - 1) connection.exec(`DROP TABLE temp.${table.name}`);
  connection.exec(`CREATE TEMP TABLE ${name} (customer_id INTEGER NOT NULL, shop_id INTEGER NOT NULL, ${METRIC_COLUMNS.join(', ')}, PRIMARY KEY (customer_id, shop_id)) WITHOUT ROWID`);
  const inBase = baseConverter(db, asOf);
  const fill = () => {
    const insert = new BulkInsert(db, `temp.${name}`, ['customer_id', 'shop_id', ...METRIC_COLUMNS]);
    let rows = 0;
    const write = (customer: number, shop: number, metrics: CustomerMetrics) => {
      insert.add(customer, shop);
      insert.addAll(METRIC_COLUMNS.map((c) => metrics[c]));
      if (++rows % ROWS_AT_ONCE === 0) insert.flush();
    };
    for (const { customer, orders } of ordersByCustomer(db)) {
      const converted = inBase(orders);
      const all = computeCustomerMetrics(converted, asOf);
      write(customer, 0, all);
      const [first] = orders;
      if (first && converted === orders && orders.every((o) => o.shop_id === first.shop_id)) write(customer, first.shop_id, all);
      else for (const [shop, ofShop] of Map.groupBy(orders, (o) => o.shop_id)) write(customer, shop, computeCustomerMetrics(ofShop, asOf));
    }
    insert.flush();
  };
  if (connection.inTransaction) fill();
  else connection.transaction(fill)();
}

type ShopOrder = MetricOrder & { shop_id: number };

/** Everyone with their orders, also who has none. */
function* ordersByCustomer(db: ReadDb): Generator<{ customer: number; orders: ShopOrder[] }> {
  const people = db.connection.prepare('SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id').pluck().all() as number[];
  const { starts, days, flags } = readOrders(db);
  const [shop, paid, discount, refund, net] = ['shop_id', 'paid_minor', 'discount_minor', 'refund_minor', 'net_minor'].map((name) => orderNumbers(db, name)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const { words, codes } = orderWords(db, 'currency');
  const orderAt = (at: number): ShopOrder => ({
    shop_id: shop[at]!,
    day: days[at] === NO_DAY ? null : dayText(days[at]!),
    currency: words.at(codes[at]!)!,
    paid_minor: Number.isNaN(paid[at]) ? null : paid[at]!,
    discount_minor: discount[at]!,
    refund_minor: refund[at]!,
    net_minor: net[at]!,
    is_paid: (flags[at]! & PAID) / PAID,
    is_valid: (flags[at]! & VALID) / VALID,
    no_goods: (flags[at]! & NO_GOODS) / NO_GOODS,
  });
  for (const customer of people) {
    const orders: ShopOrder[] = [];
    for (let at = starts[customer]!; at < starts[customer + 1]!; at += 1) orders.push(orderAt(at));
    yield { customer, orders };
  }
}
