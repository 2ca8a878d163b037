import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { customers } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';

/** What the owner knows of a person; only what is named changes. */
export function updateCustomer(db: WriteDb, { customerId: askedId, ...changes }: Parsed<typeof customers.update>): { customerId: number } {
  const customerId = personOf(db, askedId);
  if (customerId === undefined) throw new AppError('not_found', { what: 'customer' });
  if (changes.birthday && !isBirthday(changes.birthday)) throw new AppError('bad_input', { field: 'birthday' });
  if (changes.gender !== undefined) db.run('UPDATE customers SET gender = :value WHERE id = :customerId', { customerId, value: changes.gender });
  if (changes.birthday !== undefined) db.run('UPDATE customers SET birthday = :value WHERE id = :customerId', { customerId, value: changes.birthday });
  if (changes.note !== undefined) db.run('UPDATE customers SET note = :value WHERE id = :customerId', { customerId, value: changes.note?.trim() === '' ? null : changes.note });
  return { customerId };
}

/** A day of the calendar; without a year one that some year has: 29 February too. */
function isBirthday(text: string): boolean {
  const day = text.replace(/^--/, '2000-');
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
