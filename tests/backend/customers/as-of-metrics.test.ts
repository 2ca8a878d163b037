import { expect, test } from 'vitest';
import { metricSql } from '../../../electron/backend/customers/as-of-columns.ts';
import { metricsOf, metricsTable } from '../../../electron/backend/customers/as-of-metrics.ts';
import { metricsFrom, type Measured } from '../../../electron/backend/customers/measured.ts';
import { dayColumn, numberColumn, peopleIds } from '../../../electron/backend/customers/people-columns.ts';
import { choosePeople } from '../../../electron/backend/segments/compile-rule.ts';
import { asOfMetricsSql } from '../../../electron/backend/segments/as-of-sql.ts';
import { makeRandomShop, TODAY } from '../segments/random-shop.ts';

const { shop, secondShopId } = makeRandomShop(11, 200);
const rows = (table: string, where = '') => shop.db.all(`SELECT * FROM ${table} ${where} ORDER BY customer_id, shop_id`);

test('today and later are the live metrics', () => {
  expect(metricsTable(shop.db, TODAY, TODAY)).toBe('customer_metrics');
  expect(metricsTable(shop.db, '2027-01-01', TODAY)).toBe('customer_metrics');
});

test('a recomputation up to the last day equals the live metrics', () => {
  // Orders without a day are live only: without them both say the same.
  shop.connection.exec('BEGIN; DELETE FROM order_lines WHERE order_id IN (SELECT id FROM orders WHERE day IS NULL); DELETE FROM orders WHERE day IS NULL');
  shop.finish();
  const table = metricsTable(shop.db, TODAY, '2026-07-01');
  expect(table).not.toBe('customer_metrics');
  const live = new Map(rows('customer_metrics').map((r) => [JSON.stringify([(r as { customer_id: number }).customer_id, (r as { shop_id: number }).shop_id]), r]));
  const recomputed = rows(table) as { customer_id: number; shop_id: number }[];
  expect(recomputed.length).toBe(live.size);
  for (const row of recomputed) expect(row).toEqual(live.get(JSON.stringify([row.customer_id, row.shop_id])));
  shop.db.rollBack();
});

test.each([0, 1, 2])('the text of SQL says the same as the table, shop %i', (n) => {
  const shopId = [0, shop.shopId, secondShopId][n]!;
  const asOf = '2026-05-15';
  const people = choosePeople(shop.db, { asOf, today: TODAY, ...(shopId === 0 ? {} : { shop: shopId }) });
  const own = rows(metricsFrom(people), `WHERE shop_id = ${shopId}`) as { orders: number; paid_orders: number; currency: string }[];
  const bySql = shop.db.all<{ orders: number; paid_orders: number; currency: string }>(`WITH ${asOfMetricsSql(people)} SELECT customer_id, shop_id, currency, orders, purchase_days, net_minor, first_day, last_day, interval_days, slowing, paid_orders, paid_minor, refund_minor, discount_minor, gross_minor FROM metrics_as_of ORDER BY customer_id`);
  // Of someone who had paid nothing yet the currency is nobody's question.
  const comparable = (list: typeof own) => list.map((r) => (r.paid_orders === 0 ? { ...r, currency: '' } : r));
  expect(comparable(bySql)).toEqual(comparable(own));
  expect(own.some((r) => r.orders > 0)).toBe(true);
});

test.each([0, 1, 2])('the columns in memory and the rows of a page hold what the table holds, shop %i', (n) => {
  const shopId = [0, shop.shopId, secondShopId][n]!;
  for (const asOf of ['2025-03-02', '2026-05-15', '2026-06-29']) {
    const people = choosePeople(shop.db, { asOf, today: TODAY, ...(shopId === 0 ? {} : { shop: shopId }) });
    const withoutTable: Measured = { ...people, makeMetrics: () => expect.fail('no table is needed') };
    const ids = [...peopleIds(shop.db, withoutTable)];
    const columns = Object.fromEntries(sqls(people).map((sql) => [sql, [...(sql.endsWith('_day') ? dayColumn : numberColumn)(shop.db, withoutTable, { source: 'metrics', sql })]]));
    const few = metricsOf(shop.db, people, ids);
    const table = rows(metricsFrom(people), `WHERE shop_id = ${shopId}`) as { customer_id: number; orders: number; paid_orders: number; currency: string }[];
    expect(ids).toEqual(table.map((row) => row.customer_id));
    const comparable = (list: typeof table) => list.map((r) => (r.paid_orders === 0 ? { ...r, currency: '' } : r));
    expect(comparable(few)).toEqual(comparable(table));
    for (const [sql, column] of Object.entries(columns)) {
      const wanted = shop.connection.prepare(`SELECT ${sql.endsWith('_day') ? `unixepoch(${sql}) / 86400` : sql} FROM ${people.metrics} m WHERE shop_id = ${shopId} ORDER BY customer_id`).pluck().all();
      expect([sql, column.map((v) => (Number.isNaN(v) ? null : v))]).toEqual([sql, wanted]);
    }
  }
});
const sqls = (people: Measured) => ['m.orders', 'm.first_day', 'm.last_day', 'm.purchase_days', 'm.interval_days', 'm.slowing', metricSql('net_total', people), metricSql('aov', people)];

test('a table lost in a rollback is made again', () => {
  shop.connection.exec('BEGIN');
  const table = metricsTable(shop.db, '2026-02-01', TODAY);
  shop.db.rollBack();
  expect(metricsTable(shop.db, '2026-02-01', TODAY)).toBe(table);
  expect(rows(table).length).toBeGreaterThan(200);
});

test('only the last few days’ tables are kept', () => {
  for (const day of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05']) metricsTable(shop.db, day, TODAY);
  expect(shop.db.get<{ n: number }>("SELECT count(*) AS n FROM temp.sqlite_schema WHERE name GLOB 'metrics_*' AND type = 'table'")!.n).toBe(3);
  expect(rows(metricsTable(shop.db, '2026-01-01', TODAY)).length).toBeGreaterThan(0);
});
