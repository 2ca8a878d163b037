import { expect, test } from 'vitest';
import { ChunkBuilder, MOST_PIECES, type ChunkRow } from '../../../electron/backend/imports/chunk-builder.ts';
import { TELLS_ITEM } from '../../../electron/backend/imports/facts.ts';

const row = (line: number): ChunkRow => ({
  line, orderNo: `${line}`, buyer: null, currency: 'CNY', order: null,
  item: { facts: { status: 4, quantity: line, unitPriceMinor: NaN, paidMinor: 100, discountMinor: NaN, refundMinor: NaN, key: `k${line}`, sku: '' }, product: null },
});

test('a chunk takes all items of its last row, however many, and the next begins anew', () => {
  const chunks = new ChunkBuilder();
  let line = 0;
  while (!chunks.isFull) chunks.add(row(++line));
  const full = line;
  for (let i = 1; i < MOST_PIECES; i++) chunks.add(row(++line));
  const chunk = chunks.take()!;
  expect([chunk.count, full]).toEqual([line, 2000]);
  expect([chunk.line.at(-1), chunk.item.at(-5), chunk.tells.at(-1), chunk.itemKey.at(-1), chunk.currency.at(-1)]).toEqual([line, line, TELLS_ITEM, `k${line}`, 0]);
  chunks.add(row(1));
  const next = chunks.take()!;
  expect([next.count, [...next.line], [...next.currency], next.texts]).toEqual([1, [1], [0], []]);
  expect(chunks.take()).toBeUndefined();
});
