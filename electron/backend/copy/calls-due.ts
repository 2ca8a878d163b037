import type { CallDue } from '../../../shared/contract/talks.ts';
import { nextCall, type CallMade } from '../../../shared/domain/call-retry.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';

/** What was to be done so long ago isn't asked for any more. */
const FORGOTTEN_DAYS = 60;

interface Row extends CallMade, Pick<CallDue, 'customerId' | 'nick' | 'name' | 'scriptId' | 'scriptName'> {
  /** A valid one. */
  phone: string | null;
  email: string | null;
  optedOut: number;
}

/** Who is to be called again today or was to be before, the longest waiting first. Nobody who has said no or is left alone. */
export function listCallsDue(db: ReadDb, today: string): CallDue[] {
  const rows = db.all<Row>(
    `SELECT c.id AS customerId, c.nick, c.name, CASE WHEN c.phone_quality = 'valid' THEN c.phone END AS phone, c.email, c.opted_out AS optedOut, k.script_id AS scriptId, k.script_name AS scriptName, k.day, k.outcome
    FROM calls k LEFT JOIN accounts a ON a.id = k.account_id JOIN customers h ON h.id = COALESCE(a.customer_id, k.customer_id) JOIN customers c ON c.id = ifnull(h.merged_into, h.id)
    WHERE k.day >= :since ORDER BY c.id, k.at, k.id`,
    { since: addDays(today, -FORGOTTEN_DAYS) },
  );
  const refusals = readRefusals(db);
  const heldOut = readHeldOut(db, today);
  const due = [...Map.groupBy(rows, (r) => r.customerId).values()].flatMap((calls): CallDue[] => {
    const { customerId, nick, name, phone, email, optedOut, scriptId, scriptName, day: lastDay, outcome } = calls.at(-1)!;
    const next = nextCall(calls);
    if (!next || next.day > today || phone === null || optedOut === 1 || heldOut.has(customerId) || hasRefused(refusals, phone, email)) return [];
    return [{ customerId, nick, name, phone, scriptId, scriptName, outcome, lastDay, dueDay: next.day, tries: next.tries }];
  });
  return due.sort((a, b) => a.dueDay.localeCompare(b.dueDay) || a.customerId - b.customerId);
}
