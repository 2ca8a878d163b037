import type { NotYet, RegularsCheckUp } from '../../../shared/contract/regulars.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { bestFirstProduct, LEAST_FIRST_BUYERS, type FirstProduct } from '../../../shared/domain/first-product.ts';
import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { returnCurve, returnedWithin } from '../../../shared/domain/return-curve.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { addDays, dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { choosePeople, peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { cutsInForce, type MeasuredGaps } from './cuts-in-force.ts';
import { historyLead } from './history-lead.ts';
import { purchaseWhere, readPurchases } from './purchases.ts';

const YEAR = 365;
const LEAST_ORDERS = 30;
const WINDOW = 90;
const WITHIN = [30, 90, 180];

/** Who can still be saved: two purchase days at least, silent or asleep. */
const saveableRule: RuleGroup = { combinator: 'and', rules: [{ field: 'state', operator: 'in', value: ['silent', 'asleep'] }, { field: 'interval_days', operator: 'notNull', value: null }] };

export function readRegulars(db: ReadDb, { shop, asOf, today }: { shop?: number | undefined; asOf?: string | undefined; today: string }): RegularsCheckUp {
  const people = choosePeople(db, { shop, asOf: asOf ?? lastDayKnown(db, shop ?? 0, today), today });
  const { gaps, leadDays, firstDay, knownFrom } = historyLead(db, people);
  const { sales, notYet, sql } = readSales(db, people, knownFrom);
  return {
    asOf: people.asOf,
    currency: people.currency,
    firstDay,
    buyers: db.get<{ n: number }>(`SELECT count(*) AS n FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL`)!.n,
    recognised: readRecognised(db, people),
    knownFrom,
    leadDays,
    leastOrders: LEAST_ORDERS,
    sales,
    notYet,
    usual: usualOf(gaps),
    saveable: readSaveable(db, people),
    product: readProduct(db, people, knownFrom),
    definition: 'regulars:define.sales',
    sql,
  };
}

/** What came after the newest order isn't known: nobody may be called silent for it. */
function lastDayKnown(db: ReadDb, shopId: number, today: string): string {
  return db.get<{ day: string | null }>(`SELECT max(o.day) AS day FROM orders o WHERE ${purchaseWhere(shopId)} AND o.day <= ${literal(today)}`)!.day ?? today;
}

const yearBefore = (asOf: string): string => addDays(asOf, 1 - YEAR);

function readRecognised(db: ReadDb, { asOf, shopId }: People): RegularsCheckUp['recognised'] {
  return db.get<RegularsCheckUp['recognised']>(`SELECT count(o.account_id) AS orders, count(*) AS "all" FROM orders o WHERE ${purchaseWhere(shopId)} AND o.day BETWEEN ${literal(yearBefore(asOf))} AND ${literal(asOf)}`)!;
}

function usualOf(gaps: MeasuredGaps): RegularsCheckUp['usual'] {
  const curve = returnCurve(gaps.closed.days, gaps.open.days);
  const n = gaps.sorted.length;
  return { medianDays: quantile(gaps.sorted, 0.5) ?? null, gaps: n, watched: n + gaps.open.days.length, tooLittle: gaps.tooLittle, within: n === 0 ? [] : WITHIN.map((days) => ({ days, share: returnedWithin(curve, days) })) };
}

interface SalesRow {
  isFirst: number;
  orders: number;
  customers: number;
  netMinor: number;
}

function readSales(db: ReadDb, people: People, knownFrom: string | null): Pick<RegularsCheckUp, 'sales' | 'notYet' | 'sql'> {
  const { asOf, shopId, currency } = people;
  const yearAgo = yearBefore(asOf);
  const from = knownFrom !== null && knownFrom > yearAgo ? knownFrom : yearAgo;
  const ask = (source: string) => `SELECT o.day = m.first_day AS isFirst, count(*) AS orders, count(DISTINCT c.id) AS customers, sum(o.net_minor) AS netMinor
  FROM ${source} JOIN accounts a ON a.customer_id = c.id JOIN orders o ON o.account_id = a.id
  WHERE ${purchaseWhere(shopId)} AND o.currency = ${literal(currency)} AND o.day BETWEEN ${literal(from)} AND ${literal(asOf)} GROUP BY 1`;
  const told = ask(peopleFrom(people));
  const rows = knownFrom === null || knownFrom > asOf ? [] : remember(db, `regulars ${told}`, () => db.all<SalesRow>(told));
  const side = (isFirst: number) => {
    const { orders = 0, customers = 0, netMinor = 0 } = rows.find((r) => r.isFirst === isFirst) ?? {};
    return { orders, customers, netMinor };
  };
  const sales = { from, first: side(1), later: side(0) };
  const notYet: NotYet | null = knownFrom === null || knownFrom > asOf ? 'shortHistory' : sales.first.orders + sales.later.orders < LEAST_ORDERS || sales.first.netMinor + sales.later.netMinor <= 0 ? 'fewOrders' : null;
  return { sales: notYet === null ? sales : null, notYet, sql: withPeople(people, ask) };
}

function readSaveable(db: ReadDb, people: People): RegularsCheckUp['saveable'] {
  if (cutsInForce(db, people).cuts === null) return null;
  const context = sqlContext(people, literal);
  const net = valueSql(fields.net_total, context);
  const select = `SELECT count(*) AS customers, coalesce(sum(${valueSql(fields.reachable_sms, context)}), 0) AS reachableSms, coalesce(sum(${net}), 0) AS netMinor, coalesce(CAST(round(sum(1.0 * ${net} / m.purchase_days)) AS INTEGER), 0) AS onceMoreMinor
    FROM ${peopleFrom(people)} WHERE m.purchase_days >= 2 AND ${valueSql(fields.state, context)} IN ('silent', 'asleep')`;
  const found = db.get<Omit<NonNullable<RegularsCheckUp['saveable']>, 'rule'>>(select)!;
  return { ...found, rule: saveableRule };
}

/** Second purchases of whoever was seen to buy a first time, long enough ago, by what was in those first orders. */
function readProduct(db: ReadDb, people: People, knownFrom: string | null): RegularsCheckUp['product'] {
  const { asOf, shopId } = people;
  const basis = { windowDays: WINDOW, leastPeople: LEAST_FIRST_BUYERS };
  const until = addDays(asOf, -WINDOW);
  if (knownFrom === null || knownFrom > until) return { ...basis, shop: { watched: 0, returned: 0 }, judged: 0, best: null };
  return remember(db, `first products ${shopId} ${asOf}`, () => {
    const firsts = firstBuyers(readPurchases(db, shopId), epochDay(knownFrom), epochDay(until));
    const products = new Map<number, FirstProduct>();
    const lines = db.connection
      .prepare(
        `SELECT DISTINCT p.id, p.title, a.customer_id, o.day FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id JOIN accounts a ON a.id = o.account_id
        WHERE ${purchaseWhere(shopId)} AND p.not_goods = 0 AND o.day BETWEEN ${literal(knownFrom)} AND ${literal(until)}`,
      )
      .raw();
    for (const [productId, title, customerId, day] of lines.iterate() as IterableIterator<[number, string, number, string]>) {
      const first = firsts.get(customerId);
      if (first === undefined || dayFromEpoch(first.day) !== day) continue;
      const product = products.get(productId) ?? { productId, title, watched: 0, returned: 0 };
      product.watched += 1;
      if (first.hasReturned) product.returned += 1;
      products.set(productId, product);
    }
    const all = [...firsts.values()];
    const shop = { watched: all.length, returned: all.filter((f) => f.hasReturned).length };
    return { ...basis, shop, ...bestFirstProduct([...products.values()], shop) };
  });
}

function firstBuyers({ customerIds, offsets, days }: Purchases, from: number, to: number): Map<number, { day: number; hasReturned: boolean }> {
  const found = new Map<number, { day: number; hasReturned: boolean }>();
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const start = offsets[i]!;
    const first = days[start]!;
    if (first < from || first > to) continue;
    found.set(customerIds[i]!, { day: first, hasReturned: endAsOf(days, start, offsets[i + 1]!, first + WINDOW) > start + 1 });
  }
  return found;
}
