import { fork } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WriteDb } from '../../electron/backend/db/executor.ts';
import { openWriter } from '../../electron/backend/db/open.ts';
import { makeExports, mulberry, type Made } from '../bench/make-exports.ts';

const KILLS = 50;
const folder = mkdtempSync(join(tmpdir(), 'huitouke-kill-'));
let made: Made;

/** Imports in a process of its own; ends it after so many milliseconds from the import's start. */
function importInChild(dataDir: string, file: string, killAfter: number | null): Promise<{ killed: boolean; imported: boolean; ms: number }> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'import-child.ts'), [dataDir, file], { execArgv: [] });
    let imported = false;
    let startedAt = 0;
    child.on('message', (message) => {
      if (message === 'started') {
        startedAt = performance.now();
        if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
      } else if (message === 'imported') imported = true;
    });
    child.on('exit', (_, signal) => resolve({ killed: signal === 'SIGKILL', imported, ms: performance.now() - startedAt }));
  });
}

/** Whole, absent, or broken: rows held against rows declared. */
function state(dataDir: string) {
  const db = new WriteDb(openWriter(join(dataDir, 'huitouke.db')));
  const one = (sql: string) => Object.values(db.get<Record<string, number>>(sql)!)[0]!;
  const found = {
    check: db.get<{ integrity_check: string }>('PRAGMA integrity_check')!.integrity_check,
    orphans: db.all('PRAGMA foreign_key_check').length,
    batches: one('SELECT count(*) FROM batches'),
    orders: one('SELECT count(*) FROM orders'),
    doubled: one('SELECT count(*) FROM (SELECT 1 FROM orders GROUP BY shop_id, order_no HAVING count(*) > 1)'),
    seen: one('SELECT ifnull(sum(rows), 0) FROM row_blocks'),
    customers: one('SELECT count(*) FROM customers'),
    counted: one('SELECT ifnull(sum(orders), 0) FROM customer_metrics WHERE shop_id = 0'),
    valid: one('SELECT count(*) FROM orders WHERE is_valid = 1 AND account_id IS NOT NULL'),
  };
  db.connection.close();
  return found;
}

beforeAll(() => {
  made = makeExports(folder, { customers: 500, orders: 3000 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`killed at ${KILLS} random moments of its run, an import is whole or absent, and the next one loses and doubles nothing`, async () => {
  const clean = join(folder, 'clean');
  mkdirSync(clean);
  const { ms } = await importInChild(clean, made.orderFile, null);
  const whole = state(clean);
  expect(whole).toMatchObject({ check: 'ok', orphans: 0, batches: 1, orders: made.orders, doubled: 0, seen: made.orders, customers: made.buyers });

  // A moment is a share of what an import takes; the fastest one seen is the measure, so that kills land while it runs.
  const random = mulberry(20_261_122);
  let span = ms;
  let landed = 0;
  let attempts = 0;
  while (landed < KILLS && attempts < 3 * KILLS) {
    attempts += 1;
    const dir = join(folder, `kill-${attempts}`);
    mkdirSync(dir);
    const { killed, imported, ms: took } = await importInChild(dir, made.orderFile, random() * span);
    const after = state(dir);
    expect(after, `kill ${attempts}`).toMatchObject({ check: 'ok', orphans: 0, doubled: 0 });
    expect([0, made.orders], `kill ${attempts}`).toContain(after.orders);
    expect(after.counted).toBe(after.valid);
    if (imported) {
      expect(after.orders, 'what was said to be imported is there').toBe(made.orders);
      span = Math.min(span, took);
    }
    if (killed && after.orders === 0) {
      landed += 1;
      await importInChild(dir, made.orderFile, null);
      expect(state(dir), `import again after kill ${attempts}`).toEqual(whole);
    }
    rmSync(dir, { recursive: true, force: true });
  }
  console.log(`${attempts} kills, ${landed} of them before the commit`);
  expect(landed, 'so many kills must land while the import runs').toBe(KILLS);
}, 1_500_000);

test('the check sees a batch that isn\'t whole', () => {
  const dir = join(folder, 'control');
  mkdirSync(dir);
  copyFileSync(join(folder, 'clean', 'huitouke.db'), join(dir, 'huitouke.db'));
  const db = new WriteDb(openWriter(join(dir, 'huitouke.db')));
  db.connection.pragma('foreign_keys = OFF');
  db.run('DELETE FROM orders WHERE id % 2 = 0');
  db.connection.close();
  const broken = state(dir);
  expect(broken.orphans).toBeGreaterThan(0);
  expect(broken.orders).not.toBe(made.orders);
});
