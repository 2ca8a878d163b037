import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReadDb } from '../../../electron/backend/db/executor.ts';
import { openScan, openWriter } from '../../../electron/backend/db/open.ts';
import { findDamage } from '../../../electron/backend/vault/damage.ts';
import { listManifests } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { writeWatermark } from '../../../electron/backend/vault/watermark.ts';
import { mulberry } from '../../bench/make-exports.ts';
import { backUp, digestOf, fillDatabase, overwrite, restore } from './bare-folder.ts';

let dir = '';
let whole = Buffer.alloc(0);
const pristine = mkdtempSync(join(tmpdir(), 'huitouke-pristine-'));
beforeAll(() => {
  fillDatabase(pristine, 400);
  whole = readFileSync(databaseFile(pristine));
});
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
const harm = (change: (bytes: Buffer) => Buffer) => overwrite(databaseFile(dir), change(Buffer.from(whole)));

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

test('C1 the header zeroed', () => {
  harm((bytes) => bytes.fill(0, 0, 100));
  expect(findDamage(dir)).toBe('header');
});

test.each([0, 1, 99, 512, 4095, 0.5, -1])('C2 truncated to %d', (length) => {
  harm((bytes) => bytes.subarray(0, length < 0 ? bytes.length + length : length > 0 && length < 1 ? Math.floor(bytes.length * length) : length));
  const damage = findDamage(dir);
  expect(damage).toBe(length === 0 ? 'empty' : length > 0 && length < 100 && length >= 1 ? 'header' : 'pages');
});

test('C3 each page zeroed in turn', () => {
  const pages = whole.length / 8192;
  expect(pages).toBeGreaterThan(40);
  for (let page = 0; page < pages; page++) {
    harm((bytes) => bytes.fill(0, page * 8192, (page + 1) * 8192));
    expect(findDamage(dir), `page ${page + 1} of ${pages}`).toBeDefined();
    for (const end of ['-wal', '-shm']) rmSync(`${databaseFile(dir)}${end}`, { force: true });
  }
});

test('C4 single flipped bits: what the quick check sees of them is known, and a backup sees all', async () => {
  const random = mulberry(20_261_126);
  let found = 0;
  const flips = 100;
  for (let i = 0; i < flips; i++) {
    const at = Math.floor(random() * whole.length);
    harm((bytes) => ((bytes[at]! ^= 1 << Math.floor(random() * 8)), bytes));
    if (findDamage(dir)) found += 1;
    for (const end of ['-wal', '-shm']) rmSync(`${databaseFile(dir)}${end}`, { force: true });
  }
  console.log(`quick_check found ${found} of ${flips} flipped bits at opening`);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(flips); // the honest limit of a file without page checksums
  overwrite(databaseFile(dir), whole);
  await backUp(dir);
  const { manifests } = listManifests(dir);
  expect(manifests).toHaveLength(1);
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

  test('C5 any flipped bit of it loses the import without a word; the watermark knows', () => {
    const { wal } = crash();
    const random = mulberry(5);
    const flips = 100;
    for (let i = 0; i < flips; i++) {
      const bytes = Buffer.from(wal);
      const at = Math.floor(random() * bytes.length);
      bytes[at]! ^= 1 << Math.floor(random() * 8);
      overwrite(`${databaseFile(dir)}-wal`, bytes);
      rmSync(`${databaseFile(dir)}-shm`, { force: true });
      const damage = findDamage(dir);
      // Four bytes of the header nobody reads (the checkpoint's number), and two of a frame's that only order it.
      if (damage === undefined) expect(lastBatch(), `flip ${i} at ${at}`).toBe(2);
      else expect(damage).toBe('behind');
    }
  });
  const lastBatch = () => {
    const db = openScan(databaseFile(dir));
    const id = db.prepare('SELECT max(id) FROM batches').pluck().get();
    db.close();
    return id;
  };

  test('C6 cut in the middle of a frame', () => {
    const { wal } = crash();
    overwrite(`${databaseFile(dir)}-wal`, wal.subarray(0, Math.floor(wal.length / 2)));
    expect(findDamage(dir)).toBe('behind');
  });

  test('C7 deleted', () => {
    crash();
    rmSync(`${databaseFile(dir)}-wal`);
    expect(findDamage(dir)).toBe('behind');
  });

  test('without the watermark nobody would know (control)', () => {
    crash();
    rmSync(`${databaseFile(dir)}-wal`);
    rmSync(join(dir, 'watermark.json'));
    expect(findDamage(dir)).toBeUndefined();
  });

  test('C8 that of another database', () => {
    const { wal } = crash();
    const bytes = Buffer.from(wal);
    bytes.fill(7, 16, 24); // another salt
    overwrite(`${databaseFile(dir)}-wal`, bytes);
    expect(findDamage(dir)).toBe('behind');
  });

  test('C9 a garbage index of it heals itself', () => {
    crash();
    overwrite(`${databaseFile(dir)}-shm`, Buffer.alloc(32_768, 0xa5));
    expect(findDamage(dir)).toBeUndefined();
    expect(lastBatch()).toBe(2);
  });
});

test('C11 a text file in its place', () => {
  harm(() => Buffer.from('订单号,买家\n'.repeat(500)));
  expect(findDamage(dir)).toBe('header');
});

test('C12 an entry that an index has lost is found by the backup, which reads more than the opening', async () => {
  const db = openWriter(databaseFile(dir));
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  const { sql } = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'orders_number'").get() as { sql: string };
  db.prepare("UPDATE sqlite_schema SET sql = sql || ' WHERE id > 5' WHERE name = 'orders_number'").run();
  db.close();
  const partial = openWriter(databaseFile(dir));
  partial.exec('REINDEX orders_number');
  partial.unsafeMode(true);
  partial.pragma('writable_schema = ON');
  partial.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'orders_number'").run(sql);
  partial.close();
  await expect(backUp(dir)).rejects.toMatchObject({ code: 'database_damaged' });
  expect(listManifests(dir).manifests).toEqual([]);
});

test('C14 where the newest backup is damaged too, it is refused and the one before it serves', async () => {
  const old = await digestOf(dir);
  await backUp(dir);
  fillDatabase(dir, 401);
  await backUp(dir);
  const newest = join(dir, 'backups', 'backup-000002.db');
  overwrite(newest, readFileSync(newest).fill(0, 8192, 16_384));
  harm((bytes) => bytes.fill(0, 0, 100));
  await expect(restore(dir, 2)).rejects.toMatchObject({ code: 'backup_damaged' });
  await restore(dir, 1);
  expect(await digestOf(dir)).toBe(old);
});
