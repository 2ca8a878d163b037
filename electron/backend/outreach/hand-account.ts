import type { ReadDb } from '../db/executor.ts';

/** The account that bought last: what is done with a person belongs to it, so that a merge and its undoing carry it along. */
export const lastAccount = (db: ReadDb, person: number): number | null =>
  db.get<{ id: number }>('SELECT a.id FROM accounts a LEFT JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 WHERE a.customer_id = :person ORDER BY o.day DESC, o.id DESC, a.id LIMIT 1', { person })?.id ?? null;
