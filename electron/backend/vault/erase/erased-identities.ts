import { createHmac, randomBytes } from 'node:crypto';
import type { ReadDb, WriteDb } from '../../db/executor.ts';
import { SEPARATOR } from '../../imports/facts.ts';
import { ERASED } from './erased-name.ts';

/** account: platform, kind, name; contact: a receiver's block of nobody's orders, word for word. */
export type IdentityKind = 'account' | 'phone' | 'email' | 'contact';
export interface Identity {
  kind: IdentityKind;
  text: string;
}

export const accountIdentity = (platform: string, kind: string, name: string): Identity => ({ kind: 'account', text: [platform, kind, name].join(SEPARATOR) });

const hashOf = (key: Buffer, { kind, text }: Identity): string => createHmac('sha256', key).update(`${kind}${SEPARATOR}${text}`).digest('base64url');

/** Who was erased, as far as that can be told of someone who is met again. */
export class ErasedIdentities {
  readonly #keys: readonly Buffer[];
  readonly #hashes: ReadonlySet<string>;

  constructor(keys: readonly Buffer[], hashes: ReadonlySet<string>) {
    this.#keys = keys;
    this.#hashes = hashes;
  }

  /** What stands in the place of this identity; undefined where nobody of that name was erased. */
  find(identity: Identity): string | undefined {
    const hash = this.#keys.map((key) => hashOf(key, identity)).find((one) => this.#hashes.has(one));
    return hash === undefined ? undefined : ERASED + hash;
  }

  has(identity: Identity): boolean {
    return this.find(identity) !== undefined;
  }
}

/** Undefined where nobody was ever erased: then nobody pays for it. */
export function readErased(db: ReadDb): ErasedIdentities | undefined {
  if (!db.get('SELECT 1 FROM erased_identities LIMIT 1')) return undefined;
  return new ErasedIdentities(readKeys(db), new Set(db.connection.prepare('SELECT hash FROM erased_identities').pluck().all() as string[]));
}

const readKeys = (db: ReadDb): Buffer[] => db.connection.prepare('SELECT key FROM erase_keys ORDER BY id').pluck().all() as Buffer[];

/** Keeps them as hashes. The key is made with the first. */
export function keepHashes(db: WriteDb, erasureId: number, identities: readonly Identity[]): void {
  if (readKeys(db).length === 0) db.run('INSERT INTO erase_keys (key) VALUES (:key)', { key: randomBytes(32) });
  const key = readKeys(db)[0]!;
  for (const identity of identities) db.run('INSERT OR IGNORE INTO erased_identities (hash, erasure_id) VALUES (:hash, :erasureId)', { hash: hashOf(key, identity), erasureId });
}

/** What one database knows of the erased, for another one of the same folder. */
export interface ErasedList {
  keys: Buffer[];
  erasures: { id: number; at: number; customer_id: number; finished_at: number | null }[];
  identities: { hash: string; erasure_id: number }[];
}

export const readErasedList = (db: ReadDb): ErasedList => ({
  keys: readKeys(db),
  erasures: db.all('SELECT id, at, customer_id, finished_at FROM erasures'),
  identities: db.all('SELECT hash, erasure_id FROM erased_identities'),
});

/** A backup that is restored must know them too, or a file brought in after that would bring them back. */
export function takeErasedList(db: WriteDb, { keys, erasures, identities }: ErasedList, now: number): void {
  for (const key of keys) db.run('INSERT OR IGNORE INTO erase_keys (key) VALUES (:key)', { key });
  const ids = new Map<number, number>();
  for (const { id, at, customer_id } of erasures) {
    const same = db.get<{ id: number }>('SELECT id FROM erasures WHERE at = :at AND customer_id = :customer_id', { at, customer_id });
    // Finished as far as this database goes: it is being rewritten.
    ids.set(id, same?.id ?? db.run('INSERT INTO erasures (at, customer_id, finished_at) VALUES (:at, :customer_id, :now)', { at, customer_id, now }).lastInsertRowid);
  }
  for (const { hash, erasure_id } of identities) db.run('INSERT OR IGNORE INTO erased_identities (hash, erasure_id) VALUES (:hash, :id)', { hash, id: ids.get(erasure_id)! });
}
