import { fileURLToPath } from 'node:url';
import { WriteDb, type Value } from '../../electron/backend/db/executor.ts';
import { migrate, readMigrations } from '../../electron/backend/db/migrate.ts';
import { openMemory } from '../../electron/backend/db/open.ts';
import type { CommandContext } from '../../electron/backend/serve.ts';
import type { PhoneQuality } from '../../shared/contract/customers.ts';
import { computeCustomerMetrics, type MetricOrder } from '../../shared/domain/customer-metrics.ts';
import { judgeOrder, type OrderStatus } from '../../shared/domain/order-status.ts';

const migrationsDir = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface CustomerFacts {
  nick?: string | null;
  name?: string | null;
  phone?: string | null;
  phoneQuality?: PhoneQuality;
  email?: string | null;
  emailConsent?: 'yes' | 'no' | null;
  province?: string | null;
  city?: string | null;
  platform?: string;
  optedOut?: boolean;
  gender?: 'male' | 'female' | null;
  birthday?: string | null;
}
export interface ItemFacts {
  title: string;
  category?: string | null;
  quantity?: number;
  paidMinor?: number | null;
}
export interface OrderFacts {
  /** None: an anonymous sale. */
  customerId?: number | null;
  shopId?: number;
  orderNo?: string;
  status?: OrderStatus;
  /** Of payment. Null: an order without a day. */
  day?: string | null;
  paidMinor?: number | null;
  discountMinor?: number;
  refundMinor?: number;
  currency?: string;
  items?: ItemFacts[];
}

/**
 * A migrated database in memory, with one Taobao shop, and the means to fill it. Call `finish()` after the last order: it
 * brings customer_metrics up to date, with a row of shop 0 for everyone and one for each shop they ordered in.
 */
export class ShopMaker {
  readonly connection = openMemory();
  readonly db = new WriteDb(this.connection);
  readonly shopId: number;
  #lastNumber = 0;

  constructor() {
    migrate(this.connection, readMigrations(migrationsDir));
    this.shopId = this.shop({ platform: 'taobao', name: '样例生活馆' });
  }

  insert(table: string, row: Record<string, Value>): number {
    const names = Object.keys(row);
    return this.db.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => `:${n}`).join(', ')})`, row).lastInsertRowid;
  }

  shop(facts: { platform: string; name: string; currency?: string; timeZone?: string }): number {
    return this.insert('shops', { platform: facts.platform, name: facts.name, currency: facts.currency ?? 'CNY', time_zone: facts.timeZone ?? 'Asia/Shanghai', created_at: 0 });
  }

  /** A person with one account and one contact. */
  customer(facts: CustomerFacts = {}): number {
    this.#lastNumber += 1;
    const nick = facts.nick === undefined ? `buyer${this.#lastNumber}` : facts.nick;
    const phone = facts.phone ?? null;
    const quality = facts.phoneQuality ?? (phone === null ? 'none' : 'valid');
    const platform = facts.platform ?? 'taobao';
    const shown = { name: facts.name ?? null, phone, email: facts.email ?? null, province: facts.province ?? null, city: facts.city ?? null };
    const id = this.insert('customers', {
      created_at: 0,
      nick,
      ...shown,
      phone_quality: quality,
      platforms: platform,
      email_consent: facts.emailConsent ?? null,
      opted_out: facts.optedOut ? 1 : 0,
      gender: facts.gender ?? null,
      birthday: facts.birthday ?? null,
    });
    if (facts.optedOut) this.insert('opt_outs', { at: 0, customer_id: id, kind: 'customer', value: String(id), opted_out: 1, source: 'owner', reason: 'asked' });
    const account = this.insert('accounts', { platform, kind: 'buyer', value: nick ?? `buyer${this.#lastNumber}`, customer_id: id });
    const { name, ...place } = shown;
    this.insert('contacts', { account_id: account, receiver: name, phone_raw: phone, phone_quality: quality, district: null, address: null, ...place });
    return id;
  }

  order(facts: OrderFacts): number {
    this.#lastNumber += 1;
    const day = facts.day === undefined ? '2026-01-01' : facts.day;
    const at = day === null ? null : Date.parse(`${day}T04:00:00Z`); // noon in China
    const status = facts.status ?? 'completed';
    const paidMinor = facts.paidMinor === undefined ? 10000 : facts.paidMinor;
    const paidAt = status === 'unpaid' ? null : at;
    const judged = judgeOrder({ status, paidAt, paidMinor, refundMinor: facts.refundMinor ?? 0 });
    const account = facts.customerId == null ? null : this.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id ORDER BY id', { id: facts.customerId })!.id;
    const contact = account === null ? null : (this.db.get<{ id: number }>('SELECT id FROM contacts WHERE account_id = :account', { account })?.id ?? null);
    const shopId = facts.shopId ?? this.shopId;
    const orderId = this.insert('orders', {
      shop_id: shopId,
      order_no: facts.orderNo ?? String(200_000_000_000_000_000n + BigInt(this.#lastNumber)),
      account_id: account,
      contact_id: contact,
      status,
      created_at: at,
      paid_at: paidAt,
      day,
      currency: facts.currency ?? this.db.get<{ currency: string }>('SELECT currency FROM shops WHERE id = :shopId', { shopId })!.currency,
      paid_minor: paidMinor,
      discount_minor: facts.discountMinor ?? 0,
      refund_minor: judged.refundMinor,
      net_minor: judged.netMinor,
      is_paid: judged.isPaid ? 1 : 0,
      is_valid: judged.isValid ? 1 : 0,
    });
    facts.items?.forEach((item, i) => {
      this.insert('order_lines', { order_id: orderId, line_key: String(i + 1), product_id: this.product(item.title, item.category ?? null, shopId), quantity: item.quantity ?? 1, paid_minor: item.paidMinor ?? null });
    });
    return orderId;
  }

  product(title: string, category: string | null = null, shopId = this.shopId): number {
    const known = this.db.get<{ id: number }>('SELECT id FROM products WHERE shop_id = :shopId AND key = :title', { shopId, title });
    return known?.id ?? this.insert('products', { shop_id: shopId, key: title, title, category });
  }

  finish(): this {
    this.connection.exec('DELETE FROM customer_metrics');
    const people = new Map<number, Map<number, MetricOrder[]>>();
    for (const { id } of this.db.all<{ id: number }>('SELECT id FROM customers')) people.set(id, new Map([[0, []]]));
    for (const o of this.db.all<MetricOrder & { customer_id: number; shop_id: number }>('SELECT o.*, a.customer_id FROM orders o JOIN accounts a ON a.id = o.account_id')) {
      const shops = people.get(o.customer_id)!;
      shops.get(0)!.push(o);
      if (!shops.get(o.shop_id)?.push(o)) shops.set(o.shop_id, [o]);
    }
    for (const [customer, shops] of people) for (const [shop, orders] of shops) this.insert('customer_metrics', { customer_id: customer, shop_id: shop, ...computeCustomerMetrics(orders) });
    return this;
  }

  /** What a query or a command is handed. */
  context(today = '2026-06-30'): CommandContext {
    return { db: this.db, now: Date.parse(`${today}T04:00:00Z`), today, dataDir: 'data', version: '0.0.0' };
  }
}
