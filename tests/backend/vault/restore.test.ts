import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareDatabase } from '../../../electron/backend/db/migrate.ts';
import { openWriter, type Connection } from '../../../electron/backend/db/open.ts';
import { listAside } from '../../../electron/backend/vault/aside.ts';
import { backupFile } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { finishSwap } from '../../../electron/backend/vault/swap.ts';
import { backUp, digestOf, fillDatabase, forgeBackup, migrations, newest, overwrite, rememberManifest, restore, undo } from './bare-folder.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-restore-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a restore gives exactly what was backed up, and can be taken back', async () => {
  fillDatabase(dir, 5);
  const old = await digestOf(dir);
  await backUp(dir);
  fillDatabase(dir, 9);
  const late = await digestOf(dir);
  expect(late).not.toBe(old);
  const { asideId } = await restore(dir, 1);
  expect(await digestOf(dir)).toBe(old);
  expect(listAside(dir)).toMatchObject([{ asideId, restoredSeq: 1, at: 2 }]);
  const again = await undo(dir, asideId);
  expect(await digestOf(dir)).toBe(late);
  await undo(dir, again.asideId);
  expect(await digestOf(dir)).toBe(old);
  expect(readdirSync(dir).filter((name) => name === 'incoming' || name.startsWith('swap'))).toEqual([]);
});

test('a log that a crash has left beside the database goes aside with it', async () => {
  fillDatabase(dir, 3);
  const old = await digestOf(dir);
  await backUp(dir);
  // As a kill leaves it: what was written last stands in the WAL alone.
  const crashed = mkdtempSync(join(tmpdir(), 'huitouke-crashed-'));
  const writer = openWriter(databaseFile(dir));
  writer.pragma('wal_autocheckpoint = 0');
  writer.exec("INSERT INTO settings VALUES ('late', '1')");
  for (const name of readdirSync(dir).filter((n) => n.startsWith('huitouke.db'))) copyFileSync(join(dir, name), join(crashed, name));
  writer.close();
  for (const name of readdirSync(crashed)) copyFileSync(join(crashed, name), join(dir, name));
  rmSync(crashed, { recursive: true });
  expect(existsSync(`${databaseFile(dir)}-wal`)).toBe(true);

  const { asideId } = await restore(dir, 1);
  expect(await digestOf(dir)).toBe(old);
  await undo(dir, asideId);
  const db = openWriter(databaseFile(dir));
  expect(db.prepare("SELECT value FROM settings WHERE key = 'late'").pluck().get()).toBe('1');
  db.close();
});

test('without that, the log would bring back what came after (the danger is real)', async () => {
  fillDatabase(dir, 3);
  const old = await digestOf(dir);
  await backUp(dir);
  const writer = openWriter(databaseFile(dir));
  writer.pragma('wal_autocheckpoint = 0');
  writer.exec("INSERT INTO settings VALUES ('late', '1')");
  const wal = readFileSync(`${databaseFile(dir)}-wal`);
  const main = readFileSync(databaseFile(dir));
  writer.close();
  overwrite(databaseFile(dir), main);
  copyFileSync(backupFile(dir, 1), databaseFile(dir)); // the naive restore
  overwrite(`${databaseFile(dir)}-wal`, wal);
  expect(await digestOf(dir)).not.toBe(old);
});

test('an older backup is brought up to date when it is opened', async () => {
  const before = migrations.at(-2)!.version;
  fillDatabase(dir, 4, undefined, before);
  await backUp(dir);
  fillDatabase(dir, 9);
  await restore(dir, 1);
  await prepareDatabase(databaseFile(dir), 'migrations', () => Promise.resolve());
  const db = openWriter(databaseFile(dir));
  expect([db.pragma('user_version', { simple: true }), db.prepare('SELECT count(*) FROM orders').pluck().get()]).toEqual([newest, 4]);
  db.close();
});

test('a swap that is broken off after any of its steps is finished at the next start', () => {
  const old = ['huitouke.db', 'huitouke.db-wal', 'huitouke.db-shm'];
  const fresh = ['huitouke.db', 'huitouke.db-wal'];
  const journal = (step: 'out' | 'in') => writeFileSync(join(dir, 'swap.json'), JSON.stringify({ from: 'aside/1', to: 'aside/2', step }));
  const steps: (() => void)[] = [
    () => journal('out'),
    ...old.map((name) => () => renameSync(join(dir, name), join(dir, 'aside/2', name))),
    () => journal('in'),
    ...fresh.map((name) => () => renameSync(join(dir, 'aside/1', name), join(dir, name))),
  ];
  for (let done = 1; done <= steps.length; done++) {
    rmSync(join(dir, 'aside'), { recursive: true, force: true });
    for (const folder of ['aside/1', 'aside/2']) mkdirSync(join(dir, folder), { recursive: true });
    for (const name of old) writeFileSync(join(dir, name), `old ${name}`);
    for (const name of fresh) writeFileSync(join(dir, 'aside/1', name), `new ${name}`);
    for (const step of steps.slice(0, done)) step();
    finishSwap(dir);
    expect(readdirSync(dir).sort(), `after ${done} steps`).toEqual(['aside', ...fresh]);
    for (const name of fresh) expect(readFileSync(join(dir, name), 'utf8')).toBe(`new ${name}`);
    for (const name of old) expect(readFileSync(join(dir, 'aside/2', name), 'utf8')).toBe(`old ${name}`);
    for (const name of fresh) rmSync(join(dir, name));
  }
});

test('only the last three stay aside', async () => {
  fillDatabase(dir, 1);
  await backUp(dir);
  for (let i = 0; i < 5; i++) await restore(dir, 1);
  expect(listAside(dir).map((a) => a.asideId)).toEqual([5, 4, 3]);
});

describe('refused, and nothing is touched:', () => {
  const stateOf = () => readdirSync(dir, { recursive: true }).map(String).filter((name) => !name.startsWith('backups')).sort();

  async function refuses(change: (db: Connection) => void, code: string): Promise<void> {
    fillDatabase(dir, 3);
    await backUp(dir);
    rememberManifest(dir, 1);
    await forgeBackup(dir, 1, change);
    fillDatabase(dir, 7);
    const bytes = readFileSync(databaseFile(dir));
    const state = stateOf();
    await expect(restore(dir, 1)).rejects.toMatchObject({ code });
    expect(readFileSync(databaseFile(dir)).equals(bytes)).toBe(true);
    expect(stateOf()).toEqual(state);
  }
  const foreign: [string, string][] = [
    ['a trigger that deletes', 'CREATE TRIGGER evil AFTER INSERT ON orders BEGIN DELETE FROM customers; END'],
    ['a trigger on what every start does', "CREATE TRIGGER evil AFTER UPDATE ON settings BEGIN UPDATE settings SET value = '1'; END"],
    ['one more table', 'CREATE TABLE evil (x TEXT) STRICT'],
    ['one more view', 'CREATE VIEW evil AS SELECT * FROM customers'],
    ['a view that never ends', 'CREATE VIEW evil AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r'],
    ['a table replaced by a view', 'DROP VIEW consent_log; CREATE VIEW consent_log AS SELECT 1 AS id'],
    ['a virtual table', 'CREATE VIRTUAL TABLE evil USING fts5 (x)'],
    ['a generated column', 'ALTER TABLE templates ADD COLUMN evil TEXT AS (hex(text))'],
    ['an index over an expression', 'CREATE INDEX evil ON customers (lower(name))'],
    ['an index that is missing', 'DROP INDEX orders_day'],
    ['a trigger of ours that says something else', 'DROP TRIGGER draft_follows_segment; CREATE TRIGGER draft_follows_segment AFTER UPDATE OF rule, name ON segments BEGIN DELETE FROM campaigns; END'],
    ['a column more', "ALTER TABLE shops ADD COLUMN evil TEXT DEFAULT 'x'"],
    ['another program’s mark', 'PRAGMA application_id = 12345'],
    ['a version that never was', `PRAGMA user_version = ${newest - 1}`],
  ];
  test.each(foreign)('%s', (_, sql) => refuses((db) => void db.exec(sql), 'backup_foreign'));

  test.each([newest + 10, 2 ** 31 - 1])('a newer version, %i', (version) => refuses((db) => void db.pragma(`user_version = ${version}`), 'backup_newer'));

  test('rows without their parent', () =>
    refuses((db) => {
      db.pragma('foreign_keys = OFF');
      db.exec('DELETE FROM accounts WHERE id = 2');
    }, 'backup_damaged'));

  test('an index that doesn’t fit its table', () =>
    refuses((db) => {
      db.pragma('writable_schema = ON');
      const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'orders_day'").pluck().get();
      db.prepare("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'contacts_phone'").run(root);
    }, 'backup_damaged'));

  test.each([
    ['a flipped bit', (bytes: Buffer) => ((bytes[bytes.length >> 1]! ^= 1), bytes)],
    ['the header gone', (bytes: Buffer) => bytes.fill(0, 0, 100)],
    ['a page gone', (bytes: Buffer) => bytes.fill(0, 8192, 16_384)],
  ])('%s', async (_, harm) => {
    fillDatabase(dir, 3);
    await backUp(dir);
    overwrite(backupFile(dir, 1), harm(readFileSync(backupFile(dir, 1))));
    await expect(restore(dir, 1)).rejects.toMatchObject({ code: 'backup_damaged' });
  });

  test('a backup that isn’t there, or is cut', async () => {
    fillDatabase(dir, 3);
    await expect(restore(dir, 1)).rejects.toMatchObject({ code: 'not_found' });
    await backUp(dir);
    overwrite(backupFile(dir, 1), readFileSync(backupFile(dir, 1)).subarray(0, -512));
    await expect(restore(dir, 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});
