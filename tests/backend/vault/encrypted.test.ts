import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSealed, saveSealed } from '../../../electron/backend/vault/carry.ts';
import { listManifests } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { seal, unseal } from '../../../electron/backend/vault/sealed-file.ts';
import { mulberry } from '../../bench/make-exports.ts';
import { backUp, digestOf, fillDatabase, forgeBackup, migrations, newest, rememberManifest, restore } from './bare-folder.ts';

const passphrase = '三只小猪 2026';
const job = (dataDir: string) => ({ dataDir, migrations, progress: () => undefined, checkCancelled: () => undefined });
const folders: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'huitouke-sealed-'));
  folders.push(dir);
  return dir;
};
const home = folder();
const stick = join(folder(), 'backup.htkb');
let bytes = Buffer.alloc(0);
let digest = '';
beforeAll(async () => {
  // Big enough for three chunks.
  fillDatabase(home, 300, (db) => db.prepare("INSERT INTO settings VALUES ('filler', ?)").run('填'.repeat(800_000)));
  digest = await digestOf(home);
  await backUp(home);
  await saveSealed(job(home), 1, passphrase, stick);
  bytes = readFileSync(stick);
});
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

test('an empty folder of another copy of the app opens it, and restores exactly that state', async () => {
  const other = folder();
  expect(await openSealed(job(other), stick, passphrase)).toMatchObject({ seq: 1, reason: 'file', pinned: true, orders: 300, customers: 300 });
  await restore(other, 1);
  expect(await digestOf(other)).toBe(digest);
});

test('composed or not, a passphrase is the same', async () => {
  const file = join(folder(), 'x.htkb');
  await saveSealed(job(home), 1, 'café-123', file);
  expect(await openSealed(job(folder()), file, 'cafe\u0301-123')).toMatchObject({ orders: 300 });
});

test('nothing of it can be read without', () => {
  expect(bytes.length).toBeGreaterThan(2 * 1_048_576);
  expect(bytes.includes('SQLite format')).toBe(false);
  expect(bytes.includes('买家7')).toBe(false);
  expect(bytes.includes('sha256')).toBe(false);
  if (process.platform !== 'win32') expect(statSync(stick).mode & 0o777).toBe(0o600);
});

describe('refused, with nothing changed:', () => {
  const CHUNK = 1_048_576 + 16;
  const HEADER = 68;
  let dir = '';
  beforeEach(() => {
    dir = folder();
    fillDatabase(dir, 2);
  });
  async function refuses(change: (file: Buffer) => Buffer, code: string | RegExp, given = passphrase): Promise<void> {
    const file = join(folder(), 'x.htkb');
    writeFileSync(file, change(Buffer.from(bytes)));
    const before = readFileSync(databaseFile(dir));
    await expect(openSealed(job(dir), file, given)).rejects.toMatchObject({ code: expect.stringMatching(code) as string });
    expect(readFileSync(databaseFile(dir)).equals(before)).toBe(true);
    expect(listManifests(dir)).toEqual({ manifests: [], unreadable: 0 });
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
  }

  test('a wrong passphrase', () => refuses((file) => file, 'passphrase_wrong', '三只小猪 2027'));
  test('another file', () => refuses(() => Buffer.from('订单号,买家\n'.repeat(100)), 'backup_not_ours'));
  test('an empty one', () => refuses(() => Buffer.alloc(0), 'backup_not_ours'));
  test('one that asks for all the memory there is', () => refuses((file) => ((file[8] = 40), file), 'backup_damaged'));
  test('two chunks in the other order', () =>
    refuses((file) => Buffer.concat([file.subarray(0, HEADER), file.subarray(HEADER + CHUNK, HEADER + 2 * CHUNK), file.subarray(HEADER, HEADER + CHUNK), file.subarray(HEADER + 2 * CHUNK)]), 'backup_damaged'));
  test('a chunk left out', () => refuses((file) => Buffer.concat([file.subarray(0, HEADER + CHUNK), file.subarray(HEADER + 2 * CHUNK)]), 'backup_damaged'));
  test('a chunk twice', () => refuses((file) => Buffer.concat([file.subarray(0, HEADER + CHUNK), file.subarray(HEADER)]), 'backup_damaged'));
  test('something behind its end', () => refuses((file) => Buffer.concat([file, Buffer.alloc(CHUNK)]), 'backup_damaged'));
  test.each([20, HEADER, HEADER + 10, HEADER + CHUNK, HEADER + 2 * CHUNK, -1, -20])('cut at %i', (at) => refuses((file) => file.subarray(0, at < 0 ? file.length + at : at), 'backup_damaged'));

  test('any flipped bit', async () => {
    const random = mulberry(2026);
    const places = [...Array.from({ length: HEADER }, (_, i) => i).filter((i) => i % 11 === 0), ...Array.from({ length: 16 }, () => HEADER + Math.floor(random() * (bytes.length - HEADER)))];
    for (const at of places) await refuses((file) => ((file[at]! ^= 1 << Math.floor(random() * 8)), file), /backup_damaged|backup_not_ours|passphrase_wrong/);
    console.log(`${places.length} flipped bits, each refused`);
  }, 300_000);
});

test('what was sealed in pieces is unsealed in order', async () => {
  const file = join(folder(), 'plain.htkb');
  async function* twice() {
    yield Buffer.from('一');
    yield await Promise.resolve(Buffer.from('二'));
  }
  const parts: Buffer[] = [];
  for await (const part of seal(twice(), passphrase)) parts.push(part);
  writeFileSync(file, Buffer.concat(parts));
  const read: Buffer[] = [];
  for await (const part of unseal(file, passphrase)) read.push(part);
  expect(Buffer.concat(read).toString()).toBe('一二');
});

test.each([
  ['a trigger of another maker', 'CREATE TRIGGER evil AFTER INSERT ON orders BEGIN DELETE FROM customers; END', 'backup_foreign'],
  ['a newer version', `PRAGMA user_version = ${newest + 10}`, 'backup_newer'],
])('a file sealed by someone who knows the passphrase is still held to the schema: %s', async (_, sql, code) => {
  const maker = folder();
  fillDatabase(maker, 3);
  await backUp(maker);
  rememberManifest(maker, 1);
  await forgeBackup(maker, 1, (db) => void db.exec(sql));
  const file = join(folder(), 'evil.htkb');
  await saveSealed(job(maker), 1, passphrase, file);
  const dir = folder();
  await expect(openSealed(job(dir), file, passphrase)).rejects.toMatchObject({ code });
  expect(readdirSync(join(dir, 'backups'))).toEqual([]);
});
