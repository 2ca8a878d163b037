import type { RecordKind } from '../../../../shared/contract/imports.ts';
import type { WriteDb } from '../../db/executor.ts';
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

/** Takes a file's records back: what they spoke of becomes what the others say. Gives the rows and the accounts that it touched. */
export function removeRecords(db: WriteDb, fileId: number): { rows: number; accounts: number[] } {
  const file = db.get<{ kind: RecordKind; shopId: number }>('SELECT kind, shop_id AS shopId FROM record_files WHERE file_id = :fileId', { fileId });
  if (!file) return { rows: 0, accounts: [] };
  const keys = db.all<{ key: string }>('SELECT DISTINCT key FROM records WHERE file_id = :fileId', { fileId });
  const rows = db.run('DELETE FROM records WHERE file_id = :fileId', { fileId }).changes;
  db.run('DELETE FROM record_files WHERE file_id = :fileId', { fileId });
  const accounts: number[] = [];
  const people = new KnownPeople(db);
  for (const { key } of keys) {
    const body = mergedRecord(db, file, key);
    if (isShown(file.kind)) showRecord(db, { kind: file.kind, shopId: file.shopId }, key, body);
    else {
      const person = showPerson(db, file.shopId, key, body, people, 0);
      if (person) accounts.push(person.accountId);
    }
  }
  return { rows, accounts };
}
