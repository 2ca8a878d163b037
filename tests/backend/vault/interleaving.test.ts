import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import type { Backup } from '../../../shared/contract/vault.ts';
import { useFolder } from './vault-folder.ts';

const { at, start, ask } = useFolder();

/** File k has 2^k orders, each of a buyer of its own: a count of orders or of people tells which files are in. */
const FILES = 4;
const sizeOf = (k: number) => 2 ** k;
function writeFile(k: number): string {
  const head = '订单编号,买家会员名,买家实付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间';
  const rows = Array.from({ length: sizeOf(k) }, (_, i) => `3${k}0000000000${String(i).padStart(4, '0')},buyer-${k}-${i},10.00,交易成功,测试,13800138000,2026-01-0${k + 1} 10:00:00,2026-01-0${k + 1} 10:01:00`);
  const path = join(at.dir, `orders-${k}.csv`);
  writeFileSync(path, [head, ...rows].join('\r\n'));
  return path;
}

interface Change {
  begun: number;
  done: number;
}
/** What one question saw, and when. */
interface Seen {
  what: string;
  begun: number;
  done: number;
  files: boolean[];
}

const step = fc.record({ kind: fc.constantFrom('import', 'import', 'undo', 'orders', 'people', 'backup'), file: fc.nat(FILES - 1), after: fc.nat(40) });

/** INV-22: whatever runs beside whatever, everybody sees whole files, each from some moment on until it is taken back. */
test('imports, undos, backups and questions in any order at once: each sees a state that there was', async () => {
  const backend = await start();
  const paths = Array.from({ length: FILES }, (_, k) => writeFile(k));
  const clock = () => performance.now();

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const imported = new Map<number, Change>();
      const undone = new Map<number, Change>();
      const batches = new Map<number, Promise<number>>();
      const seen: Seen[] = [];
      const note = async (what: string, count: () => Promise<number>) => {
        const begun = clock();
        const found = await count();
        seen.push({ what, begun, done: clock(), files: Array.from({ length: FILES }, (_, k) => (found & sizeOf(k)) !== 0) });
      };
      const timed = async <T>(into: Map<number, Change>, k: number, work: () => Promise<T>): Promise<T> => {
        const change = { begun: clock(), done: Infinity };
        into.set(k, change);
        const value = await work();
        change.done = clock();
        return value;
      };
      const orders = () => note('orders', async () => (await ask<TodayReport>('planner.today')).orders);
      const people = () => note('people', async () => (await ask<{ count: number }>('segments.count', { rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } })).count);
      const running: Promise<unknown>[] = [];
      for (const { kind, file, after } of steps) {
        await wait(after);
        if (kind === 'import' && !batches.has(file)) {
          const batch = timed(imported, file, async () => (await ask<{ batchId: number }>('imports.run', { files: [backend.files.add(paths[file]!)], shop: { name: '店', platform: 'taobao', currency: 'CNY', timeZone: 'Asia/Shanghai' } })).batchId);
          batches.set(file, batch);
          running.push(batch);
        } else if (kind === 'undo' && batches.has(file) && !undone.has(file)) {
          undone.set(file, { begun: Infinity, done: Infinity });
          running.push(batches.get(file)!.then((batchId) => timed(undone, file, () => ask('imports.undo', { batchId }))));
        } else if (kind === 'orders') running.push(orders());
        else if (kind === 'people') running.push(people());
        else if (kind === 'backup') running.push(note('backup', async () => (await ask<{ backup: Backup }>('vault.backup')).backup.orders));
      }
      // Somebody who looks all the while, at one thing after the other.
      const over = Promise.all(running).then(() => 'over');
      while ((await Promise.race([over, Promise.resolve('not yet')])) === 'not yet') {
        await orders();
        await people();
        await wait(5);
      }
      await orders();

      const wrong: string[] = [];
      for (const { what, begun, done, files } of seen) {
        for (const [k, isIn] of files.entries()) {
          const [came, went] = [imported.get(k), undone.get(k)];
          if (isIn && (came === undefined || came.begun >= done || (went !== undefined && went.done < begun))) wrong.push(`${what} sees file ${k}`);
          if (!isIn && came !== undefined && came.done <= begun && !(went !== undefined && went.begun < done)) wrong.push(`${what} misses file ${k}`);
        }
      }
      // Nobody goes back: what one has seen come, whoever asks after that sees too, until it is taken back.
      const live = seen.filter(({ what }) => what !== 'backup').sort((x, y) => x.begun - y.begun);
      const sinceWhen = new Array<number>(FILES).fill(Infinity);
      for (const { files, done } of live) for (let k = 0; k < FILES; k += 1) if (files[k]) sinceWhen[k] = Math.min(sinceWhen[k]!, done);
      for (const { what, begun, done, files } of live) {
        for (let k = 0; k < FILES; k += 1) if (!files[k] && sinceWhen[k]! < begun && !((undone.get(k)?.begun ?? Infinity) < done)) wrong.push(`${what} no longer sees file ${k}`);
      }
      expect(wrong).toEqual([]);
      for (const [k, batch] of batches) if (!undone.has(k)) await ask('imports.undo', { batchId: await batch });
      expect((await ask<TodayReport>('planner.today')).orders).toBe(0);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 300_000);
