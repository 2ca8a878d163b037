import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareDatabase } from '../../../electron/backend/db/migrate.ts';
import { APPLICATION_ID, openMemory, openReader, openWriter, type Connection } from '../../../electron/backend/db/open.ts';

let dir = '';
let file = '';
const connections: Connection[] = [];
const keep = (db: Connection) => {
  connections.push(db);
  return db;
};
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-core-'));
  file = join(dir, 'huitouke.db');
  await prepareDatabase(file, 'migrations', () => Promise.resolve());
});
afterEach(() => {
  for (const db of connections.splice(0)) db.close();
  rmSync(dir, { recursive: true, force: true });
});
const pragma = (db: Connection, name: string) => db.pragma(name, { simple: true });

// better-sqlite3's own defaults lose the last commit in a power cut, read a damaged cell as if it were whole, and leave
// what was deleted readable in the file.
test.each([
  ['writer', () => openWriter(file)],
  ['reader', () => openReader(file)],
])('the %s is opened so that nothing is lost or left behind', (_role, open) => {
  const db = keep(open());
  expect(pragma(db, 'journal_mode')).toBe('wal');
  expect(pragma(db, 'synchronous')).toBe(2);
  expect(pragma(db, 'foreign_keys')).toBe(1);
  expect(pragma(db, 'trusted_schema')).toBe(0);
  expect(pragma(db, 'cell_size_check')).toBe(1);
  expect(pragma(db, 'mmap_size')).toBe(0);
  expect(pragma(db, 'secure_delete')).toBe(1);
  expect(pragma(db, 'busy_timeout')).toBe(5000);
  expect(pragma(db, 'application_id')).toBe(APPLICATION_ID);
  if (process.platform === 'darwin') expect(pragma(db, 'fullfsync')).toBe(1);
});

test('it is for its owner alone, with what lies beside it', () => {
  if (process.platform === 'win32') return;
  chmodSync(file, 0o644); // as an older app left it
  const db = keep(openWriter(file));
  db.exec("INSERT INTO settings VALUES ('a', '1')");
  const names = readdirSync(dir);
  expect(names.sort()).toEqual(['huitouke.db', 'huitouke.db-shm', 'huitouke.db-wal']);
  for (const name of names) expect(statSync(join(dir, name)).mode & 0o777, name).toBe(0o600);
});

test('a database in memory for tests is as strict as the one on the disk', () => {
  const db = keep(openMemory());
  expect(['foreign_keys', 'trusted_schema', 'cell_size_check', 'secure_delete'].map((name) => pragma(db, name))).toEqual([1, 0, 1, 1]);
});

test('the reader can make temporary tables and nothing else', () => {
  const db = keep(openReader(file));
  db.exec('CREATE TEMP TABLE t (x INTEGER); INSERT INTO t VALUES (1)');
  expect(db.prepare('SELECT x FROM t').pluck().get()).toBe(1);
  expect(() => db.exec("INSERT INTO settings VALUES ('a', '1')")).toThrow(/readonly/);
  expect(() => db.exec('DROP TABLE settings')).toThrow(/readonly/);
});

test('SQLite is one in which two writers and a checkpoint lose nothing (3.51.3)', () => {
  const version = keep(openMemory()).prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
});

test('every table is STRICT', () => {
  const tables = keep(openReader(file)).pragma('table_list') as { schema: string; name: string; type: string; strict: number }[];
  const ours = tables.filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter(({ strict }) => strict !== 1).map(({ name }) => name)).toEqual([]);
});

test('what is deleted is gone from the file', () => {
  const db = keep(openWriter(file));
  const secret = 'a-name-that-nobody-may-read';
  db.prepare('INSERT INTO settings VALUES (?, ?)').run(secret, '1');
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(db.serialize().includes(secret)).toBe(true);
  db.prepare('DELETE FROM settings WHERE key = ?').run(secret);
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(db.serialize().includes(secret)).toBe(false);
});
