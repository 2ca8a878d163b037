import type { RecordBody } from '../../../../shared/domain/merge-records.ts';
import type { Value, WriteDb } from '../../db/executor.ts';
import { tellOwn } from '../../own-fields/tell-own.ts';
import { SEPARATOR } from '../facts.ts';

/** Whose account a row names: the shop's platform unless the row names another. */
interface PersonAccount {
  platform: string;
  kind: string;
  value: string;
}

/** Where a person who isn't known by their account yet may be known from. */
export interface SamePerson {
  find: (platform: string, phone: string | null, email: string | null) => number | null;
}

const COLUMNS = {
  name: 'name', nick: 'nick', wechat: 'wechat', phone_raw: 'phoneRaw', phone: 'phone', phone_quality: 'phoneQuality', email: 'email', province: 'province', city: 'city', address: 'address',
  gender: 'gender', birthday: 'birthday', source: 'source', since_day: 'since', email_consent: 'emailConsent', sms_consent: 'smsConsent', note: 'note',
} as const;

export interface ShownPerson {
  accountId: number;
  isNew: boolean;
}

/**
 * Brings what is known of a person to what the records say. An account that isn't there yet is made: with the one customer
 * of another platform who has the same phone or e-mail, else with a new one, who is a prospect until the first paid order.
 */
export function showPerson(db: WriteDb, shopId: number, key: string, body: RecordBody | null, people: SamePerson, now: number): ShownPerson | null {
  if (body === null) {
    const known = db.get<{ accountId: number }>('SELECT account_id AS accountId FROM person_facts WHERE shop_id = :shopId AND key = :key', { shopId, key });
    if (!known) return null;
    db.run('DELETE FROM person_facts WHERE shop_id = :shopId AND key = :key', { shopId, key });
    tellOwn(db, { shopId, key, accountId: known.accountId }, {});
    // What other files say of them comes back when the customer is refreshed.
    db.run('UPDATE customers SET sms_consent = NULL, told_gender = NULL, told_birthday = NULL WHERE id = (SELECT customer_id FROM accounts WHERE id = :accountId)', { accountId: known.accountId });
    return { accountId: known.accountId, isNew: false };
  }
  const found = findOrAddAccount(db, accountOf(db, shopId, key), body, people, now);
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const all = ['account_id', 'shop_id', 'key', 'tags', ...names];
  const values: Value[] = [found.accountId, shopId, key, JSON.stringify(body['tags'] ?? []), ...names.map((name) => (body[COLUMNS[name]] ?? null) as Value)];
  db.prepare(`INSERT OR REPLACE INTO person_facts (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`).run(...values);
  tellOwn(db, { shopId, key, accountId: found.accountId }, body);
  return found;
}

function accountOf(db: WriteDb, shopId: number, key: string): PersonAccount {
  const [kind = '', value = '', platform] = key.split(SEPARATOR);
  return { kind, value, platform: platform ?? db.get<{ platform: string }>('SELECT platform FROM shops WHERE id = :shopId', { shopId })!.platform };
}

function findOrAddAccount(db: WriteDb, account: PersonAccount, body: RecordBody, people: SamePerson, now: number): ShownPerson {
  const known = db.get<{ id: number }>('SELECT id FROM accounts WHERE platform = :platform AND kind = :kind AND value = :value', { ...account });
  if (known) return { accountId: known.id, isNew: false };
  const owner = people.find(account.platform, body['phone'] as string | null, body['email'] as string | null);
  const customerId = owner ?? db.run('INSERT INTO customers (created_at) VALUES (:now)', { now }).lastInsertRowid;
  const { lastInsertRowid } = db.run('INSERT INTO accounts (platform, kind, value, customer_id) VALUES (:platform, :kind, :value, :customerId)', { ...account, customerId });
  return { accountId: lastInsertRowid, isNew: owner === null };
}
