import type { ReadDb } from '../../db/executor.ts';
import { contactFacts, CONTACT_COLUMNS, type ContactRow } from '../../imports/identities.ts';
import { OrderRows } from '../../imports/order-rows.ts';
import { accountIdentity, type Identity } from './erased-identities.ts';

const list = (ids: Iterable<number>): string => JSON.stringify([...ids]);

/** Those who rest with a person, and those that their accounts came with. */
export function customersOf(db: ReadDb, person: number): number[] {
  const rows = db.all<{ id: number }>(
    'SELECT id FROM customers WHERE id = :person OR merged_into = :person UNION SELECT home_id FROM accounts WHERE customer_id = :person AND home_id IS NOT NULL',
    { person },
  );
  return rows.map((c) => c.id);
}

/** Receivers' blocks without an account that stand in rows of these people's orders: another file told who they were for. */
export function nobodysContacts(db: ReadDb, accounts: Iterable<number>): number[] {
  const orders = db.all<{ id: number }>('SELECT id FROM orders WHERE account_id IN (SELECT value FROM json_each(:accounts))', { accounts: list(accounts) });
  const stored = new OrderRows(db);
  const found = new Set(orders.flatMap(({ id }) => stored.of(id).flatMap((row) => row.contactId ?? [])));
  return db.all<{ id: number }>('SELECT id FROM contacts WHERE account_id IS NULL AND id IN (SELECT value FROM json_each(:found))', { found: list(found) }).map((c) => c.id);
}

/**
 * By what a person would be known again: their accounts, the phones and e-mails that are theirs and nobody else's, and the
 * receivers' blocks of their orders that name no buyer.
 */
export function identitiesOf(db: ReadDb, person: number): Identity[] {
  const params = { person };
  const accounts = db.all<{ id: number; platform: string; kind: string; value: string }>('SELECT id, platform, kind, value FROM accounts WHERE customer_id = :person', params);
  const others = (column: 'phone' | 'email', value: string) =>
    `EXISTS (SELECT 1 FROM contacts o JOIN accounts b ON b.id = o.account_id WHERE o.${column} = ${value} AND b.customer_id <> :person)
     OR EXISTS (SELECT 1 FROM person_facts o JOIN accounts b ON b.id = o.account_id WHERE o.${column} = ${value} AND b.customer_id <> :person)`;
  const own = (kind: 'phone' | 'email') =>
    db.all<{ text: string }>(
      `SELECT DISTINCT text FROM (
        SELECT ${kind} AS text FROM customers WHERE id = :person AND ${kind === 'phone' ? "phone_quality = 'valid'" : "email <> ''"}
        UNION SELECT k.${kind} FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE a.customer_id = :person
        UNION SELECT p.${kind} FROM person_facts p JOIN accounts a ON a.id = p.account_id WHERE a.customer_id = :person
        UNION SELECT value FROM accounts WHERE customer_id = :person AND kind = '${kind}'
        UNION SELECT value FROM opt_outs WHERE customer_id = :person AND kind = '${kind}')
       WHERE text IS NOT NULL AND text <> '' AND NOT (${others(kind, 'text')})`,
      params,
    );
  const contacts = nobodysContacts(db, accounts.map((a) => a.id));
  const blocks = db.all<ContactRow>(`SELECT ${CONTACT_COLUMNS.join(', ')} FROM contacts WHERE id IN (SELECT value FROM json_each(:contacts))`, { contacts: list(contacts) });
  return [
    ...accounts.map((a) => accountIdentity(a.platform, a.kind, a.value)),
    ...own('phone').map(({ text }): Identity => ({ kind: 'phone', text })),
    ...own('email').map(({ text }): Identity => ({ kind: 'email', text: text.toLowerCase() })),
    ...blocks.map((block): Identity => ({ kind: 'contact', text: contactFacts(block) })),
    ...blocks.flatMap((block): Identity[] => (block.phone === null ? [] : [{ kind: 'phone', text: block.phone }])),
  ];
}
