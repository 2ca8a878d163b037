import Database from 'better-sqlite3';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMigrations } from '../../../electron/backend/db/migrate.ts';
import { openWriter } from '../../../electron/backend/db/open.ts';
import type { FromThread } from '../../../electron/backend/threads/messages.ts';
import { openUpkeepWork } from '../../../electron/backend/threads/upkeep-work.ts';
import { orders, otherOrders, useFolder } from './vault-folder.ts';

const { at, start, stop, ask, importFile, list } = useFolder();
const folder = () => join(at.dir, 'backups');

test('an import is followed by a backup of what it brought; the next one needs none before it', async () => {
  await start();
  await importFile(orders);
  await expect.poll(async () => (await list()).backups.length).toBe(1);
  expect((await list()).backups).toMatchObject([{ seq: 1, reason: 'import', pinned: false, orders: 6, customers: 4, appVersion: '1.2.3' }]);
  await importFile(otherOrders);
  await expect.poll(async () => (await list()).backups.map((b) => b.reason)).toEqual(['import', 'import']);
});

test('an import right behind another doesn’t wait until the backup of what is there has been proven', async () => {
  await start();
  await Promise.all([importFile(orders), importFile(otherOrders)]);
  await expect.poll(async () => (await list()).backups.map((b) => b.reason)).toEqual(['import', 'import']);
  const [, first] = (await list()).backups;
  expect(first!.orders).toBe(6);
});

test('two backups asked for at once hold the moments at which they were asked for, and are made one after the other', async () => {
  await start();
  await importFile(orders);
  await stop();
  const said: FromThread[] = [];
  const { promise: bothDone, resolve } = Promise.withResolvers<undefined>();
  const vault = openUpkeepWork({ role: 'vault', dataDir: at.dir, migrations: readMigrations('migrations'), version: '1' }, (message) => {
    said.push(message);
    if (said.filter((m) => 'reply' in m).length === 2) resolve(undefined);
  });
  const ask = (id: number) => vault.run({ id, endpoint: 'vault.backup', input: {}, files: {}, cancel: new Int32Array(new SharedArrayBuffer(4)) });
  const change = (signature: string) => {
    const db = openWriter(join(at.dir, 'huitouke.db'));
    db.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('smsSignature', ?)").run(JSON.stringify(signature));
    db.close();
  };
  change('甲店');
  ask(1);
  change('乙店');
  ask(2);
  change('丙店');
  await bothDone;
  await vault.close();
  expect(said.filter((m) => 'reply' in m).map((m) => [m.id, m.reply.ok])).toEqual([[1, true], [2, true]]);
  const signatureIn = (seq: string) => {
    const db = new Database(join(folder(), `backup-00000${seq}.db`), { readonly: true });
    const found = db.prepare("SELECT value FROM settings WHERE key = 'smsSignature'").pluck().get();
    db.close();
    return found;
  };
  expect([signatureIn('2'), signatureIn('3')]).toEqual(['"甲店"', '"乙店"']);
});

test('what was changed since the last backup is put aside before an import, as it was', async () => {
  await start();
  await ask('settings.save', { smsSignature: '甲店' });
  await importFile(orders);
  await expect.poll(async () => (await list()).backups.map((b) => [b.reason, b.orders])).toEqual([['import', 6], ['before_import', 0]]);
  const before = new Database(join(folder(), 'backup-000001.db'), { readonly: true });
  expect(before.prepare("SELECT value FROM settings WHERE key = 'smsSignature'").pluck().get()).toBe('"甲店"');
  before.close();
});

test('an upgrade is begun only when what was there is put aside', async () => {
  const older = join(at.dir, 'older');
  mkdirSync(older);
  for (const name of readdirSync('migrations').sort().slice(0, -1)) cpSync(join('migrations', name), join(older, name));
  await start(older);
  await importFile(orders);
  await stop();
  await start();
  expect((await list()).backups).toMatchObject([{ reason: 'migration', orders: 6 }]);
});

test('quitting makes one where something has changed, and only then', async () => {
  await start();
  await stop();
  expect(readdirSync(at.dir)).not.toContain('backups');
  await start();
  await ask('settings.save', { smsSignature: '甲店' });
  await stop();
  await start();
  expect((await list()).backups).toMatchObject([{ reason: 'quit' }]);
  await ask('settings.get');
  await stop();
  await start();
  expect((await list()).backups).toHaveLength(1);
});

test('a backup of what is there already is the one that is there', async () => {
  await start();
  await importFile(orders);
  await expect.poll(async () => (await list()).backups.length).toBe(1);
  expect(await ask('vault.backup')).toMatchObject({ made: false, backup: { seq: 1, reason: 'asked' } });
  await ask('settings.save', { smsSignature: '乙店' });
  expect(await ask('vault.backup')).toMatchObject({ made: true, backup: { seq: 2, reason: 'asked' } });
  expect(readdirSync(folder()).sort()).toEqual(['backup-000001.db', 'backup-000001.json', 'backup-000002.db', 'backup-000002.json']);
});

test('folder and files are for the owner alone, and a copy is one file', async () => {
  if (process.platform === 'win32') return;
  const before = process.umask(0);
  try {
    await start();
    await importFile(orders);
    await ask('vault.backup');
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder())) expect(statSync(join(folder(), name)).mode & 0o777, name).toBe(0o600);
  } finally {
    process.umask(before);
  }
});

test('what is half or harmed is not listed, and what is whole stays', async () => {
  await start();
  await importFile(orders);
  await ask('vault.backup');
  await ask('settings.save', { smsSignature: '乙店' });
  await ask('vault.backup');
  const manifest = join(folder(), 'backup-000001.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"orders":6', '"orders":9'));
  for (const name of ['backup-000009.db.part', 'backup-000009.db.part-journal', 'backup-000009.db.part-wal']) writeFileSync(join(folder(), name), 'half');
  writeFileSync(join(folder(), 'backup-000008.db'), 'killed before it was listed');
  const report = await list();
  expect(report.backups.map((b) => b.seq)).toEqual([2]);
  expect(report.unreadable).toBe(3);
  await ask('settings.save', { smsSignature: '丙店' });
  expect(await ask('vault.backup')).toMatchObject({ backup: { seq: 3 } });
  expect(readdirSync(folder()).filter((name) => name.includes('00009') || name.includes('00008'))).toEqual([]);
});

test('one flipped bit in a backup is found when it is read again', async () => {
  const { call } = await start();
  await importFile(orders);
  await ask('vault.backup');
  expect(await ask('vault.check', { seq: 1 })).toMatchObject({ seq: 1 });
  const file = join(folder(), 'backup-000001.db');
  const bytes = readFileSync(file);
  const place = bytes.indexOf('申测试') > 0 ? bytes.indexOf('申测试') : bytes.length - 50;
  bytes[place]! ^= 1;
  writeFileSync(file, bytes);
  expect(await call('vault.check', { seq: 1 })).toEqual({ ok: false, error: { code: 'backup_damaged', detail: {} } });
  // The database itself isn't damaged by that.
  expect(await ask('settings.get')).toBeDefined();
});

test('where it cannot be written that is said, and work goes on; once it can, it is forgotten', async () => {
  const { call } = await start();
  writeFileSync(folder(), 'a file where the folder should be');
  await ask('settings.save', { smsSignature: '乙店' });
  expect(await call('vault.backup', {})).toMatchObject({ ok: false, error: { code: 'backup_failed' } });
  expect((await list()).failure).toMatchObject({ code: 'backup_failed' });
  expect(await importFile(orders)).toMatchObject({ batchId: 1 });
  rmSync(folder());
  expect(await ask('vault.backup')).toMatchObject({ backup: { orders: 6 } });
  expect((await list()).failure).toBeNull();
});

test('a pinned one stays pinned', async () => {
  await start();
  await importFile(orders);
  await ask('vault.backup');
  expect(await ask('vault.pin', { seq: 1, pinned: true })).toMatchObject({ pinned: true });
  expect((await list()).backups).toMatchObject([{ seq: 1, pinned: true }]);
});
