import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type Backend } from '../../../electron/backend/backend.ts';
import { seedDemo } from '../../../electron/backend/demo/seed-demo.ts';
import type { FileReport } from '../../../shared/contract/imports.ts';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import type { Segment } from '../../../shared/contract/segments.ts';
import { threadUrl } from '../../thread-url.ts';

const root = join(import.meta.dirname, '../../..');
const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-demo-'));
const logged: string[] = [];
let backend: Backend;

beforeAll(async () => {
  backend = await startBackend({
    dataDir,
    migrationsDir: join(root, 'migrations'),
    version: 'test',
    threadUrl: threadUrl('thread'),
    log: (line) => logged.push(line),
  });
  await seedDemo(backend);
});
afterAll(async () => {
  await backend.close();
  rmSync(dataDir, { recursive: true });
});

async function ask<T>(endpoint: string, input: object = {}): Promise<T> {
  const reply = await backend.call(endpoint, input);
  if (!reply.ok) throw new Error(`${endpoint}: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`);
  return reply.value as T;
}

test('the sample shop comes in whole, as two recognised exports', async () => {
  const [batch] = await ask<{ files: FileReport[] }[]>('imports.list');
  expect(batch!.files.map((f) => [f.profile, f.error, f.rowsRejected, f.shopName])).toEqual([['taobao-orders-csv-2018', null, 0, '样例生活馆'], ['taobao-items-csv-2021', null, 0, '样例生活馆']]);
  expect(batch!.files[0]).toMatchObject({ rows: 3200, ordersNew: 3200, customersNew: 1800 });
  expect(logged).toEqual([]);
});

test('Today has people to suggest', async () => {
  const today = await ask<TodayReport>('planner.today');
  expect(today).toMatchObject({ orders: 3200, customers: 1800, next: 'campaign' });
  expect(today.lastOrderDaysAgo).toBeLessThan(5);
  const once = (...more: object[]) => ask<{ count: number }>('segments.count', { rule: { combinator: 'and', rules: [{ field: 'orders', operator: '=', value: 1 }, ...more] } });
  const reachable = (await once({ field: 'reachable_sms', operator: '=', value: true })).count;
  expect(reachable).toBeGreaterThan(500);
  expect(reachable).toBeLessThan((await once()).count);
});

test('each saved segment holds some of the customers, and counts the same in the reader as when it was saved', async () => {
  const segments = await ask<Segment[]>('segments.list');
  expect(segments.length).toBeGreaterThan(4);
  for (const { rule, count } of segments) {
    const now = await ask<{ count: number; of: number }>('segments.count', { rule });
    expect(now).toMatchObject({ count, of: 1800 });
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(1700);
  }
});

test('templates are in and name nothing unknown', async () => {
  const templates = await ask<{ text: string; channel: string }[]>('copy.list');
  expect(templates).toHaveLength(3);
  for (const { text, channel } of templates) {
    const { problems } = await ask<{ problems: { code: string; severity: string }[] }>('copy.preview', { text, channel });
    expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
  }
});
