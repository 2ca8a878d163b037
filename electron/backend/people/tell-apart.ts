import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { accountsOf, endDecision, personOf, recordDecision, sidesOf } from './decisions.ts';
import { evidenceBetween } from './evidence.ts';
import { living, peopleOf, twoPeople } from './merge.ts';
import { relink } from './relink.ts';

/** Two people who look alike and aren't: remembered, and not suggested again. */
export function tellApart(db: WriteDb, customerId: number, otherId: number, now: number): { decisionId: number } {
  const [one, two] = twoPeople(db, customerId, otherId);
  const decisionId = recordDecision(db, { verdict: 'different', at: now, sides: [accountsOf(db, one), accountsOf(db, two)], evidence: evidenceBetween(db, one, two) });
  return { decisionId };
}

/** Takes accounts out of a person that keys or the owner had put together. */
export function separateAccounts(db: WriteDb, customerId: number, accountIds: number[], now: number): { decisionId: number; customerIds: number[] } {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const all = accountsOf(db, person);
  const stay = all.filter((id) => !accountIds.includes(id));
  const go = all.filter((id) => accountIds.includes(id));
  if (go.length !== accountIds.length || stay.length === 0) throw new AppError('bad_input', { field: 'accountIds' });
  giveHomes(db, person, stay, go);
  const decisionId = recordDecision(db, { verdict: 'different', at: now, sides: [stay, go], evidence: [] });
  keepMerged(db, person, stay, decisionId, now);
  refreshCustomers(db, living(db, relink(db, all).add(person)));
  return { decisionId, customerIds: peopleOf(db, all) };
}

/** A merge that ends because one account leaves goes on for the others. */
function keepMerged(db: WriteDb, person: number, stay: number[], decisionId: number, now: number): void {
  const ended = db.get("SELECT 1 FROM link_decisions WHERE ended_by = :decisionId AND id <> :decisionId AND verdict = 'same'", { decisionId });
  if (ended && stay.length > 1) recordDecision(db, { verdict: 'same', at: now, sides: [stay.slice(0, 1), stay.slice(1)], evidence: [{ kind: 'owner', value: null }], customerId: person });
}

/** Accounts that came with one customer have no other to go back to: those that go get one. */
function giveHomes(db: WriteDb, person: number, stay: number[], go: number[]): void {
  const home = db.prepare('SELECT ifnull(home_id, customer_id) FROM accounts WHERE id = ?').pluck();
  const kept = new Set(stay.map((id) => home.get(id) as number));
  for (const [shared, accounts] of Map.groupBy(go, (id) => home.get(id) as number)) {
    if (!kept.has(shared)) continue;
    const { lastInsertRowid } = db.run('INSERT INTO customers (created_at, merged_into) SELECT created_at, :person FROM customers WHERE id = :person', { person });
    for (const id of accounts) db.run('UPDATE accounts SET home_id = :home WHERE id = :id', { home: lastInsertRowid, id });
  }
}

/** Takes back that two aren't the same; keys may link them again at once. */
export function liftApart(db: WriteDb, decisionId: number, now: number): { customerIds: number[] } {
  if (!db.get("SELECT 1 FROM link_decisions WHERE id = :decisionId AND verdict = 'different' AND ended_at IS NULL", { decisionId })) throw new AppError('not_found', { what: 'decision' });
  const accounts = sidesOf(db, decisionId).flat();
  endDecision(db, decisionId, now);
  refreshCustomers(db, living(db, relink(db, accounts)));
  return { customerIds: peopleOf(db, accounts) };
}
