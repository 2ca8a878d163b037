import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { concentration, deciles } from '../../../shared/domain/concentration.ts';
import { fields } from '../../../shared/domain/fields.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { secondPurchases } from '../../../shared/domain/second-purchase.ts';
import { addDays, daysBetween, epochDay } from '../../../shared/lib/dates.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { purchaseWhere, readPurchases } from './purchases.ts';

const WINDOWS = [7, 30, 60, 90, 180, 365];
const YEAR = 365;
const MOST_POINTS = 100;

/** Who the money comes from: how concentrated it is, who they are, and how many first buyers become second ones. */
export function readValue(db: ReadDb, people: People, top: number): CustomerValue {
  const { metrics, shopId, currency, asOf } = people;
  const where = `m.last_day IS NOT NULL AND m.currency = ${literal(currency)} AND m.net_minor IS NOT NULL`;
  const rows = remember(db, `value ${metrics}/${shopId} ${currency}`, () => db.connection.prepare(`SELECT m.net_minor, m.customer_id FROM ${metrics} m WHERE +m.shop_id = ? AND ${where} ORDER BY m.net_minor, m.customer_id DESC`).raw().all(shopId) as [number, number][]);
  const ascending = Float64Array.from(rows, ([net]) => net);
  const best = rows.slice(-top).reverse().map(([, id]) => id);
  const fifth = Math.ceil(0.2 * rows.length);
  return {
    asOf,
    currency,
    customers: rows.length,
    netMinor: ascending.reduce((sum, net) => sum + net, 0),
    ...concentration(ascending),
    deciles: deciles(ascending),
    lorenz: lorenz(ascending),
    second: secondPurchases(readPurchases(db, shopId), epochDay(asOf), WINDOWS),
    newAndOld: readNewAndOld(db, people),
    top: readTop(db, people, best),
    definition: 'lifecycle:define.value',
    sql: withPeople(people, (from) => `SELECT count(*) AS customers, sum(net) AS netMinor, 1.0 * sum(CASE WHEN place <= ${fifth} THEN net END) / sum(net) AS topShare FROM (SELECT m.net_minor AS net, row_number() OVER (ORDER BY m.net_minor DESC, m.customer_id) AS place FROM ${from} WHERE ${where})`),
  };
}

/** Share of net spend (0–1) by share of the customers, the most first. */
function lorenz(ascending: Float64Array): CustomerValue['lorenz'] {
  const n = ascending.length;
  const total = ascending.reduce((sum, net) => sum + net, 0);
  if (total <= 0) return [];
  const points = Math.min(n, MOST_POINTS);
  const found = [{ customers: 0, net: 0 }];
  let made = 0;
  let at = 0;
  for (let p = 1; p <= points; p += 1) {
    for (const until = Math.round((n * p) / points); at < until; at += 1) made += ascending[n - 1 - at]!;
    found.push({ customers: at / n, net: made / total });
  }
  return found;
}

/** First purchase days against later ones, over a year. */
function readNewAndOld(db: ReadDb, { metrics, shopId, currency, asOf }: People): CustomerValue['newAndOld'] {
  const since = addDays(asOf, 1 - YEAR);
  const rows = remember(db, `new and old ${metrics}/${shopId} ${currency} ${asOf}`, () =>
    db.all<{ isNew: number; orders: number; customers: number; netMinor: number }>(
      `SELECT o.day = m.first_day AS isNew, count(*) AS orders, count(DISTINCT m.customer_id) AS customers, sum(o.net_minor) AS netMinor
       FROM orders o JOIN accounts a ON a.id = o.account_id JOIN ${metrics} m ON m.customer_id = a.customer_id AND m.shop_id = ${shopId}
       WHERE ${purchaseWhere(shopId)} AND o.currency = ${literal(currency)} AND o.day BETWEEN ${literal(since)} AND ${literal(asOf)} GROUP BY 1`,
    ),
  );
  const of = (isNew: number) => {
    const row = rows.find((r) => r.isNew === isNew);
    return { orders: row?.orders ?? 0, customers: row?.customers ?? 0, netMinor: row?.netMinor ?? 0 };
  };
  return { since, first: of(1), later: of(0) };
}

function readTop(db: ReadDb, people: People, ids: number[]): CustomerValue['top'] {
  const context = sqlContext(people, literal);
  const told = db.all<{ id: number; state: State | null; touched: string | null }>(
    `SELECT c.id, ${valueSql(fields.state, context)} AS state, ${valueSql(fields.last_touched_days, context)} AS touched FROM json_each(:ids) page CROSS JOIN ${peopleFrom(people)} WHERE c.id = page.value`,
    { ids: JSON.stringify(ids) },
  );
  return readCustomerRows(db, ids, people).map((row) => {
    const { state = null, touched = null } = told.find(({ id }) => id === row.customerId) ?? {};
    return { ...row, state, lastTouchedDays: touched === null ? null : daysBetween(touched, people.asOf) };
  });
}
