import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { concentration, deciles } from '../../../shared/domain/concentration.ts';
import { secondPurchases } from '../../../shared/domain/second-purchase.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { buyersWhere, readBuyers } from './buyers.ts';
import { netIn, orderNumbers, purchaseMarks, readOrders } from './order-columns.ts';
import { readPurchases } from './purchases.ts';
import { readTop, topOf } from './top-customers.ts';

const WINDOWS = [7, 30, 60, 90, 180, 365];
const YEAR = 365;
const MOST_POINTS = 100;

/** Who the money comes from: how concentrated it is, who they are, and how many first buyers become second ones. */
export function readValue(db: ReadDb, people: People, top: number): CustomerValue {
  const { shopId, currency, asOf } = people;
  const buyers = readBuyers(db, people);
  const ascending = buyers.sorted.netMinor;
  const fifth = Math.ceil(0.2 * ascending.length);
  return {
    asOf,
    currency,
    customers: ascending.length,
    netMinor: ascending.reduce((sum, net) => sum + net, 0),
    ...concentration(ascending),
    deciles: deciles(ascending),
    lorenz: lorenz(ascending),
    second: secondPurchases(readPurchases(db, shopId), epochDay(asOf), WINDOWS),
    newAndOld: readNewAndOld(db, people),
    top: readTop(db, people, topOf(buyers, top)),
    definition: 'lifecycle:define.value',
    sql: withPeople(people, (from) => `SELECT count(*) AS customers, sum(net) AS netMinor, 1.0 * sum(CASE WHEN place <= ${fifth} THEN net END) / sum(net) AS topShare FROM (SELECT m.net_minor AS net, row_number() OVER (ORDER BY m.net_minor DESC, m.customer_id) AS place FROM ${from} WHERE ${buyersWhere(currency)})`),
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
function readNewAndOld(db: ReadDb, { shopId, currency, asOf }: People): CustomerValue['newAndOld'] {
  const since = addDays(asOf, 1 - YEAR);
  const [from, until] = [epochDay(since), epochDay(asOf)];
  const { starts, days } = readOrders(db);
  const marks = purchaseMarks(db, shopId);
  const net = orderNumbers(db, netIn(currency));
  const kind = () => ({ orders: 0, customers: 0, netMinor: 0 });
  const [first, later] = [kind(), kind()];
  for (let customer = 1; customer + 1 < starts.length; customer += 1) {
    let firstDay: number | undefined;
    const before = [first.orders, later.orders];
    for (let at = starts[customer]!; at < starts[customer + 1]!; at += 1) {
      if (marks[at] === 0) continue;
      firstDay ??= days[at]!;
      if (days[at]! < from || days[at]! > until || Number.isNaN(net[at])) continue;
      const of = days[at] === firstDay ? first : later;
      of.orders += 1;
      of.netMinor += net[at]!;
    }
    if (first.orders > before[0]!) first.customers += 1;
    if (later.orders > before[1]!) later.customers += 1;
  }
  return { since, first, later };
}
