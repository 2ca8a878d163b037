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
