import { expect, test } from 'vitest';
import { concentration, deciles } from '../../shared/domain/concentration.ts';
import { discountBand } from '../../shared/domain/discount-band.ts';
import { secondPurchases, secondPurchasesBy } from '../../shared/domain/second-purchase.ts';

test('how unevenly sales are spread', () => {
  expect(concentration([1, 1, 1, 1, 16])).toEqual({ topShare: 0.8, forEighty: 1, gini: expect.closeTo(0.6, 12) as number });
  expect(concentration([5, 5, 5, 5, 5])).toEqual({ topShare: 0.2, forEighty: 4, gini: expect.closeTo(0, 12) as number });
  expect(concentration([7])).toEqual({ topShare: 1, forEighty: 1, gini: 0 });
  expect([concentration([]), concentration([0, 0])]).toEqual(Array.from({ length: 2 }, () => ({ topShare: null, forEighty: null, gini: null })));
});

test('tenths of the customers, the most first', () => {
  expect(deciles(Array.from({ length: 20 }, (_, i) => i)).map((d) => [d.customers, d.netMinor]).slice(0, 2)).toEqual([[2, 37], [2, 33]]);
  expect(deciles([3, 9])).toEqual([{ decile: 1, customers: 1, netMinor: 9 }, { decile: 6, customers: 1, netMinor: 3 }]);
  expect(deciles([])).toEqual([]);
});

test('second purchases, of those who could have', () => {
  const purchases = { customerIds: Int32Array.of(1, 2, 3), offsets: Int32Array.of(0, 2, 3, 4), days: Int32Array.of(10, 30, 50, 90) };
  expect(secondPurchases(purchases, 100, [10, 20, 30, 90, 400])).toEqual([
    { days: 10, observed: 3, returned: 0 },
    { days: 20, observed: 2, returned: 1 },
    { days: 30, observed: 2, returned: 1 },
    { days: 90, observed: 1, returned: 1 },
    { days: 400, observed: 0, returned: 0 },
  ]);
});

test('second purchases by group, each of those who could have', () => {
  const purchases = { customerIds: Int32Array.of(1, 2, 3), offsets: Int32Array.of(0, 2, 3, 4), days: Int32Array.of(10, 30, 50, 90) };
  expect(secondPurchasesBy(purchases, 89, [30], Int32Array.of(1, 0, 1), 3)).toEqual([
    { customers: 1, within: [{ days: 30, observed: 1, returned: 0 }] },
    { customers: 1, within: [{ days: 30, observed: 1, returned: 1 }] },
    { customers: 0, within: [{ days: 30, observed: 0, returned: 0 }] },
  ]);
});

test('how much of the list price was taken off', () => {
  expect([[0, 100], [1, 999], [99, 901], [100, 900], [300, 700], [301, 699], [100, 0]].map(([off, paid]) => discountBand(off!, paid!))).toEqual(['none', 'under10', 'under10', 'to30', 'to30', 'over30', 'over30']);
  expect([discountBand(0, 0), discountBand(0, NaN)]).toEqual(['unknown', 'unknown']);
});
