import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { Handle } from '../../../shared/contract/outreach-handles.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import type { HandleKind } from '../../../shared/domain/handles.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';

const ofPeople = 'handles h JOIN customers k ON k.id = h.customer_id JOIN customers p ON p.id = ifnull(k.merged_into, k.id)';

export const listHandles = (db: ReadDb, customerId: number): Handle[] =>
  db.all(
    `SELECT h.id AS handleId, h.kind, h.handle, h.consent, h.source, h.at FROM ${ofPeople} WHERE p.id = (SELECT ifnull(merged_into, id) FROM customers WHERE id = :customerId) ORDER BY h.kind, h.id`,
    { customerId },
  );

export function saveHandle(db: WriteDb, { handleId, customerId, ...told }: Parsed<typeof outreach.saveHandle>, now: number): Output<typeof outreach.saveHandle> {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  // The database compares: it may have written a sign otherwise than it came.
  const twin = db.get(`SELECT 1 FROM ${ofPeople} WHERE p.id = :person AND h.kind = :kind AND h.handle = :handle AND h.id <> :self`, { person, kind: told.kind, handle: told.handle, self: handleId ?? 0 });
  if (twin) throw new AppError('bad_input', { field: 'handle', reason: 'twice' });
  if (handleId === undefined) return { handleId: db.run('INSERT INTO handles (customer_id, kind, handle, consent, source, at) VALUES (:person, :kind, :handle, :consent, :source, :now)', { ...told, person, now }).lastInsertRowid };
  if (!listHandles(db, person).some((h) => h.handleId === handleId)) throw new AppError('not_found', { what: 'handle' });
  db.run('UPDATE handles SET kind = :kind, handle = :handle, consent = :consent, source = :source, at = :now WHERE id = :handleId', { ...told, handleId, now });
  return { handleId };
}

export function deleteHandle(db: WriteDb, handleId: number): Output<typeof outreach.deleteHandle> {
  if (db.run('DELETE FROM handles WHERE id = :handleId', { handleId }).changes === 0) throw new AppError('not_found', { what: 'handle' });
  return { handleId };
}

type Known = Pick<Handle, 'handle' | 'consent'>;
const rankOf = ({ consent }: Known): number => (consent === 'no' ? 0 : consent === 'yes' ? 2 : 1);

/** By person where to write to them: of several the one they said yes to, else one they weren't asked about; the newest of those. A number that has said no to anything has said no here. */
export function readHandles(db: ReadDb, kind: HandleKind): Map<number, Known> {
  const rows = db.all<Known & { person: number }>(`SELECT p.id AS person, h.handle, h.consent FROM ${ofPeople} WHERE h.kind = :kind ORDER BY h.at, h.id`, { kind });
  const refusals = readRefusals(db);
  const told = rows.map(({ person, handle, consent }) => ({ person, known: { handle, consent: hasRefused(refusals, parsePhone(handle, 'CN').e164, null) ? ('no' as const) : consent } }));
  told.sort((a, b) => rankOf(a.known) - rankOf(b.known));
  return new Map(told.map(({ person, known }) => [person, known]));
}
