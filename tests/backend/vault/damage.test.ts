import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReadDb } from '../../../electron/backend/db/executor.ts';
import { openScan, openWriter } from '../../../electron/backend/db/open.ts';
import { findDamage } from '../../../electron/backend/vault/damage.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { writeWatermark } from '../../../electron/backend/vault/watermark.ts';
import { backUp, fillDatabase, overwrite } from './bare-folder.ts';

let dir = '';
const pristine = mkdtempSync(join(tmpdir(), 'huitouke-pristine-'));
beforeAll(() => fillDatabase(pristine, 400));
afterAll(() => rmSync(pristine, { recursive: true, force: true }));

/** A healthy folder, as a closed app leaves it. */
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-damage-'));
  copyFileSync(databaseFile(pristine), databaseFile(dir));
  mark(dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
function mark(folder: string): void {
  const db = openScan(databaseFile(folder));
  writeWatermark(folder, new ReadDb(db));
  db.close();
  for (const end of ['-wal', '-shm']) rmSync(`${databaseFile(folder)}${end}`, { force: true });
}

// Every other kind of damage is the fault runner's (tests/rel/corruptions.ts).
test('a healthy database, and a folder where none ever was, are none', () => {
  expect(findDamage(dir)).toBeUndefined();
  const empty = mkdtempSync(join(tmpdir(), 'huitouke-empty-'));
  expect(findDamage(empty)).toBeUndefined();
  writeFileSync(databaseFile(empty), ''); // a first start that was killed
  expect(findDamage(empty)).toBeUndefined();
  rmSync(empty, { recursive: true });
});

test('what was broken off before the database was in WAL mode is taken back, not taken for damage', () => {
  const crashed = mkdtempSync(join(tmpdir(), 'huitouke-crashed-'));
  const db = openWriter(databaseFile(dir));
  db.pragma('journal_mode = DELETE');
  db.pragma('cache_size = 5');
  // More than the cache holds: the pages are in the file and what they were in the journal, as a kill leaves them.
  db.exec("BEGIN; UPDATE customers SET name = hex(zeroblob(500))");
  for (const end of ['', '-journal']) copyFileSync(`${databaseFile(dir)}${end}`, join(crashed, `huitouke.db${end}`));
  copyFileSync(join(dir, 'watermark.json'), join(crashed, 'watermark.json'));
  db.close();
  expect(readFileSync(databaseFile(crashed)).includes('0'.repeat(1000))).toBe(true);
  expect(findDamage(crashed)).toBeUndefined();
  const after = openScan(databaseFile(crashed));
  expect(after.prepare("SELECT count(*) FROM customers WHERE name LIKE '0000%'").pluck().get()).toBe(0);
  after.close();
  rmSync(crashed, { recursive: true });
});

test('missing where one was (C: never an empty start)', () => {
  rmSync(databaseFile(dir));
  expect(findDamage(dir)).toBe('missing');
});

test('missing where only backups say that one was', async () => {
  await backUp(dir);
  rmSync(join(dir, 'watermark.json'));
  rmSync(databaseFile(dir));
  expect(findDamage(dir)).toBe('missing');
});

describe('the log after a crash', () => {
  /** The folder as a kill leaves it: the second import stands in the log alone, and was said to be in. */
  function crash(): { wal: Buffer } {
    const writer = openWriter(databaseFile(dir));
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec('INSERT INTO batches VALUES (2, 0, NULL)');
    writeWatermark(dir, new ReadDb(writer));
    const wal = readFileSync(`${databaseFile(dir)}-wal`);
    const main = readFileSync(databaseFile(dir));
    writer.close();
    overwrite(databaseFile(dir), main);
    overwrite(`${databaseFile(dir)}-wal`, wal);
    return { wal };
  }

  test('whole: nothing is lost', () => {
    crash();
    expect(findDamage(dir)).toBeUndefined();
  });

  test('without the watermark nobody would know (control)', () => {
    crash();
    rmSync(`${databaseFile(dir)}-wal`);
    rmSync(join(dir, 'watermark.json'));
    expect(findDamage(dir)).toBeUndefined();
  });

});
