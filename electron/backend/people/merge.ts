import { ownFields, pinFields, type LinkEvidence, type MergeField } from '../../../shared/contract/people.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { refreshCustomers } from '../imports/refresh-customers.ts';
import { accountsOf, endDecision, personOf, recordDecision, sidesOf } from './decisions.ts';
import { evidenceBetween } from './evidence.ts';
import { relink } from './relink.ts';

type Choice = Partial<Record<MergeField, string>>;
type Own = Record<(typeof ownFields)[number], string | null>;

/** One person of two. Accounts are repointed and nothing else moves, so that it can be taken back to the letter. */
export function mergePeople(db: WriteDb, { customerId, otherId, choose = {} }: { customerId: number; otherId: number; choose?: Choice | undefined }, now: number): { customerId: number; decisionId: number } {
  const [survivor, other] = twoPeople(db, customerId, otherId);
  const sides: [number[], number[]] = [accountsOf(db, survivor), accountsOf(db, other)];
  if (sides.some((side) => side.length === 0)) throw new AppError('bad_input', { field: 'accounts' });
  const evidence: LinkEvidence[] = [...evidenceBetween(db, survivor, other), { kind: 'owner', value: null }];
  const decisionId = recordDecision(db, { verdict: 'same', at: now, sides, evidence, customerId: survivor, mergedId: other });
  setOwnFields(db, decisionId, survivor, other, choose);
  for (const field of pinFields) {
    const value = choose[field];
    if (value !== undefined) db.run('INSERT INTO pinned_values (customer_id, field, value, decision_id, at) VALUES (:survivor, :field, :value, :decisionId, :now)', { survivor, field, value, decisionId, now });
  }
  refreshCustomers(db, relink(db, sides.flat()).add(survivor));
  return { customerId: survivor, decisionId };
}

export function twoPeople(db: ReadDb, customerId: number, otherId: number): [number, number] {
  const [one, two] = [personOf(db, customerId), personOf(db, otherId)];
  if (one === undefined || two === undefined) throw new AppError('not_found', { what: 'customer' });
  if (one === two) throw new AppError('bad_input', { field: 'otherId' });
  return [one, two];
}

const readOwn = (db: WriteDb, id: number) => db.get<Own>(`SELECT ${ownFields.join(', ')} FROM customers WHERE id = :id`, { id })!;

/** The survivor's own fields: what was chosen, else theirs, else the other's. What they were is kept with the decision. */
function setOwnFields(db: WriteDb, decisionId: number, survivor: number, other: number, choose: Choice): void {
  const before = readOwn(db, survivor);
  const theirs = readOwn(db, other);
  const after: Own = { ...before };
  for (const field of ownFields) {
    const chosen = choose[field];
    if (chosen !== undefined && chosen !== before[field] && chosen !== theirs[field]) throw new AppError('bad_input', { field: `choose.${field}` });
    after[field] = chosen ?? before[field] ?? theirs[field];
    db.run(`UPDATE customers SET ${field} = :value WHERE id = :survivor`, { value: after[field], survivor });
  }
  db.run('UPDATE link_decisions SET fields = :fields WHERE id = :decisionId', { fields: JSON.stringify({ before, after }), decisionId });
}

interface MergeRow {
  customerId: number;
  fields: string | null;
}

/**
 * Takes a merge back: both are as they were, with what came to their accounts meanwhile. Where keys would link them by
 * themselves now, the owner's word stands against it: they are told apart.
 */
export function unmergePeople(db: WriteDb, decisionId: number, now: number): { customerIds: number[] } {
  const merge = db.get<MergeRow>("SELECT customer_id AS customerId, fields FROM link_decisions WHERE id = :decisionId AND verdict = 'same' AND ended_at IS NULL", { decisionId });
  if (!merge) throw new AppError('not_found', { what: 'merge' });
  const sides = sidesOf(db, decisionId);
  endDecision(db, decisionId, now);
  db.run('DELETE FROM pinned_values WHERE decision_id = :decisionId', { decisionId });
  if (merge.fields !== null) restoreOwnFields(db, merge.customerId, JSON.parse(merge.fields) as { before: Own; after: Own });
  const touched = relink(db, sides.flat()).add(merge.customerId);
  if (peopleOf(db, sides[0]).some((id) => peopleOf(db, sides[1]).includes(id))) {
    recordDecision(db, { verdict: 'different', at: now, sides, evidence: [], customerId: merge.customerId });
    for (const id of relink(db, sides.flat())) touched.add(id);
  }
  refreshCustomers(db, living(db, touched));
  return { customerIds: peopleOf(db, sides.flat()) };
}

/** A field that has been changed since the merge stays as it is. */
function restoreOwnFields(db: WriteDb, customerId: number, { before, after }: { before: Own; after: Own }): void {
  const now = readOwn(db, customerId);
  for (const field of ownFields) if (now[field] === after[field]) db.run(`UPDATE customers SET ${field} = :value WHERE id = :customerId`, { value: before[field], customerId });
}

/** Whose the accounts are, each person once. */
export const peopleOf = (db: WriteDb, accounts: number[]): number[] => {
  const person = db.prepare('SELECT customer_id FROM accounts WHERE id = ?').pluck();
  return [...new Set(accounts.map((id) => person.get(id) as number))];
};

/** Without those who rest. */
export const living = (db: WriteDb, ids: Iterable<number>): number[] => {
  const rests = db.prepare('SELECT merged_into FROM customers WHERE id = ?').pluck();
  return [...ids].filter((id) => rests.get(id) === null);
};
