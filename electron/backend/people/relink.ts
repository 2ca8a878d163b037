import { linkAccounts } from '../../../shared/domain/link-accounts.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { gatherScope } from './link-scope.ts';
import { readLinkTerms, type LinkTerms } from './link-terms.ts';

interface AccountRow {
  name: string;
  customer: number;
  home: number;
}

/**
 * Brings these accounts, and all that depend on the same keys and decisions, to the person whose they are. Gives the
 * customers whose metrics have to be made anew. Run inside a transaction.
 */
export function relink(db: WriteDb, seeds: Iterable<number>, terms: LinkTerms = readLinkTerms(db)): Set<number> {
  const scope = gatherScope(db, seeds, terms);
  const rows = scope.accounts.map((id) => readAccount(db, id));
  const survivors = readSurvivors(db);
  const moves = new Moves(db);
  for (const group of linkAccounts(rows, scope.keys, scope.decisions, terms.limit)) {
    const homes = [...new Set(group.map((i) => rows[i]!.home))];
    const person = survivors.findLast((id) => homes.includes(id)) ?? Math.min(...homes);
    for (const i of group) moves.account(scope.accounts[i]!, rows[i]!, person);
    for (const home of homes) moves.rest(home, person);
  }
  return moves.livingTouched();
}

function readAccount(db: ReadDb, id: number): AccountRow {
  return db.prepare("SELECT platform || ' ' || kind || ' ' || value AS name, customer_id AS customer, ifnull(home_id, customer_id) AS home FROM accounts WHERE id = ?").get(id) as AccountRow;
}

/** Whose record the owner chose to go on, in the order of the merges: the last one is heard. */
function readSurvivors(db: ReadDb): number[] {
  return db.all<{ id: number }>("SELECT customer_id AS id FROM link_decisions WHERE verdict = 'same' AND ended_at IS NULL AND customer_id IS NOT NULL ORDER BY id").map((d) => d.id);
}

/** Writes what differs, and remembers whom it concerns. */
class Moves {
  readonly #touched = new Set<number>();
  readonly #resting = new Set<number>();
  readonly #db: WriteDb;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  account(id: number, { customer, home }: AccountRow, person: number): void {
    if (customer === person) return;
    this.#db.prepare('UPDATE accounts SET customer_id = ?, home_id = ? WHERE id = ?').run(person, home === person ? null : home, id);
    this.#touched.add(customer).add(person);
  }

  /** A customer whose accounts are all with another rests: what was derived of them is cleared, what the owner knows stays. */
  rest(customer: number, person: number): void {
    const into = customer === person ? null : person;
    const { changes } = this.#db.prepare('UPDATE customers SET merged_into = ? WHERE id = ? AND merged_into IS NOT ?').run(into, customer, into);
    if (into !== null) this.#resting.add(customer);
    if (changes === 0 || into === null) return;
    this.#db.prepare("UPDATE customers SET nick = NULL, name = NULL, phone = NULL, phone_quality = 'none', email = NULL, province = NULL, city = NULL, platforms = '', email_consent = NULL, opted_out = 0 WHERE id = ?").run(customer);
    this.#db.prepare('DELETE FROM customer_metrics WHERE customer_id = ?').run(customer);
  }

  /** Only when all is moved it is known who rests: an account may leave somebody whom an earlier group has put to rest. */
  livingTouched(): Set<number> {
    return new Set([...this.#touched].filter((id) => !this.#resting.has(id)));
  }
}
