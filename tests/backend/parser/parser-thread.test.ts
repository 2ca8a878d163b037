import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { FromParser, ToParser } from '../../../electron/backend/imports/facts.ts';
import { threadUrl } from '../../thread-url.ts';
import { fileOf } from './parse-to-rows.ts';
import { manyOrders, taobaoCsv } from './taobao-csv.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

function start(paths: string[]) {
  const worker = new Worker(threadUrl('parser-thread'));
  onTestFinished(async () => {
    await worker.terminate();
  });
  const seen: FromParser[] = [];
  let wake = (): void => undefined;
  worker.on('message', (message: FromParser) => {
    seen.push(message);
    wake();
  });
  const until = async (done: (seen: FromParser[]) => boolean): Promise<void> => {
    while (!done(seen)) await new Promise<void>((resolve) => (wake = resolve));
  };
  const chunks = () => seen.filter((message) => 'chunk' in message).length;
  const say = (message: ToParser) => worker.postMessage(message);
  const parse = (files: string[]) => say({ parse: { files: files.map((path, i) => ({ path, name: `file-${i}.csv` })) } });
  parse(paths);
  return { seen, chunks, until, say, parse };
}

test('the thread waits after a head, sends four chunks and then one for each that is asked for', async () => {
  const { seen, chunks, until, say } = start([fileOf(taobaoCsv(...manyOrders(13_000)))]);
  await until((now) => now.length > 0);
  await settled();
  expect(seen.map((message) => Object.keys(message)[1])).toEqual(['head']);
  say({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } });
  await until(() => chunks() === 4);
  await settled();
  expect(chunks()).toBe(4);
  say({ more: true });
  await until(() => chunks() === 5);
  say({ more: true });
  say({ more: true });
  await until((now) => now.some((message) => 'finished' in message));
  const sent = seen.flatMap((message) => ('chunk' in message ? [message.chunk] : []));
  expect(sent.map(({ count, line, order }) => [count, line.length, order.length])).toEqual([...Array.from({ length: 6 }, () => [2000, 2000, 16_000]), [1000, 1000, 8000]]);
  expect(seen.at(-2)).toMatchObject({ tail: { rows: 13_000 } });
});

test('a file that is left, one that fails, one that is read', async () => {
  const { seen, until, say } = start([fileOf(taobaoCsv({})), fileOf('no table'), fileOf(taobaoCsv({}))]);
  await until((now) => now.length === 1);
  say({ leave: true });
  await until((now) => now.some((message) => 'head' in message && !('failed' in message) && message.file === 2));
  say({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } });
  await until((now) => now.some((message) => 'finished' in message));
  expect(seen.map((message) => ('finished' in message ? 'finished' : [message.file, Object.keys(message)[1]]))).toEqual([[0, 'head'], [1, 'failed'], [2, 'head'], [2, 'chunk'], [2, 'tail'], 'finished']);
});

test('the same thread reads one file after the other, each with all its chunks under way again', async () => {
  const { seen, chunks, until, say, parse } = start([fileOf(taobaoCsv(...manyOrders(9000)))]);
  const readOne = async (rows: number) => {
    await until((now) => now.some((message) => 'head' in message));
    say({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } });
    await until(() => chunks() === Math.min(4, Math.ceil(rows / 2000)));
    say({ more: true });
    await until((now) => now.some((message) => 'finished' in message));
    const sent = seen.flatMap((message) => ('chunk' in message ? [message.chunk] : []));
    expect(sent.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
    // What one file has told, the next one must tell again.
    expect(sent[0]!.accounts.length).toBeGreaterThan(0);
    seen.length = 0;
  };
  await readOne(9000);
  const next = fileOf(taobaoCsv(...manyOrders(9000)));
  parse([next]);
  await readOne(9000);
  parse([next]);
  await readOne(9000);
});
