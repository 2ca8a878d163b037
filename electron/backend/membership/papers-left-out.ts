import type { PapersLeftOut } from '../../../shared/contract/membership-papers.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { isMemberAccount } from './member-account.ts';

/** Why nothing is printed for a member; null: it is. */
export function whyLeftOut(db: ReadDb, today: string): (customerId: number) => 'optedOut' | 'heldOut' | null {
  const refusals = readRefusals(db);
  const rows = db.all<{ id: number; optedOut: number; phone: string | null; email: string | null }>(
    `SELECT DISTINCT c.id, c.opted_out AS optedOut, CASE WHEN c.phone_quality = 'valid' THEN c.phone END AS phone, c.email FROM members m JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id`,
  );
  const optedOut = new Set(rows.filter((r) => r.optedOut === 1 || hasRefused(refusals, r.phone, r.email)).map((r) => r.id));
  const heldOut = readHeldOut(db, today);
  return (customerId) => (optedOut.has(customerId) ? 'optedOut' : heldOut.has(customerId) ? 'heldOut' : null);
}

/** Those who get a paper, and how many don't by why. */
export function leaveOut<T extends { customerId: number }>(db: ReadDb, all: readonly T[], today: string): { statements: T[]; leftOut: PapersLeftOut } {
  const why = whyLeftOut(db, today);
  const leftOut: PapersLeftOut = { optedOut: 0, heldOut: 0 };
  const statements = all.filter(({ customerId }) => {
    const reason = why(customerId);
    if (reason !== null) leftOut[reason] += 1;
    return reason === null;
  });
  return { statements, leftOut };
}
