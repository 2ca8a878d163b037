import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';

/** Why somebody's row stands in no file that is handed out; null: it does. */
export function whyLeftOut(db: ReadDb, today: string): (customerId: number) => 'optedOut' | 'heldOut' | null {
  const refusals = readRefusals(db);
  const heldOut = readHeldOut(db, today);
  const find = db.connection.prepare<[number], { optedOut: number; phone: string | null; email: string | null }>("SELECT opted_out AS optedOut, CASE WHEN phone_quality = 'valid' THEN phone END AS phone, email FROM customers WHERE id = ?");
  return (customerId) => {
    const person = find.get(customerId);
    if (!person || person.optedOut === 1 || hasRefused(refusals, person.phone, person.email)) return 'optedOut';
    return heldOut.has(customerId) ? 'heldOut' : null;
  };
}
