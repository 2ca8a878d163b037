import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { startBackend, type Backend } from '../../../electron/backend/backend.ts';
import type { VaultReport } from '../../../shared/contract/vault.ts';
import { threadUrl } from '../../thread-url.ts';

export const orders = resolve('tests/fixtures/exports/taobao_orders_2017_gbk/ExportOrderList201707190930.csv');
export const otherOrders = resolve('tests/fixtures/exports/shopify_utf8/orders_export_1.csv');

/** A data folder of its own for each test of a file, and the back end on it. */
export function useFolder() {
  const at = { dir: '', logged: [] as string[] };
  let backend: Backend | undefined;
  beforeEach(() => {
    at.dir = mkdtempSync(join(tmpdir(), 'huitouke-vault-'));
    at.logged = [];
  });
  const stop = async () => {
    await backend?.close();
    backend = undefined;
  };
  afterEach(async () => {
    await stop();
    rmSync(at.dir, { recursive: true, force: true });
  });
  const start = async (migrationsDir = 'migrations') => (backend = await startBackend({ dataDir: at.dir, migrationsDir, version: '1.2.3', threadUrl: threadUrl('thread'), log: (line) => at.logged.push(line) }));
  /** A call's value; fails the test where it isn't answered well. */
  const ask = async <T>(endpoint: string, input: object = {}): Promise<T> => {
    const reply = await backend!.call(endpoint, input);
    expect(reply, endpoint).toMatchObject({ ok: true });
    return (reply as { value: T }).value;
  };
  const importFile = (file: string) => ask('imports.run', { files: [backend!.files.add(file)] });
  const list = () => ask<VaultReport>('vault.list');
  return { at, start, stop, ask, importFile, list };
}
