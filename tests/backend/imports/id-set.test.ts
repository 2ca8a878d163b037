import { expect, test } from 'vitest';
import { IdSet } from '../../../electron/backend/imports/id-set.ts';

test('ids once each, in their order, however far apart', () => {
  const ids = new IdSet();
  const plain = new Set<number>();
  for (const id of [7, 1, 7, 5000, 3, 1_000_000, 5000, 1024, 1023]) {
    ids.add(id);
    plain.add(id);
  }
  expect([...ids]).toEqual([...plain].sort((a, b) => a - b));
  expect(ids.size).toBe(plain.size);
  for (const id of [1, 2, 1024, 1_000_000, 1_000_001, 9_999_999]) expect(ids.has(id)).toBe(plain.has(id));
});
