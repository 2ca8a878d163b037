// node --import …/full-disk.ts: while the file FULL_DISK is there, SQLite finds no room on the disk when the app opens its
// database for writing.
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';

const mark = process.env['FULL_DISK'] ?? '';
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the connection below
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (this: Database.Database, source, options) {
  if (source === 'journal_mode = WAL' && existsSync(mark)) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  return pragma.call(this, source, options);
};
