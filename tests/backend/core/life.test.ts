import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBackend, type Backend } from '../../../electron/backend/backend.ts';
import { ThreadHost } from '../../../electron/backend/threads/thread-host.ts';
import { threadUrl } from '../../thread-url.ts';

let dir = '';
let backend: Backend | undefined;
const logged: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-life-'));
});
afterEach(async () => {
  await backend?.close();
  backend = undefined;
  rmSync(dir, { recursive: true, force: true });
});
async function start(): Promise<Backend> {
  backend = await startBackend({ dataDir: dir, migrationsDir: 'migrations', version: '1.2.3', threadUrl: threadUrl('thread'), log: (line) => logged.push(line) });
  return backend;
}
async function stop(): Promise<void> {
  await backend?.close();
  backend = undefined;
}

test('closing leaves one whole file: no WAL, no temporary files, no lock', async () => {
  const { call, tempDir } = await start();
  writeFileSync(join(tempDir, 'upload'), 'x');
  expect(await call('settings.save', { smsSignature: '小店' })).toMatchObject({ ok: true });
  expect(existsSync(join(dir, 'huitouke.db-wal'))).toBe(true);
  await stop();
  expect(readdirSync(dir).sort()).toEqual(['backups', 'huitouke.db', 'lock.db', 'watermark.json']);
  expect(readFileSync(join(dir, 'huitouke.db')).includes('小店')).toBe(true);
  const again = await start();
  expect(await again.call('settings.get', {})).toMatchObject({ ok: true, value: { smsSignature: '小店' } });
});

test('a command is seen by the next query, and told', async () => {
  const { call, subscribe } = await start();
  const heard: unknown[] = [];
  subscribe((event, payload) => heard.push([event, payload]));
  await call('settings.save', { smsSignature: '甲' });
  expect(await call('settings.get', {})).toMatchObject({ ok: true, value: { smsSignature: '甲' } });
  expect(heard).toEqual([['changed', { endpoint: 'settings.save' }]]);
  await call('settings.save', { smsSignature: 1 });
  expect(heard).toHaveLength(1);
});

test('a second copy is refused, and the first goes on', async () => {
  const first = await start();
  await expect(startBackend({ dataDir: dir, migrationsDir: 'migrations', version: '1', threadUrl: new URL('file:///none'), log: () => undefined })).rejects.toMatchObject({ code: 'in_use' });
  expect(await first.call('settings.about', {})).toMatchObject({ ok: true, value: { version: '1.2.3', dataFolder: dir } });
});

test('what can’t be opened leaves no thread behind, which would keep the process alive', async () => {
  await start();
  await stop();
  const db = new Database(join(dir, 'huitouke.db'));
  db.pragma('user_version = 999999');
  db.close();
  const running = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
  const before = running();
  await expect(start()).rejects.toMatchObject({ code: 'newer_database' });
  expect(running()).toBe(before);
});

test('while the database is closed for all, what was asked before is answered first, and what is asked meanwhile afterwards', async () => {
  const { call } = await start();
  const ask = () => [call('analysis.clusters', {}), call('settings.get', {}), call('settings.save', { smsSignature: '小店' })]; // the analysis isn't started yet
  const asked = [...ask(), call('vault.reopen', {}), ...ask(), call('vault.reopen', {}), ...ask()];
  expect((await Promise.all(asked)).map((reply) => (reply.ok ? 'ok' : reply.error))).toEqual(asked.map(() => 'ok'));
});

test('a thread that is stopped while it starts answers whoever asks it then', async () => {
  await start(); // makes the database
  const thread = new ThreadHost(threadUrl('thread'), { role: 'reader', dataDir: dir, migrations: [], version: '1' }, (line) => logged.push(line), () => undefined);
  const job = { endpoint: 'settings.get', input: {}, files: {}, cancel: new Int32Array(new SharedArrayBuffer(4)) };
  const ready = thread.ready();
  const before = thread.run(job, () => undefined);
  const stopped = thread.stop();
  await ready;
  expect(await before).toMatchObject({ reply: { ok: true } });
  expect(await thread.run(job, () => undefined)).toMatchObject({ reply: { ok: false, error: { code: 'bug', detail: { thread: 'reader' } } }, committed: false });
  await stopped;
});

test('a thread that can’t be started says so to whoever waits for it, and can be tried again', async () => {
  const job = { endpoint: 'settings.get', input: {}, files: {}, cancel: new Int32Array(new SharedArrayBuffer(4)) };
  const thread = new ThreadHost(threadUrl('thread'), { role: 'analysis', dataDir: dir, migrations: [], version: '1' }, (line) => logged.push(line), () => undefined);
  const ready = thread.ready();
  const waiting = thread.run(job, () => undefined);
  await expect(ready).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' }); // there is no database yet
  for (const answer of [waiting, thread.run(job, () => undefined)]) expect(await answer).toMatchObject({ reply: { ok: false, error: { code: 'bug' } }, committed: false });
  await start(); // makes the database
  expect(await (await thread.ready()).run(job, () => undefined)).toMatchObject({ reply: { ok: true } });
  await thread.stop();
});

test('an analysis that finds the database damaged says so, and the app lets go of it', async () => {
  const { call, isDamaged } = await start();
  await call('settings.get', {});
  const file = join(dir, 'huitouke.db');
  for (const path of [file, `${file}-wal`]) if (existsSync(path)) truncateSync(path, 0);
  writeFileSync(file, 'no database at all, but longer than a hundred bytes '.repeat(100));
  expect(await call('analysis.clusters', {})).toMatchObject({ ok: false, error: { code: 'database_damaged' } });
  expect(isDamaged()).toBe(true);
  expect(await call('vault.list', {})).toMatchObject({ ok: true });
});

test('the folder is for its owner alone', async () => {
  if (process.platform === 'win32') return;
  rmSync(dir, { recursive: true });
  const { tempDir } = await start();
  for (const folder of [dir, tempDir]) expect(statSync(folder).mode & 0o077).toBe(0);
});

test('an endpoint that is not there is answered, not awaited', async () => {
  const { call } = await start();
  expect(await call('no.such', {})).toEqual({ ok: false, error: { code: 'unknown_endpoint', detail: {} } });
  expect(logged).toEqual([]);
});
