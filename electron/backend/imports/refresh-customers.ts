import { computeCustomerMetrics, METRIC_COLUMNS, type CustomerMetrics, type MetricOrder } from '../../../shared/domain/customer-metrics.ts';
import { optOutCheck } from '../customers/opt-out-check.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { refreshOwnValues } from '../own-fields/refresh-own-values.ts';
import { pinnedValues } from '../people/pinned-values.ts';
import { baseConverter } from '../settings/base-converter.ts';
import { isErasedName } from '../vault/erase/erased-name.ts';
import { contactScore } from './identities.ts';
import { personCards } from './records/person-card.ts';
import { compareText } from '../../../shared/lib/compare-text.ts';

export type CustomerOrder = MetricOrder & { shop_id: number; order_no: string; account_id: number; contact_id: number | null; at: number; email_consent: 'yes' | 'no' | null };
export interface Account {
  id: number;
  platform: string;
  kind: string;
  value: string;
}
export interface Contact {
  receiver: string | null;
  phone_raw: string | null;
  phone: string | null;
  phone_quality: string;
  email: string | null;
  province: string | null;
  city: string | null;
}

/**
 * Brings the metrics and the derived columns of the given customers to what their orders say. Costs what the customers
 * cost, never a scan of all; a test holds it to a full recomputation. `tick` is called every thousand: it may throw.
 * `inHand` gives the orders of an account where the caller has them at hand.
 */
export function refreshCustomers(
  db: WriteDb,
  customerIds: Iterable<number>,
  tick: (done: number) => void = () => undefined,
  inHand: (accountId: number) => CustomerOrder[] | undefined = () => undefined,
): void {
  const source = accountSource(db);
  const ordersOf = (accountId: number) => inHand(accountId) ?? source.ordersOf(accountId);
  const accounts = db.prepare('SELECT id, platform, kind, value FROM accounts WHERE customer_id = ?');
  const forget = db.get('SELECT 1 FROM customer_metrics LIMIT 1') ? db.prepare('DELETE FROM customer_metrics WHERE customer_id = ?') : null;
  const card = db.prepare('UPDATE customers SET nick = ?, name = ?, phone = ?, phone_quality = ?, email = ?, province = ?, city = ?, platforms = ?, email_consent = ?, opted_out = ? WHERE id = ?');
  const insert = new BulkInsert(db, 'customer_metrics', ['customer_id', 'shop_id', ...METRIC_COLUMNS]);
  const optedOut = optOutCheck(db);
  const inBase = baseConverter(db);
  const withPins = pinnedValues(db);
  const withFiles = personCards(db);
  let done = 0;
  const ids = [...customerIds];
  for (const id of ids) {
    if (done++ % 1000 === 0) {
      insert.flush();
      tick(done);
    }
    const names = inOrder(accounts.all(id) as Account[]);
    const own = names.length === 1 ? ordersOf(names[0]!.id) : names.flatMap((account) => ordersOf(account.id));
    forget?.run(id);
    const write = (shopId: number, metrics: CustomerMetrics) => {
      insert.add(id, shopId);
      insert.addAll(METRIC_COLUMNS.map((name) => metrics[name]));
    };
    const converted = inBase(own);
    const all = computeCustomerMetrics(converted);
    write(0, all);
    const [first] = own;
    if (first && own.every((o) => o.shop_id === first.shop_id)) write(first.shop_id, converted === own ? all : computeCustomerMetrics(own));
    else for (const [shopId, of] of Map.groupBy(own, (o) => o.shop_id)) write(shopId, computeCustomerMetrics(of));
    const c = withPins(id, withFiles(id, describe(own, names, source.contactOf)));
    card.run(c.nick, c.name, c.phone, c.phoneQuality, c.email, c.province, c.city, c.platforms, c.emailConsent, optedOut(id, c.phone, c.email) ? 1 : 0, id);
  }
  insert.flush();
  refreshOwnValues(db, ids);
}

/** Nearly everyone has one account; SQLite would sort that one as well. */
const inOrder = (accounts: Account[]): Account[] => (accounts.length < 2 ? accounts : accounts.sort((a, b) => compareText(a.platform, b.platform) || compareText(a.kind, b.kind) || compareText(a.value, b.value)));

/** What a person's card and metrics are made of. */
export function accountSource(db: ReadDb): { ordersOf: (accountId: number) => CustomerOrder[]; contactOf: (id: number) => Contact } {
  const orders = db.prepare(
    `SELECT o.shop_id, o.order_no, o.account_id, o.contact_id, ifnull(o.paid_at, ifnull(o.created_at, 0)) AS at, o.day, o.currency, o.paid_minor, o.discount_minor, o.refund_minor, o.net_minor, o.is_paid, o.is_valid, o.no_goods, o.email_consent
     FROM orders o WHERE o.account_id = ?`,
  );
  const contact = db.prepare('SELECT receiver, phone_raw, phone, phone_quality, email, province, city FROM contacts WHERE id = ?');
  return { ordersOf: (accountId) => orders.all(accountId) as CustomerOrder[], contactOf: (id) => contact.get(id) as Contact };
}

/** What a list shows of a person: of each thing the latest that is good. */
export interface CustomerCard {
  nick: string | null;
  name: string | null;
  phone: string | null;
  phoneQuality: string;
  email: string | null;
  province: string | null;
  city: string | null;
  platforms: string;
  emailConsent: 'yes' | 'no' | null;
}

/** Nearly everyone gives one address all their life: then it doesn't matter which order was the last. */
function areAlike(orders: CustomerOrder[]): boolean {
  const [first] = orders;
  return orders.every((o) => o.contact_id === first!.contact_id && o.email_consent === first!.email_consent);
}

export function describe(orders: CustomerOrder[], accounts: Account[], contactOf: (id: number) => Contact): CustomerCard {
  const sorted = orders.length > 1 && (accounts.length > 1 || !areAlike(orders)) ? orders.toSorted((a, b) => b.at - a.at || (a.order_no < b.order_no ? -1 : 1)) : orders;
  const known = new Map<number, Contact>();
  for (const { contact_id: id } of sorted) if (id !== null && !known.has(id)) known.set(id, contactOf(id));
  const contacts = [...known.values()];
  const reachable = contacts.reduce<Contact | undefined>((best, c) => (!best || contactScore(c.phone_quality) > contactScore(best.phone_quality) ? c : best), undefined);
  const newest = (kind: string) => {
    const of = accounts.filter((a) => a.kind === kind && !isErasedName(a.value));
    return (of.length > 1 ? of.find((a) => a.id === sorted.find((o) => of.some((x) => x.id === o.account_id))?.account_id) : undefined) ?? of[0];
  };
  // A number that the owner took from a note is better than one that nobody can ring.
  const phone = newest('phone');
  const noted = reachable?.phone_quality !== 'valid' && !contacts.some((c) => c.phone === phone?.value) ? phone : undefined;
  const place = contacts.find((c) => c.province !== null);
  return {
    nick: newest('buyer')?.value ?? null,
    name: (contacts.find((c) => c.receiver !== null && !c.receiver.includes('*')) ?? contacts.find((c) => c.receiver !== null))?.receiver ?? null,
    phone: noted?.value ?? reachable?.phone ?? reachable?.phone_raw ?? phone?.value ?? null,
    phoneQuality: noted ? 'valid' : (reachable?.phone_quality ?? (phone ? 'valid' : 'none')),
    email: contacts.find((c) => c.email !== null)?.email ?? newest('email')?.value ?? null,
    province: place?.province ?? null,
    city: place?.city ?? null,
    platforms: [...new Set(accounts.map((a) => a.platform))].sort().join(','),
    emailConsent: sorted.find((o) => o.email_consent !== null)?.email_consent ?? null,
  };
}
