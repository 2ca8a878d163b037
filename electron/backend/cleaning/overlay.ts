import type { ReadDb, WriteDb } from '../db/executor.ts';
import { relink } from '../people/relink.ts';
import { judgeContacts, liftContacts, mendContacts, mendedAccounts } from './clean-contacts.ts';
import { cleanOrders, liftOrders } from './clean-orders.ts';
import { hasDecisions } from './decisions.ts';
import { hasToldRefunds, layToldRefunds } from './told-refunds.ts';
import { addNoteAccounts, liftNoteAccounts } from './note-accounts.ts';

/** False where nothing lies over what the order files say: then nobody pays for it. */
export const hasOverlay = (db: ReadDb): boolean => hasDecisions(db) || hasToldRefunds(db);

/**
 * The rows are what the files say, with the owner's decisions, and what settlements paid back, laid over them. Whoever changes what the files say lifts the
 * decisions first and lays them on again afterwards, so that a merge never sees them, and what holds is always that of all
 * live decisions on what the files say, whatever came first. Where nobody has decided anything both cost one look.
 */
export function liftDecisions(db: WriteDb): Set<number> {
  if (!hasOverlay(db)) return new Set();
  const people = new Set(cleanedPeople(db));
  liftOrders(db);
  liftContacts(db);
  liftNoteAccounts(db);
  return people;
}

/**
 * Lays them on; gives those whose orders or accounts they change, and `lifted` as before. `unmended`: accounts that a mended
 * phone or e-mail may have linked before, as those of one that is mended now do.
 */
export function layDecisions(db: WriteDb, lifted: Iterable<number>, now: number, unmended: Iterable<number> = []): Set<number> {
  const people = new Set(lifted);
  if (!hasOverlay(db)) return people;
  mendContacts(db);
  const seeds = new Set([...mendedAccounts(db), ...unmended]);
  if (seeds.size > 0) for (const id of relink(db, seeds)) people.add(id);
  judgeContacts(db);
  layToldRefunds(db);
  cleanOrders(db);
  addNoteAccounts(db, now);
  for (const id of cleanedPeople(db)) people.add(id);
  return withoutAbsent(db, people);
}

/** Not who is gone, nor who rests because another stands for them: they have no figures of their own. */
function withoutAbsent(db: ReadDb, people: Set<number>): Set<number> {
  const there = db.prepare('SELECT 1 FROM customers WHERE id = ? AND merged_into IS NULL');
  for (const id of people) if (there.get(id) === undefined) people.delete(id);
  return people;
}

const PEOPLE = `
  SELECT a.customer_id AS id FROM cleaned_orders k JOIN orders o ON o.id = k.order_id JOIN accounts a ON a.id = o.account_id
  UNION SELECT a.customer_id FROM cleaned_orders k JOIN accounts a ON a.id = k.account_id
  UNION SELECT a.customer_id FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.no_goods = 1
  UNION SELECT a.customer_id FROM cleaning_accounts k JOIN accounts a ON a.id = k.account_id`;

/** People whose orders or accounts a decision has changed. */
function cleanedPeople(db: ReadDb): number[] {
  return db.all<{ id: number }>(PEOPLE).map((p) => p.id);
}

/** People whom a contact that a decision has changed is shown for: a look through all orders. */
export function peopleOfCleanedContacts(db: ReadDb): number[] {
  if (db.get('SELECT 1 FROM cleaned_contacts LIMIT 1') === undefined) return [];
  const sql = 'SELECT DISTINCT a.customer_id AS id FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.contact_id IN (SELECT contact_id FROM cleaned_contacts)';
  return db.all<{ id: number }>(sql).map((p) => p.id);
}
