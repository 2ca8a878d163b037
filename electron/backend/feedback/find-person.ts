import { cleanId } from '../../../shared/domain/order-number.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import type { ReadDb } from '../db/executor.ts';

/** Whom a phone, a buyer name, an e-mail or an order number means. */
export type Found = { person: number } | { person: null; why: 'unknown' | 'several' };

/** Every way by which a person may be named, read once for a whole file. */
export class PersonIndex {
  readonly #db: ReadDb;
  readonly #byWord = new Map<string, Set<number>>();

  constructor(db: ReadDb) {
    this.#db = db;
    const rows = db.all<{ word: string; person: number }>(
      `SELECT a.value AS word, a.customer_id AS person FROM accounts a
       UNION SELECT k.phone, a.customer_id FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE k.phone_quality = 'valid' AND k.phone IS NOT NULL
       UNION SELECT k.email, a.customer_id FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE k.email <> ''
       UNION SELECT f.phone, a.customer_id FROM person_facts f JOIN accounts a ON a.id = f.account_id WHERE f.phone_quality = 'valid' AND f.phone IS NOT NULL
       UNION SELECT c.nick, ifnull(c.merged_into, c.id) FROM customers c WHERE c.nick <> ''
       UNION SELECT c.phone, ifnull(c.merged_into, c.id) FROM customers c WHERE c.phone_quality = 'valid' AND c.phone IS NOT NULL`,
    );
    for (const { word, person } of rows) {
      const key = word.trim().toLowerCase();
      const known = this.#byWord.get(key);
      if (known) known.add(person);
      else this.#byWord.set(key, new Set([person]));
    }
  }

  /** The first of these names that somebody has decides. */
  find(names: { orderNo: string; phone: string; nick: string; email: string }): Found {
    const people = this.#ofOrder(names.orderNo) ?? this.#of(parsePhone(names.phone).e164) ?? this.#of(names.nick) ?? this.#of(names.email);
    if (people === undefined) return { person: null, why: 'unknown' };
    const [first, ...rest] = people;
    return rest.length > 0 || first === undefined ? { person: null, why: 'several' } : { person: first };
  }

  #of(word: string | null): ReadonlySet<number> | undefined {
    return word === null || word.trim() === '' ? undefined : this.#byWord.get(word.trim().toLowerCase());
  }

  #ofOrder(written: string): ReadonlySet<number> | undefined {
    const orderNo = cleanId(written);
    if (orderNo === '') return undefined;
    // The unique index begins with the shop.
    const rows = this.#db.all<{ person: number }>('SELECT DISTINCT a.customer_id AS person FROM shops s CROSS JOIN orders o ON o.shop_id = s.id AND o.order_no = :orderNo JOIN accounts a ON a.id = o.account_id', { orderNo });
    return rows.length === 0 ? undefined : new Set(rows.map((r) => r.person));
  }
}
