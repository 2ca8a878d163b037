import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, prepareDatabase, readMigrations } from '../../electron/backend/db/migrate.ts';
import { openMemory, openWriter, type Connection } from '../../electron/backend/db/open.ts';
import { makeBackup } from '../../electron/backend/vault/make-backup.ts';
import { listManifests } from '../../electron/backend/vault/manifest.ts';
import { describeDatabase } from './statements.ts';

const migrations = readMigrations('migrations');
const versions = migrations.map(({ version }) => version);
const newest = versions.at(-1)!;
const versionOf = (db: Connection) => db.pragma('user_version', { simple: true });

/** As an older app left it, with something in it. */
function databaseAt(version: number): Connection {
  const db = openMemory();
  migrate(db, migrations, version);
  if (version > 0) db.exec("INSERT INTO settings VALUES ('language', '\"en\"')");
  return db;
}

describe('the files', () => {
  test('are numbered in fives or tens, each number once, and none is overlooked', () => {
    expect(readdirSync('migrations').sort()).toEqual(migrations.map(({ name }) => name));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.filter((version) => version % 5 !== 0)).toEqual([]);
  });

  test('leave no reference without its table, and no row without its parent', () => {
    const db = databaseAt(newest);
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
    const referenced = tables.flatMap((table) => (db.pragma(`foreign_key_list("${table}")`) as { table: string }[]).map((key) => key.table));
    expect(referenced.length).toBeGreaterThan(10);
    expect(referenced.filter((table) => !tables.includes(table))).toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

describe('the way up', () => {
  test('a fresh database is the same as one brought up step by step', () => {
    const stepwise = openMemory();
    for (const version of versions) {
      migrate(stepwise, migrations, version);
      expect(versionOf(stepwise)).toBe(version);
    }
    const fresh = openMemory();
    migrate(fresh, migrations);
    expect(describeDatabase(stepwise)).toEqual(describeDatabase(fresh));
  });

  test.each(versions)('from version %i it is the same too, and keeps what was there', (version) => {
    const fresh = databaseAt(newest);
    const upgraded = databaseAt(version);
    migrate(upgraded, migrations);
    expect(describeDatabase(upgraded)).toEqual(describeDatabase(fresh));
  });

  test('nothing runs twice', () => {
    const db = databaseAt(newest);
    const before = describeDatabase(db);
    migrate(db, migrations);
    expect(describeDatabase(db)).toEqual(before);
  });
});

// A failure after every statement of every way up is the fault runner's (tests/rel/suites/migrate.ts).
describe('a failure', () => {
  test('a migration that leaves a row without its parent is one', () => {
    const db = databaseAt(newest);
    const before = describeDatabase(db);
    const orphan = { version: newest + 10, name: '9999-orphan.sql', sql: "INSERT INTO batch_files (batch_id, name, size, sha256, parser_version, report) VALUES (77, 'x', 1, '', 1, '{}')" };
    expect(() => migrate(db, [...migrations, orphan])).toThrow('without their parent');
    expect(describeDatabase(db)).toEqual(before);
  });
});

describe('on the disk', () => {
  let dir = '';
  let file = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'huitouke-migrate-'));
    file = join(dir, 'huitouke.db');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('a copy is put aside before an upgrade, with what was only in the WAL', async () => {
    const old = versions.at(-2)!;
    const before = openWriter(file);
    migrate(before, migrations, old);
    before.pragma('wal_autocheckpoint = 0');
    before.exec("INSERT INTO settings VALUES ('language', '\"en\"')");
    const putAside = async () => {
      await makeBackup({ dataDir: dir, migrations, version: '1', now: 0, reason: 'migration', progress: () => undefined, checkCancelled: () => undefined, inTurn: (work) => work() });
    };
    await prepareDatabase(file, 'migrations', putAside); // the first connection is still open, so its WAL is still there
    before.close();

    expect(listManifests(dir).manifests).toMatchObject([{ reason: 'migration', schemaVersion: old }]);
    const copy = openWriter(join(dir, 'backups', 'backup-000001.db'));
    expect(versionOf(copy)).toBe(old);
    expect(copy.prepare('SELECT value FROM settings').pluck().all()).toEqual(['"en"']);
    copy.close();
    const after = openWriter(file);
    expect(versionOf(after)).toBe(newest);
    expect(after.prepare('SELECT value FROM settings').pluck().all()).toEqual(['"en"']);
    after.close();
  });

  test('without a copy nothing is migrated', async () => {
    const before = openWriter(file);
    migrate(before, migrations, versions.at(-2));
    before.close();
    await expect(prepareDatabase(file, 'migrations', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    const after = openWriter(file);
    expect(versionOf(after)).toBe(versions.at(-2));
    after.close();
  });

  test('a new database needs no copy', async () => {
    await prepareDatabase(file, 'migrations', () => Promise.reject(new Error('put aside')));
    expect(readdirSync(dir)).toEqual(['huitouke.db']);
  });
});
