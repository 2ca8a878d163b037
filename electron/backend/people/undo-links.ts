import type { WriteDb } from '../db/executor.ts';
import { holdersOf, keyColumns, linkKinds } from './link-scope.ts';
import { readLinkTerms, type LinkKind } from './link-terms.ts';
import { relink } from './relink.ts';

/** Keys that customers' files gave, and that have gone with them. */
export type GoneKeys = Record<LinkKind, Set<string>>;

/**
 * Before accounts and contacts go: remembers who is connected with them. The function that it gives is called when they
 * are gone; it links those who are left and gives the customers whose metrics have to be made anew or who may be gone.
 */
export function rememberLinks(db: WriteDb, accounts: Iterable<number>, contacts: Iterable<number>, told: GoneKeys): () => Set<number> {
  const customersOf = db.prepare('SELECT customer_id, home_id FROM accounts WHERE id = ?').raw();
  const people = new Set<number>();
  for (const id of accounts) for (const customer of (customersOf.get(id) ?? []) as (number | null)[]) if (customer !== null) people.add(customer);
  const values = linkKinds.map((kind) => ({ kind, values: new Set([...valuesOf(db, kind, contacts), ...told[kind]]) }));
  return () => {
    const { limit } = readLinkTerms(db);
    const seeds = new Set<number>();
    for (const person of people) for (const id of linkedAccounts(db, person)) seeds.add(id);
    for (const { kind, values: gone } of values) {
      for (const value of gone) {
        const holders = holdersOf(db, kind, value, limit);
        // A key of one links nobody.
        if (holders.length > 1) for (const id of holders) seeds.add(id);
      }
    }
    const touched = relink(db, seeds);
    // Whoever rests with someone but has no account left rests with nobody.
    const alone = db.prepare('UPDATE customers SET merged_into = NULL WHERE id = ? AND merged_into IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE home_id = customers.id)');
    const rests = db.prepare('SELECT merged_into FROM customers WHERE id = ?').pluck();
    for (const id of people) {
      alone.run(id);
      if (rests.get(id) === null) touched.add(id);
    }
    return touched;
  };
}

function valuesOf(db: WriteDb, kind: LinkKind, contacts: Iterable<number>): Set<string> {
  const { column, where } = keyColumns[kind];
  const value = db.prepare(`SELECT ${column} FROM contacts WHERE id = ? AND ${where}`).pluck();
  const found = new Set<string>();
  for (const id of contacts) {
    const one = value.get(id) as string | undefined;
    if (one !== undefined) found.add(one);
  }
  return found;
}

/** A person's accounts, where one of them came with another customer. */
const linkedAccounts = (db: WriteDb, person: number) =>
  db.prepare('SELECT id FROM accounts a WHERE customer_id = ? AND EXISTS (SELECT 1 FROM accounts b WHERE b.customer_id = a.customer_id AND b.home_id IS NOT NULL)').pluck().all(person) as number[];
