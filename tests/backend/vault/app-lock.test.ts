import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { listEndpoints } from '../../../shared/contract/contract.ts';
import { AppLock } from '../../../electron/backend/vault/lock/app-lock.ts';
import { orders, useFolder } from './vault-folder.ts';

const { at, start, stop, ask, importFile } = useFolder();
afterEach(() => void vi.useRealTimers());
const passphrase = '三只小猪 2026';
const locked = { ok: false, error: { code: 'app_locked', detail: {} } };

test('without one nothing asks; set, it holds from the next start on, and on demand', async () => {
  const first = await start();
  expect(first.isLocked()).toBe(false);
  expect(await ask('vault.lockState')).toEqual({ enabled: false, idleMinutes: 0 });
  expect(await ask('vault.lock')).toBeDefined();
  expect(first.isLocked()).toBe(false); // no lock, nothing to lock
  expect(await ask('vault.setLock', { current: null, passphrase, idleMinutes: 10 })).toEqual({ enabled: true, idleMinutes: 10 });
  expect(first.isLocked()).toBe(false);
  await ask('vault.lock');
  expect(first.isLocked()).toBe(true);
  expect(await first.call('vault.unlock', { passphrase: '三只小猪 2027' })).toMatchObject({ error: { code: 'lock_passphrase_wrong' } });
  expect(first.isLocked()).toBe(true);
  expect(await ask('vault.unlock', { passphrase })).toMatchObject({ enabled: true });
  expect(first.isLocked()).toBe(false);
  await stop();
  expect((await start()).isLocked()).toBe(true);
});

test('locked, every endpoint of the contract refuses, whatever it is asked with', async () => {
  await start();
  await importFile(orders);
  await ask('vault.setLock', { current: null, passphrase, idleMinutes: 0 });
  await stop();
  const backend = await start();
  const refused: string[] = [];
  for (const { path } of listEndpoints()) {
    if (path === 'vault.lockState' || path === 'vault.unlock') continue;
    for (const input of [{}, { customerId: 1 }, { passphrase }, null]) expect(await backend.call(path, input), path).toEqual(locked);
    refused.push(path);
  }
  expect(refused.length).toBeGreaterThan(90);
  expect(await ask('vault.lockState')).toEqual({ enabled: true, idleMinutes: 0 });
  await ask('vault.unlock', { passphrase });
  expect(await ask<{ total: number }>('customers.list')).toMatchObject({ total: 4 });
}, 60_000);

test('it is changed and taken off only by whoever knows it', async () => {
  const { call } = await start();
  await ask('vault.setLock', { current: null, passphrase, idleMinutes: 5 });
  expect(await call('vault.setLock', { current: 'wrong one', passphrase: 'another one', idleMinutes: 0 })).toMatchObject({ error: { code: 'lock_passphrase_wrong' } });
  expect(await call('vault.setLock', { current: null, passphrase: null, idleMinutes: 0 })).toMatchObject({ error: { code: 'lock_passphrase_wrong' } });
  expect(await ask('vault.setLock', { current: passphrase, passphrase: null, idleMinutes: 30 })).toEqual({ enabled: true, idleMinutes: 30 });
  expect(await ask('vault.setLock', { current: passphrase, passphrase: 'another one', idleMinutes: 30 })).toEqual({ enabled: true, idleMinutes: 30 });
  expect(await call('vault.removeLock', { current: passphrase })).toMatchObject({ error: { code: 'lock_passphrase_wrong' } });
  expect(await call('vault.setLock', { current: 'another one', passphrase: 'short', idleMinutes: 0 })).toMatchObject({ error: { code: 'bad_input' } });
  expect(await ask('vault.removeLock', { current: 'another one' })).toEqual({ enabled: false, idleMinutes: 0 });
}, 60_000);

test('the file says nothing of the passphrase, is the owner’s alone, and a damaged one opens for nobody', async () => {
  await start();
  await ask('vault.setLock', { current: null, passphrase, idleMinutes: 5 });
  const file = join(at.dir, 'app-lock.json');
  expect(readFileSync(file, 'utf8')).not.toContain('小猪');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  await stop();
  for (const text of ['', readFileSync(file, 'utf8').slice(0, -3)]) {
    writeFileSync(file, text);
    const backend = await start();
    expect(backend.isLocked()).toBe(true);
    expect(await backend.call('vault.unlock', { passphrase })).toMatchObject({ error: { code: 'lock_passphrase_wrong' } });
    await stop();
  }
}, 60_000);

test('nobody at the keyboard for so long, and it locks itself; each sign of somebody begins anew', async () => {
  await start();
  await ask('vault.setLock', { current: null, passphrase, idleMinutes: 5 });
  await stop();
  vi.useFakeTimers();
  const said: boolean[] = [];
  const lock = new AppLock(at.dir, (isLocked) => said.push(isLocked));
  expect(lock.isLocked).toBe(true);
  lock.heed('vault.unlock');
  vi.advanceTimersByTime(4 * 60_000);
  lock.heed('vault.active');
  lock.heed('customers.list'); // a page left open may ask for ever
  vi.advanceTimersByTime(4 * 60_000);
  lock.heed('customers.list');
  expect(lock.isLocked).toBe(false);
  vi.advanceTimersByTime(61_000);
  expect(lock.isLocked).toBe(true);
  expect(lock.refuses('customers.list')).toBe(true);
  expect(said).toEqual([false, true]);
  lock.close();
});
