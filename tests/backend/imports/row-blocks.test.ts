import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ITEM_FACTS, ORDER_FACTS } from '../../../electron/backend/imports/facts.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { decodeBlock, emptyBlock, encodeBlock, ROW_IDS, type RowBlock } from '../../../electron/backend/imports/row-blocks.ts';

const folder = join(import.meta.dirname, '../../fixtures/exports');
const value = fc.oneof(fc.constant(NaN), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.maxSafeInteger().map((n) => Math.trunc(n / 8) + 0));
const columns = (width: number, count: number) => fc.array(value, { minLength: width * count, maxLength: width * count }).map((list) => Float64Array.from(list));
const texts = (count: number) => fc.array(fc.oneof(fc.constantFrom('', 'CNY', '颜色：米白'), fc.string({ unit: 'grapheme' })), { minLength: count, maxLength: count });
const block: fc.Arbitrary<RowBlock> = fc.nat({ max: 40 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    ids: columns(ROW_IDS.length, count),
    tells: fc.uint8Array({ minLength: count, maxLength: count, max: 3 }),
    order: columns(ORDER_FACTS.length, count),
    item: columns(ITEM_FACTS.length, count),
    itemKey: texts(count),
    currency: texts(count),
    sku: texts(count),
  }),
);

test('any block reads back as it was written', () => {
  fc.assert(fc.property(block, (written) => {
      expect(decodeBlock(encodeBlock(written))).toEqual({ ...written, tells: Uint8Array.from(written.tells) });
    }), { numRuns: 500 });
});

test('the rows of every sample read back', async () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => ({ path: join(f.parentPath, f.name), name: f.name }));
  let rows = 0;
  for await (const message of parseFiles({ files }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) {
    if (!('chunk' in message)) continue;
    const { count, order, item, tells, itemKey } = message.chunk;
    const written: RowBlock = { ...emptyBlock(count), count, order, item, tells, itemKey, currency: itemKey.map(() => 'CNY'), sku: itemKey };
    expect(decodeBlock(encodeBlock(written))).toEqual(written);
    rows += count;
  }
  expect(rows).toBeGreaterThan(40);
});

test('a block that isn’t full is written as far as it goes', () => {
  const half: RowBlock = { ...emptyBlock(10), count: 1, itemKey: ['a'], currency: ['CNY'], sku: [''] };
  half.order.set([4, 1_700_000_000_000, NaN, NaN, 12_345, 0, 0, NaN]);
  half.item.fill(NaN);
  const read = decodeBlock(encodeBlock(half));
  expect([read.count, [...read.order], read.itemKey]).toEqual([1, [4, 1_700_000_000_000, NaN, NaN, 12_345, 0, 0, NaN], ['a']]);
});
