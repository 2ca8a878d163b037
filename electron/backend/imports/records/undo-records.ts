import type { RecordKind } from '../../../../shared/contract/imports.ts';
import type { WriteDb } from '../../db/executor.ts';
import { linkKinds } from '../../people/link-scope.ts';
import type { LinkKind } from '../../people/link-terms.ts';
import type { GoneKeys } from '../../people/undo-links.ts';
import { mergedRecord } from './record-store.ts';
import { KnownPeople } from './same-person.ts';
import { showPerson } from './show-person.ts';
import { isShown, showRecord } from './show-records.ts';

/** A live file with the same bytes takes the records over. */
export function handOverRecords(db: WriteDb, fileId: number, twin: number): void {
  db.run('INSERT INTO record_files SELECT :twin, kind, shop_id, first_day, last_day, file_time FROM record_files WHERE file_id = :fileId', { twin, fileId });
  db.run('UPDATE records SET file_id = :twin WHERE file_id = :fileId', { twin, fileId });
  db.run('DELETE FROM record_files WHERE file_id = :fileId', { fileId });
}

interface Removed {
  rows: number;
  /** Whom they spoke of, and by which phones and e-mails. */
  accounts: number[];
  keys: GoneKeys;
}

/** Takes a file's records back: what they spoke of becomes what the others say. */
export function removeRecords(db: WriteDb, fileId: number): Removed {
  const removed: Removed = { rows: 0, accounts: [], keys: { phone: new Set(), email: new Set() } };
  const file = db.get<{ kind: RecordKind; shopId: number }>('SELECT kind, shop_id AS shopId FROM record_files WHERE file_id = :fileId', { fileId });
  if (!file) return removed;
  const keys = db.all<{ key: string }>('SELECT DISTINCT key FROM records WHERE file_id = :fileId', { fileId });
  removed.rows = db.run('DELETE FROM records WHERE file_id = :fileId', { fileId }).changes;
  db.run('DELETE FROM record_files WHERE file_id = :fileId', { fileId });
  const facts = db.prepare('SELECT phone, email FROM person_facts WHERE shop_id = ? AND key = ?');
  const people = new KnownPeople(db);
  for (const { key } of keys) {
    const body = mergedRecord(db, file, key);
    if (isShown(file.kind)) showRecord(db, { kind: file.kind, shopId: file.shopId }, key, body);
    else {
      const known = facts.get(file.shopId, key) as Record<LinkKind, string | null> | undefined;
      for (const kind of linkKinds) if (known?.[kind]) removed.keys[kind].add(known[kind]);
      const person = showPerson(db, file.shopId, key, body, people, 0);
      if (person) removed.accounts.push(person.accountId);
    }
  }
  return removed;
}
