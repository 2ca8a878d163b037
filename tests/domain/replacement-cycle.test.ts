import { expect, test } from 'vitest';
import { cycleDays, dueRule, isDue } from '../../shared/domain/replacement-cycle.ts';

test('too few gaps, or too few people, say nothing', () => {
  const gaps = Array.from({ length: 20 }, (_, i) => i + 1);
  expect(cycleDays(gaps, 10)).toEqual({ p25: 5.75, median: 10.5, p75: 15.25 });
  expect(cycleDays(gaps.slice(1), 10)).toBeNull();
  expect(cycleDays(gaps, 9)).toBeNull();
});

test('due is whoever’s next time falls into the coming thirty days', () => {
  expect([9, 10, 25, 39, 40].map((ago) => isDue(40, ago))).toEqual([false, true, true, true, false]);
  expect([0, 10, 14, 15].map((ago) => isDue(15.4, ago))).toEqual([true, true, true, false]);
});

test('as a rule: bought lately enough, and not too lately', () => {
  expect(dueRule('bought_category', { names: ['洗护'] }, 40)!.rules).toEqual([
    { field: 'bought_category', operator: 'bought', value: { names: ['洗护'], withinDays: 39 } },
    { field: 'bought_category', operator: 'notBought', value: { names: ['洗护'], withinDays: 9 } },
  ]);
  expect(dueRule('bought_product', { ids: [3] }, 15.4)!.rules).toEqual([{ field: 'bought_product', operator: 'bought', value: { ids: [3], withinDays: 14 } }]);
  expect(dueRule('bought_product', { ids: [3] }, 0.2)).toBeNull();
});
