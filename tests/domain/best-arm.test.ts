import { expect, test } from 'vitest';
import { allocateBudget } from '../../shared/domain/allocate-budget.ts';
import { chanceBest, judgeBest, testAndRollSize } from '../../shared/domain/best-arm.ts';
import { newcombe } from '../../shared/domain/lift.ts';

test('the chance to be the best, as drawing from both betas gives it', () => {
  const [a, b] = chanceBest([{ hits: 20, people: 100 }, { hits: 10, people: 100 }]);
  expect(a).toBeCloseTo(0.9752, 3);
  expect(a! + b!).toBeCloseTo(1, 12);
  for (const chance of chanceBest([{ hits: 5, people: 50 }, { hits: 5, people: 50 }, { hits: 5, people: 50 }])) expect(chance).toBeCloseTo(1 / 3, 9);
  expect(chanceBest([{ hits: 0, people: 20 }, { hits: 20, people: 20 }])[1]).toBeGreaterThan(0.999999);
  // Narrow posteriors far from one another in size are summed as well.
  expect(chanceBest([{ hits: 3000, people: 100_000 }, { hits: 2900, people: 100_000 }])[0]).toBeCloseTo(0.907, 2);
});

test('two arms are judged by Newcombe’s interval, more of them by wider ones', () => {
  const two = judgeBest([{ hits: 56, people: 70 }, { hits: 48, people: 80 }]);
  expect(two).toMatchObject({ best: 0, verdict: 'winner' });
  expect(two.differences[1]!.low).toBeCloseTo(newcombe(56, 70, 48, 80).low, 6);
  const three = judgeBest([{ hits: 48, people: 80 }, { hits: 56, people: 70 }, { hits: 48, people: 80 }]);
  expect(three.best).toBe(1);
  expect(three.differences[0]!.low).toBeLessThan(two.differences[1]!.low);
  expect(judgeBest([{ hits: 12, people: 100 }, { hits: 10, people: 100 }]).verdict).toBe('unproven');
  expect(judgeBest([{ hits: 4, people: 5 }, { hits: 0, people: 5 }]).verdict).toBe('too_few');
});

test('as many are tried as pays, and never more than there are', () => {
  expect(testAndRollSize(10_000, { people: 99 })).toBe(431);
  expect(testAndRollSize(20, { people: 9 })).toBeLessThanOrEqual(10);
  expect(testAndRollSize(40_000, { people: 99 })).toBeGreaterThan(testAndRollSize(10_000, { people: 99 }));
});

test('one channel is cheaper only where its whole interval lies below the others’', () => {
  const sms = { key: 'sms', costPerAdded: { value: 5000, low: 4000, high: 8000 } };
  expect(allocateBudget([sms], 100_000)).toEqual({ shares: [{ key: 'sms', buyers: 20, low: 12.5, high: 25 }], proven: null, cheapest: 'sms' });
  expect(allocateBudget([{ key: 'email', costPerAdded: { value: 9000, low: 8500, high: null } }, sms], 100_000)).toMatchObject({ proven: 'sms', shares: [{ key: 'sms' }, { key: 'email', low: 0 }] });
  expect(allocateBudget([{ key: 'email', costPerAdded: { value: 9000, low: 7000, high: null } }, sms, { key: 'nick', costPerAdded: null }], 100_000)).toMatchObject({ proven: null, cheapest: 'sms' });
});
