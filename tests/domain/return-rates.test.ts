import { expect, test } from 'vitest';
import type { Purchases } from '../../shared/domain/purchase-gaps.ts';
import { boughtAfter, monthRates } from '../../shared/domain/return-rates.ts';

const people = (...each: number[][]): Purchases => ({
  customerIds: Int32Array.from(each, (_, i) => i + 1),
  offsets: Int32Array.from([0, ...each.map((_, i) => each.slice(0, i + 1).flat().length)]),
  days: Int32Array.from(each.flat()),
});

test('who bought twice in a month, and who came again in the next', () => {
  const all = people([3, 20, 35], [31], [32, 40], [-5, 10, 70]);
  expect(monthRates(all, 0, [31, 59])).toEqual([{ buyers: 3, again: 1, next: 1 }, { buyers: 2, again: 1, next: 0 }]);
  expect(monthRates(people(), 0, [31])).toEqual([{ buyers: 0, again: 0, next: 0 }]);
});

test('the base is fixed before the window: bounds of both', () => {
  const all = people([10], [10, 101], [10, 191], [11, 120], [150]);
  expect(boughtAfter(all, 100, 90, { from: 90, to: Infinity })).toEqual({ people: 3, bought: 1 });
  expect(boughtAfter(all, 100, 91, { from: 90, to: Infinity })).toEqual({ people: 3, bought: 2 });
  expect(boughtAfter(all, 100, 90, { from: 0, to: 89 })).toEqual({ people: 1, bought: 1 });
});
