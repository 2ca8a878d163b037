import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import { isErasedName } from '../vault/erase/erased-name.ts';
import { openErasedRows } from '../vault/erase/erased-rows.ts';
import { SEPARATOR, type ContactFacts, type ProductFacts } from './facts.ts';
import { IdSet } from './id-set.ts';

const ACCOUNT_SCORE: Record<string, number> = { buyer: 3, email: 2, phone: 1 };
const QUALITY_SCORE: Record<string, number> = { valid: 4, virtual: 2, masked: 1, invalid: 1, none: 0 };

/** An address outweighs nothing but none at all: the phone's quality decides. */
export const contactScore = (quality: string): number => QUALITY_SCORE[quality] ?? 0;
export const accountScore = (kind: string): number => ACCOUNT_SCORE[kind] ?? 0;

export function nextId(db: WriteDb, table: string): number {
  return ((db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null) ?? 0) + 1;
}

/** Finds or makes accounts (with their customers), contacts and products of one file; what it has seen it knows by heart. */
export class Identities {
  customersNew = 0;
  readonly #db: WriteDb;
  readonly #platform: string;
  readonly #where: { shop: number; file: number };
  readonly #now: number;
  readonly #accounts = new Map<string, number>();
  readonly #contacts = new Map<string, number>();
  readonly #scores = new Map<number, number>();
  readonly #products = new Map<string, number>();
  readonly #loaded = new Set<number>();
  /** New accounts that have one. */
  readonly #withContact = new IdSet();
  readonly #newCustomer: BulkInsert;
  readonly #newAccount: BulkInsert;
  readonly #newContact: BulkInsert;
  #customerId: number;
  #accountId: number;
  #contactId: number;
  readonly #firstAccountId: number;
  /** Undefined where nobody was ever erased. */
  readonly #erased: ReturnType<typeof openErasedRows>;
  readonly #nameless = new Set<number>();

  constructor(db: WriteDb, platform: string, where: { shop: number; file: number }, now: number) {
    this.#db = db;
    this.#platform = platform;
    this.#where = where;
    this.#now = now;
    this.#customerId = nextId(db, 'customers');
    this.#accountId = nextId(db, 'accounts');
    this.#contactId = nextId(db, 'contacts');
    this.#firstAccountId = this.#accountId;
    this.#erased = openErasedRows(db);
    this.#newCustomer = new BulkInsert(db, 'customers', ['id', 'created_at']);
    this.#newAccount = new BulkInsert(db, 'accounts', ['id', 'platform', 'kind', 'value', 'customer_id']);
    this.#newContact = new BulkInsert(db, 'contacts', ['id', 'account_id', ...CONTACT_COLUMNS]);
  }

  /** Learns of all whom `keys` name what is there, in one question for each thing: whom it hasn't learned of is new. */
  learn(keys: readonly string[]): void {
    // Where there were no accounts at first, all that there are by now are known by heart.
    if (this.#firstAccountId === 1) return;
    const found: number[] = [];
    const unknown = keys.filter((key) => key !== '' && !this.#accounts.has(key)).map((key) => ({ key, ...this.#named(key) }));
    for (const [kind, list] of Map.groupBy(unknown, (u) => u.kind)) {
      const values = JSON.stringify(list.map((u) => u.value));
      for (const [at, id] of this.#db.prepare(ACCOUNTS).raw().all(values, this.#platform, kind) as [number, number][]) {
        const { key, value } = list[at]!;
        this.#know(key, value, id);
        found.push(id);
      }
    }
    this.#loadContacts(found.sort((a, b) => a - b)); // neighbours in the table, too
  }

  /** `kind␟value` → account id; null for no one. A new account is a new customer. Ask after `learn`. */
  account(key: string): number | null {
    if (key === '') return null;
    const known = this.#accounts.get(key);
    if (known !== undefined) return known;
    const { kind, value } = this.#named(key);
    const id = this.#accountId++;
    const customerId = this.#customerId++;
    this.#newCustomer.add(customerId, this.#now);
    this.#newAccount.add(id, this.#platform, kind, value, customerId);
    this.customersNew += 1;
    this.#know(key, value, id);
    return id;
  }

  /** The receiver block of an account's order; the same one is kept once. */
  contact(accountId: number | null, told: string): number | null {
    if (told === '') return null;
    const facts = this.#erased?.contact(told, accountId !== null && this.#nameless.has(accountId), accountId === null) ?? told;
    const key = `${accountId ?? 0}${facts}`;
    const isFirst = accountId !== null && this.#isFirstContact(accountId);
    const known = isFirst ? undefined : this.#knownContact(accountId, key, facts);
    if (known !== undefined) return known;
    const id = this.#contactId++;
    const [receiver, phoneRaw, phone, quality, email, province, city, district, address] = JSON.parse(facts) as ContactFacts;
    this.#newContact.add(id, accountId, receiver, phoneRaw, phone, quality, email, province, city, district, address);
    this.#scores.set(id, contactScore(quality));
    if (!isFirst) this.#contacts.set(key, id);
    return id;
  }

  /** How well a contact can be reached, for the merge. */
  scoreOf(contactId: number | null): number {
    return contactId === null ? 0 : (this.#scores.get(contactId) ?? 0);
  }

  product(facts: string): number | null {
    if (facts === '') return null;
    const seen = this.#products.get(facts);
    if (seen !== undefined) return seen;
    const [key, title, category] = JSON.parse(facts) as ProductFacts;
    const { shop, file } = this.#where;
    this.#db.run('INSERT INTO products (shop_id, key, title, category) VALUES (:shop, :key, :title, :category) ON CONFLICT (shop_id, key) DO NOTHING', { shop, key, title, category });
    const id = this.#db.prepare('SELECT id FROM products WHERE shop_id = ? AND key = ?').pluck().get(shop, key) as number;
    this.#db.run('INSERT OR IGNORE INTO product_names (product_id, file_id, title, category) VALUES (:id, :file, :title, :category)', { id, file, title, category: category ?? '' });
    nameProduct(this.#db, id);
    this.#products.set(facts, id);
    return id;
  }

  /** Writes what waits, so that it can be referred to and read. */
  flush(): void {
    this.#newCustomer.flush();
    this.#newAccount.flush();
    this.#newContact.flush();
  }

  /** A new account has none yet. Most stay with one, whose words then needn't be known by heart. */
  #isFirstContact(accountId: number): boolean {
    if (accountId < this.#firstAccountId || this.#withContact.has(accountId)) return false;
    this.#withContact.add(accountId);
    return true;
  }

  #named(key: string): { kind: string; value: string } {
    const [kind = '', name = ''] = key.split(SEPARATOR);
    return { kind, value: this.#erased?.account(this.#platform, kind, name) ?? name };
  }

  #know(key: string, value: string, id: number): void {
    this.#accounts.set(key, id);
    if (isErasedName(value)) this.#nameless.add(id);
  }

  #knownContact(accountId: number | null, key: string, facts: string): number | undefined {
    if (accountId !== null && !this.#loaded.has(accountId)) this.#loadContacts([accountId]);
    return this.#contacts.get(key) ?? (accountId === null ? this.#findAnonymous(facts) : undefined);
  }

  #loadContacts(accountIds: readonly number[]): void {
    for (const id of accountIds) this.#loaded.add(id);
    if (!this.#newContact.isEmpty) this.flush();
    const rows = this.#db.prepare(CONTACTS_OF).raw().all(JSON.stringify(accountIds)) as [number, number, ...ContactFacts][];
    for (const [id, accountId, ...facts] of rows) this.#keep(`${accountId}${JSON.stringify(facts)}`, id, facts[3]);
  }

  #findAnonymous(facts: string): number | undefined {
    const [, phoneRaw, , , , , , , address] = JSON.parse(facts) as ContactFacts;
    const rows = this.#db.all<ContactRow & { id: number }>(`${CONTACTS} WHERE account_id IS NULL AND phone_raw IS :phoneRaw AND address IS :address`, { phoneRaw, address });
    const found = rows.find((c) => contactFacts(c) === facts);
    if (found) this.#keep(`0${facts}`, found.id, found.phone_quality);
    return found?.id;
  }

  #keep(key: string, id: number, quality: string): void {
    this.#contacts.set(key, id);
    this.#scores.set(id, contactScore(quality));
  }
}

/** Titles change over time; one is chosen that doesn't depend on which file came first. */
export function nameProduct(db: WriteDb, productId: number): void {
  db.run("UPDATE products SET (title, category) = (SELECT max(title), nullif(max(category), '') FROM product_names WHERE product_id = :productId) WHERE id = :productId", { productId });
}

export interface ContactRow {
  receiver: string | null;
  phone_raw: string | null;
  phone: string | null;
  phone_quality: ContactFacts[3];
  email: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
}
export const CONTACT_COLUMNS = ['receiver', 'phone_raw', 'phone', 'phone_quality', 'email', 'province', 'city', 'district', 'address'] as const;
const ACCOUNTS = 'SELECT j.key, a.id FROM json_each(?) j CROSS JOIN accounts a ON a.platform = ? AND a.kind = ? AND a.value = j.value';
const CONTACTS_OF = `SELECT c.id, c.account_id, ${CONTACT_COLUMNS.map((name) => `c.${name}`).join(', ')} FROM json_each(?) j CROSS JOIN contacts c ON c.account_id = j.value`;
const CONTACTS = `SELECT id, ${CONTACT_COLUMNS.join(', ')} FROM contacts`;

/** A contact's row as the facts it was made of. */
export function contactFacts(c: ContactRow): string {
  const facts: ContactFacts = [c.receiver, c.phone_raw, c.phone, c.phone_quality, c.email, c.province, c.city, c.district, c.address];
  return JSON.stringify(facts);
}
