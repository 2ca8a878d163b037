import type { WriteDb } from '../../db/executor.ts';
import type { SamePerson } from './show-person.ts';

/**
 * Who has a phone or an e-mail already, read once when it is first asked for. Two accounts of one platform with one phone
 * stay two people: whether they are one is for the owner to say. So rows of one file never find each other, however the
 * file is cut.
 */
export class KnownPeople implements SamePerson {
  readonly #db: WriteDb;
  #owners: Map<string, Set<number>> | undefined;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** The one customer of other platforms with this full phone or e-mail; null where there is none, or more than one. */
  find(platform: string, phone: string | null, email: string | null): number | null {
    const owners = (this.#owners ??= this.#read());
    const found = new Set([phone, email].flatMap((contact) => (contact === null ? [] : [...(owners.get(contact) ?? [])])));
    const [only] = found;
    if (found.size !== 1 || only === undefined) return null;
    return this.#db.get('SELECT 1 FROM accounts WHERE customer_id = :only AND platform = :platform', { only, platform }) ? null : only;
  }

  #read(): Map<string, Set<number>> {
    const owners = new Map<string, Set<number>>();
    const rows = this.#db.all<{ contact: string; id: number }>(
      `SELECT value AS contact, customer_id AS id FROM accounts WHERE kind IN ('phone', 'email')
       UNION ALL SELECT phone, id FROM customers WHERE phone_quality = 'valid' AND phone IS NOT NULL UNION ALL SELECT email, id FROM customers WHERE email <> ''`,
    );
    for (const { contact, id } of rows) {
      const same = owners.get(contact);
      if (same) same.add(id);
      else owners.set(contact, new Set([id]));
    }
    return owners;
  }
}
