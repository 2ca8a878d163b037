import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { CallEntry, talks } from '../../../shared/contract/talks.ts';
import { callOutcomes, type CallOutcome } from '../../../shared/domain/call-script.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { recordOptOuts } from '../customers/opt-outs.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { getCallScript } from './call-scripts.ts';

/** Belongs to the account that bought last, so that a merge and its undoing carry it along. */
export function logCall({ scriptId, customerId, outcome, path, note }: Parsed<typeof talks.logCall>, { db, now, today }: CommandContext): Output<typeof talks.logCall> {
  const { name } = getCallScript(db, scriptId);
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const account = db.get<{ id: number }>(
    `SELECT a.id FROM accounts a LEFT JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 WHERE a.customer_id = :person ORDER BY o.day DESC, o.id DESC, a.id LIMIT 1`,
    { person },
  );
  const callId = db.run(
    'INSERT INTO calls (script_id, script_name, customer_id, account_id, at, day, outcome, path, note) VALUES (:scriptId, :name, :person, :account, :now, :today, :outcome, :path, :note)',
    { scriptId, name, person, account: account?.id ?? null, now, today, outcome, path: JSON.stringify(path), note },
  ).lastInsertRowid;
  if (outcome === 'refused') recordOptOuts(db, [{ customerId: person, optedOut: true, source: 'owner', reason: name, at: now }]);
  return { callId };
}

export function deleteCall(db: WriteDb, callId: number): { callId: number } {
  if (db.run('DELETE FROM calls WHERE id = :callId', { callId }).changes === 0) throw new AppError('not_found', { what: 'call' });
  return { callId };
}

export function listCalls(db: ReadDb, limit: number): Output<typeof talks.calls> {
  const found = db.all<{ outcome: CallOutcome; n: number }>('SELECT outcome, count(*) AS n FROM calls GROUP BY outcome');
  const outcomes = Object.fromEntries(callOutcomes.map((outcome) => [outcome, found.find((f) => f.outcome === outcome)?.n ?? 0])) as Record<CallOutcome, number>;
  const rows = db.all<Omit<CallEntry, 'path'> & { path: string }>(
    `SELECT k.id AS callId, COALESCE(a.customer_id, k.customer_id) AS customerId, c.nick, c.name, k.script_name AS scriptName, k.at, k.day, k.outcome, k.path, k.note
    FROM calls k LEFT JOIN accounts a ON a.id = k.account_id LEFT JOIN customers c ON c.id = COALESCE(a.customer_id, k.customer_id) ORDER BY k.at DESC, k.id DESC LIMIT :limit`,
    { limit },
  );
  return { total: found.reduce((sum, f) => sum + f.n, 0), outcomes, rows: rows.map(({ path, ...row }) => ({ ...row, path: JSON.parse(path) as string[] })) };
}
