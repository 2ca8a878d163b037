import Database from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

export type Connection = Database.Database;
export type Statement = Database.Statement;

/** "HTK1": says that a SQLite file is ours. */
export const APPLICATION_ID = 0x48544b31;

/** Set on every open (better-sqlite3's own defaults lose the last commit in a power cut, and keep deleted text readable). */
function harden(db: Connection): void {
  db.pragma('synchronous = FULL');
  if (process.platform === 'darwin') db.pragma('fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 5000');
}

/**
 * SQLite makes files that everyone may read. What it puts beside one takes the same mode. One that is there isn't opened:
 * closing it would drop the locks that SQLite holds on it in this process.
 */
export function makePrivate(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'a', 0o600));
}

/** The one connection that writes. The file must have been migrated. */
export function openWriter(file: string): Connection {
  makePrivate(file);
  const db = new Database(file);
  db.pragma('page_size = 8192'); // of a new file: half as many pages to write
  db.pragma('journal_mode = WAL');
  harden(db);
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** Sees the last committed state; may make TEMP tables (hence readonly, not query_only). */
export function openReader(file: string): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  harden(db);
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** For reading once from one end to the other, which a large cache would only fill memory with. */
export function openScan(file: string): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  harden(db);
  return db;
}

/**
 * Lets SQLite take back what a crash broke off before the database was in WAL mode: in the first moments of a new one, and
 * of a restored one. What only reads can't, and couldn't even open it.
 */
export function rollBackJournal(file: string): void {
  if (!existsSync(`${file}-journal`)) return;
  const db = new Database(file, { fileMustExist: true });
  try {
    harden(db);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } finally {
    db.close();
  }
}

/** A fresh copy, made one file without a WAL, so that reading it leaves nothing beside it. */
export function settleCopy(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    harden(db);
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** A database of its own in memory, for tests and for comparing schemas. */
export function openMemory(): Connection {
  const db = new Database(':memory:');
  harden(db);
  db.pragma('temp_store = MEMORY');
  return db;
}
