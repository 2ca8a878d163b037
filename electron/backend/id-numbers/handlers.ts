import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { idNumbers } from '../../../shared/contract/id-numbers.ts';
import { readIdNumber } from '../../../shared/domain/id-number.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { Handlers } from '../serve.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';
import { keyOf, seal, unseal } from './seal.ts';

const SETTING = 'id_numbers';
/** The check is a known word under the key: by it a wrong passphrase is told. */
const stored = z.strictObject({ salt: z.base64(), check: z.base64() });
const CHECK = 'check';

const readSwitch = (db: ReadDb) => stored.safeParse(readStored(db, SETTING)).data;
const count = (db: ReadDb): number => db.get<{ n: number }>('SELECT count(*) AS n FROM id_numbers')!.n;

function unlock(db: ReadDb, passphrase: string): Buffer {
  const kept = readSwitch(db);
  if (!kept) throw new AppError('not_found', { what: 'id_numbers' });
  const key = keyOf(passphrase, Buffer.from(kept.salt, 'base64'));
  if (unseal(kept.check, key, CHECK) !== CHECK) throw new AppError('lock_passphrase_wrong');
  return key;
}

/** Whose number it is: the person's own, else that of somebody who rests with them. */
const rowOf = (db: ReadDb, person: number) =>
  db.get<{ id: number; sealed: string }>('SELECT n.customer_id AS id, n.sealed FROM customers h JOIN id_numbers n ON n.customer_id = h.id WHERE h.id = :person OR h.merged_into = :person ORDER BY h.id <> :person, h.id LIMIT 1', { person });

function existing(db: ReadDb, customerId: number): number {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  return person;
}

export const hasIdNumber = (db: ReadDb, person: number): boolean => rowOf(db, person) !== undefined;

/** Endpoints of `customers` about ID numbers. */
export const idNumberHandlers: Handlers<typeof idNumbers> = {
  idNumbers: (_, { db }) => ({ on: readSwitch(db) !== undefined, count: count(db) }),

  switchIdNumbersOn: ({ passphrase }, { db }) => {
    if (readSwitch(db)) throw new AppError('bad_input', { field: 'passphrase', reason: 'already_on' });
    const salt = randomBytes(16);
    writeStored(db, SETTING, { salt: salt.toString('base64'), check: seal(CHECK, keyOf(passphrase, salt), CHECK) });
    return { on: true, count: count(db) };
  },

  switchIdNumbersOff: (_, { db }) => {
    const deleted = db.run('DELETE FROM id_numbers').changes;
    db.run('DELETE FROM settings WHERE key = :key', { key: SETTING });
    return { deleted };
  },

  setIdNumber: ({ customerId, passphrase, number }, { db, now }) => {
    const key = unlock(db, passphrase);
    const person = existing(db, customerId);
    if (number === null) {
      db.run('DELETE FROM id_numbers WHERE customer_id IN (SELECT id FROM customers WHERE id = :person OR merged_into = :person)', { person });
      return { known: false };
    }
    const read = readIdNumber(number);
    if (read === undefined) throw new AppError('bad_input', { field: 'number', reason: 'not_an_id_number' });
    db.run('INSERT INTO id_numbers (customer_id, sealed, at) VALUES (:person, :sealed, :now) ON CONFLICT (customer_id) DO UPDATE SET sealed = excluded.sealed, at = excluded.at', { person, sealed: seal(read, key, String(person)), now });
    return { known: true };
  },

  showIdNumber: ({ customerId, passphrase }, { db }) => {
    const key = unlock(db, passphrase);
    const row = rowOf(db, existing(db, customerId));
    if (!row) return { number: null };
    const number = unseal(row.sealed, key, String(row.id));
    if (number === undefined) throw new AppError('bad_input', { field: 'number', reason: 'unreadable' });
    return { number };
  },
};
