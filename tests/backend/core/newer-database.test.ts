import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareDatabase, readMigrations } from '../../../electron/backend/db/migrate.ts';

const newest = readMigrations('migrations').at(-1)!.version;
let dir = '';
let file = '';
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-newer-'));
  file = join(dir, 'huitouke.db');
  await prepareDatabase(file, 'migrations', () => Promise.resolve());
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const state = () => ({ files: readdirSync(dir).sort(), sha256: createHash('sha256').update(readFileSync(file)).digest('hex') });
function stamp(pragma: string): void {
  const db = new Database(file);
  db.pragma(pragma);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

// A read-only open would already leave a -wal and a -shm beside it: the header is read as bytes.
test.each([newest + 1, newest + 1000, 2 ** 31 - 1, -1])('version %i is not ours to touch', async (version) => {
  stamp(`user_version = ${version}`);
  const before = state();
  await expect(prepareDatabase(file, 'migrations', () => Promise.resolve())).rejects.toMatchObject({ code: 'newer_database', detail: { found: version, known: newest } });
  expect(state()).toEqual(before);
});

test('a newer version that stands only in the WAL of a crash is seen, and left alone', async () => {
  const newer = new Database(file);
  newer.pragma('wal_autocheckpoint = 0');
  newer.pragma(`user_version = ${newest + 10}`);
  cpSync(dir, `${dir}-crashed`, { recursive: true }); // as a kill would leave it: nobody folds the WAL in
  newer.close();
  rmSync(dir, { recursive: true });
  renameSync(`${dir}-crashed`, dir);
  const bytes = () => [readFileSync(file), readFileSync(`${file}-wal`)].map((content) => createHash('sha256').update(content).digest('hex'));
  const before = bytes();
  await expect(prepareDatabase(file, 'migrations', () => Promise.resolve())).rejects.toMatchObject({ code: 'newer_database', detail: { found: newest + 10 } });
  expect(bytes()).toEqual(before);
});

test('nor is the database of another program', async () => {
  stamp('application_id = 12345');
  const before = state();
  await expect(prepareDatabase(file, 'migrations', () => Promise.resolve())).rejects.toMatchObject({ code: 'newer_database' });
  expect(state()).toEqual(before);
});

test('the version it knows is opened', async () => {
  await prepareDatabase(file, 'migrations', () => Promise.resolve());
  expect(readdirSync(dir)).toEqual(['huitouke.db']);
});
