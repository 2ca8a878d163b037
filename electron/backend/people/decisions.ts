import type { LinkEvidence } from '../../../shared/contract/people.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

export interface NewDecision {
  verdict: 'same' | 'different';
  at: number;
  /** Ids of accounts. */
  sides: [number[], number[]];
  evidence: LinkEvidence[];
  /** Of a merge: whose record goes on, and whose rests. */
  customerId?: number;
  mergedId?: number;
}

export const accountsOf = (db: ReadDb, customerId: number): number[] => db.all<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId ORDER BY id', { customerId }).map((a) => a.id);

/** Whoever stands for this customer today: they themselves, unless they rest with somebody. */
export const personOf = (db: ReadDb, customerId: number): number | undefined => db.get<{ id: number }>('SELECT ifnull(merged_into, id) AS id FROM customers WHERE id = :customerId', { customerId })?.id;

/** Writes down what the owner has said. What said the opposite of the same two ends with it, and comes back if this is lifted. */
export function recordDecision(db: WriteDb, { verdict, at, sides, evidence, customerId, mergedId }: NewDecision): number {
  const { lastInsertRowid: id } = db.run('INSERT INTO link_decisions (at, verdict, customer_id, merged_id, evidence) VALUES (:at, :verdict, :customerId, :mergedId, :evidence)', {
    at,
    verdict,
    customerId: customerId ?? null,
    mergedId: mergedId ?? null,
    evidence: JSON.stringify(evidence),
  });
  const add = db.prepare('INSERT INTO link_decision_accounts (decision_id, side, platform, kind, value) SELECT ?, ?, platform, kind, value FROM accounts WHERE id = ?');
  sides.forEach((accounts, side) => {
    for (const account of accounts) add.run(id, side, account);
  });
  endOpposites(db, id, verdict, at);
  return id;
}

/** A merge ends every "not the same" between any of its accounts; "not the same" ends every merge across its sides. */
function endOpposites(db: WriteDb, id: number, verdict: 'same' | 'different', at: number): void {
  const across = verdict === 'same' ? 'theirs1.side <> theirs2.side' : 'ours1.side <> ours2.side';
  db.run(
    `UPDATE link_decisions SET ended_at = :at, ended_by = :id WHERE ended_at IS NULL AND verdict <> :verdict AND EXISTS (
      SELECT 1 FROM link_decision_accounts theirs1 JOIN link_decision_accounts theirs2 ON theirs2.decision_id = theirs1.decision_id
        JOIN link_decision_accounts ours1 ON ours1.decision_id = :id AND ours1.platform = theirs1.platform AND ours1.kind = theirs1.kind AND ours1.value = theirs1.value
        JOIN link_decision_accounts ours2 ON ours2.decision_id = :id AND ours2.platform = theirs2.platform AND ours2.kind = theirs2.kind AND ours2.value = theirs2.value
      WHERE theirs1.decision_id = link_decisions.id AND ${across})`,
    { id, at, verdict },
  );
}

/** Lifts a decision, and with it what it had ended. */
export function endDecision(db: WriteDb, decisionId: number, at: number): void {
  db.run('UPDATE link_decisions SET ended_at = :at, ended_by = id WHERE id = :decisionId', { at, decisionId });
  db.run('UPDATE link_decisions SET ended_at = NULL, ended_by = NULL WHERE ended_by = :decisionId AND id <> :decisionId', { decisionId });
}

/** The accounts of a decision that are there, by side. */
export function sidesOf(db: ReadDb, decisionId: number): [number[], number[]] {
  const rows = db.all<{ id: number; side: 0 | 1 }>(
    'SELECT a.id, s.side FROM link_decision_accounts s JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value WHERE s.decision_id = :decisionId ORDER BY a.id',
    { decisionId },
  );
  return [rows.filter((r) => r.side === 0).map((r) => r.id), rows.filter((r) => r.side === 1).map((r) => r.id)];
}
