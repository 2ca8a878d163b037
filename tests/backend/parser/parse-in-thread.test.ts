import { expect, test } from 'vitest';
import { parseInThread } from '../../../electron/backend/imports/parse-in-thread.ts';
import { fileOf } from './parse-to-rows.ts';
import { manyOrders, taobaoCsv } from './taobao-csv.ts';

async function rowsOf(path: string, most = Infinity): Promise<number> {
  let rows = 0;
  for await (const message of parseInThread({ files: [{ path, name: 'orders.csv' }] }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) {
    if ('chunk' in message) rows += message.chunk.count;
    if (rows >= most) break;
  }
  return rows;
}
/** Once it is known how large a thread has grown, it is kept or not. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

test('one file after the other, whether the thread is kept or not, also after one that was broken off', async () => {
  const path = fileOf(taobaoCsv(...manyOrders(9000)));
  for (let i = 0; i < 3; i++) {
    expect(await rowsOf(path)).toBe(9000);
    await settled();
  }
  expect(await rowsOf(path, 2000)).toBe(2000);
  expect(await rowsOf(path)).toBe(9000);
  expect(await rowsOf(path)).toBe(9000);
});

test('two at once don’t hear each other', async () => {
  const [few, many] = [fileOf(taobaoCsv(...manyOrders(300))), fileOf(taobaoCsv(...manyOrders(9000)))];
  await rowsOf(few);
  await settled();
  expect(await Promise.all([rowsOf(many), rowsOf(few), rowsOf(many)])).toEqual([9000, 300, 9000]);
});
