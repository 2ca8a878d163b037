import { growMetrics, METRIC_COLUMNS, type CustomerMetrics } from '../../../shared/domain/customer-metrics.ts';
import type { WriteDb } from '../db/executor.ts';
import type { IdSet } from './id-set.ts';
import type { CustomerOrder } from './refresh-customers.ts';

/** What a batch has brought to accounts that were there before it. */
export interface Growth {
  /** The first ids that didn't exist before it. */
  firstNew: { account: number; order: number };
  /** Of the batch, all. */
  touchedAccounts: Iterable<number>;
  /** Of these more has changed than that orders have come. */
  staleAccounts: IdSet;
  /** What has come. */
  ordersOf: (accountId: number) => CustomerOrder[];
}

/** Whom one question asks for. */
const AT_ONCE = 1000;

/**
 * Most who are in a day's file were there before and have only bought again: their metrics are carried on by the new
 * orders, without a look at the old ones, and their card stays. Gives those whom that has brought up to date; whoever has
 * more than one account, address, shop or currency isn't among them. `tick` is called every thousand: it may throw. A test
 * holds it to a full recomputation.
 */
export function growCustomers(db: WriteDb, { firstNew, touchedAccounts, staleAccounts, ordersOf }: Growth, tick: (done: number) => void): Set<number> {
  const grown = new Set<number>();
  if (db.get('SELECT 1 FROM exchange_rates LIMIT 1')) return grown;
  // As in BulkInsert: SQLite needn't be able to take one statement back.
  const update = db.prepare(`UPDATE OR ROLLBACK customer_metrics SET ${METRIC_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE customer_id = ?`);
  // A function of its own: a long loop that is entered once a file would be compiled anew for each.
  const grow = ({ account, customer, contact, ...before }: SimplePerson, purchaseDays: number[]): void => {
    const orders = ordersOf(account);
    if (!orders.every((o) => (o.contact_id === null || o.contact_id === contact) && o.email_consent === null)) return;
    const after = growMetrics(before, orders, purchaseDays);
    if (!after) return;
    update.run(...METRIC_COLUMNS.map((name) => after[name]), customer);
    grown.add(customer);
  };
  const ids = [...touchedAccounts].filter((id) => id < firstNew.account && !staleAccounts.has(id));
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const chosen = JSON.stringify(ids.slice(from, from + AT_ONCE));
    const purchaseDays = readPurchaseDays(db, chosen);
    for (const person of db.all<SimplePerson>(SIMPLE_PEOPLE, { chosen, firstNew: firstNew.order })) grow(person, purchaseDays.get(person.account) ?? []);
    tick(grown.size);
  }
  return grown;
}

/** Metrics of their shop, which are those of all shops. `contact`: their only one, where their first order showed it before. */
type SimplePerson = CustomerMetrics & { account: number; customer: number; contact: number | null };
const SIMPLE_PEOPLE = `
  SELECT a.id AS account, m.customer_id AS customer, c.id AS contact, ${METRIC_COLUMNS.map((name) => `m.${name}`).join(', ')}
  FROM json_each(:chosen) j CROSS JOIN accounts a ON a.id = j.value
    JOIN customer_metrics m ON m.customer_id = a.customer_id AND m.shop_id > 0
    LEFT JOIN contacts c ON c.id = (SELECT o.contact_id FROM orders o WHERE o.account_id = a.id AND o.id < :firstNew ORDER BY o.day LIMIT 1) AND c.account_id = a.id
  WHERE NOT EXISTS (SELECT 1 FROM accounts o WHERE o.customer_id = a.customer_id AND o.id <> a.id)
    AND NOT EXISTS (SELECT 1 FROM customer_metrics o WHERE o.customer_id = m.customer_id AND o.shop_id > 0 AND o.shop_id <> m.shop_id)
    AND NOT EXISTS (SELECT 1 FROM contacts o WHERE o.account_id = a.id AND o.id <> c.id)`;

/** Account → the days of its valid orders with goods, in days since 1970. */
function readPurchaseDays(db: WriteDb, chosen: string): Map<number, number[]> {
  const sql = `
    SELECT o.account_id, unixepoch(o.day) / 86400 FROM json_each(?) j CROSS JOIN orders o ON o.account_id = j.value
    WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL`;
  const days = new Map<number, number[]>();
  for (const [account, day] of db.prepare(sql).raw().all(chosen) as [number, number][]) {
    const of = days.get(account);
    if (of) of.push(day);
    else days.set(account, [day]);
  }
  return days;
}
