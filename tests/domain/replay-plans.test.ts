import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replayPlans, type PlanToReplay } from '../../shared/domain/replay-plans.ts';
import type { Purchases } from '../../shared/domain/purchase-gaps.ts';

const purchasesOf = (people: number[][]): Purchases => {
  const sorted = people.map((days) => [...new Set(days)].sort((a, b) => a - b));
  const offsets = [0];
  for (const days of sorted) offsets.push(offsets.at(-1)! + days.length);
  return { customerIds: Int32Array.from(sorted.keys()), offsets: Int32Array.from(offsets), days: Int32Array.from(sorted.flat()) };
};
const always = (places: number[], people: number, minDays: number): PlanToReplay => ({ minDays, wantedOn: () => Uint8Array.from({ length: people }, (_, i) => (places.includes(i) ? 1 : 0)) });
const group = (told: ReturnType<typeof replayPlans>, name: string) => told.groups.find((g) => g.group === name)!;

describe('plans on the past', () => {
  // Days 0–100; contacts on days 10 and 40; windows of 30 and 90 days, the data ends on day 100.
  const purchases = purchasesOf([[0, 20, 50], [5], [30], [0, 12, 99]]);
  const spend = Float64Array.from({ length: purchases.days.length }, () => 100);
  const told = replayPlans(purchases, spend, [10, 40], [always([0, 1, 2], 4, 60), always([1, 3], 4, 1)], [30, 90], 100);

  test('who is contacted: nobody before their first purchase, nobody twice within the least days', () => {
    expect(told.byDay).toEqual([
      { day: 10, first: 2, second: 2, both: 1, buyers: 3 },
      { day: 40, first: 1, second: 2, both: 0, buyers: 4 },
    ]);
    expect(told.groups.map((g) => [g.group, g.contacts, g.people])).toEqual([
      ['first', 3, 3],
      ['second', 4, 2],
      ['onlyFirst', 2, 2],
      ['onlySecond', 3, 2],
      ['both', 1, 1],
      ['neither', 1, 1],
    ]);
  });

  test('what they then did, where all the days have passed', () => {
    const [month, quarter] = group(told, 'first').outcomes;
    // Day 10: customer 0 buys on day 20, 1 doesn't. Day 40: customer 2 doesn't.
    expect(month).toMatchObject({ days: 30, contacts: 3, returned: { value: 1 / 3 }, net: { value: 100 / 3 } });
    expect(quarter).toMatchObject({ contacts: 2, returned: { value: 0.5 }, net: { value: 100 } });
    expect(group(told, 'second').outcomes[0]).toMatchObject({ contacts: 4, returned: { value: 0.25 } });
    expect(told.difference[0]!.returned).toMatchObject({ value: 1 / 3 - 1 / 4, verdict: 'cannot_tell' });
  });
});

test('one contact a person: the interval is that of a share', () => {
  const people = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? [0, 15] : [0]));
  const purchases = purchasesOf(people);
  const told = replayPlans(purchases, new Float64Array(purchases.days.length), [10], [always([...people.keys()], 400, 1), always([], 400, 1)], [30], 100);
  const { value, low, high } = group(told, 'first').outcomes[0]!.returned!;
  expect(value).toBe(0.25);
  expect(high - value).toBeCloseTo(1.959964 * Math.sqrt((0.25 * 0.75) / 400), 6);
  expect(value - low).toBeCloseTo(high - value, 12);
  expect(told.difference[0]!.returned).toBeNull();
});

test('a person contacted often is one observation: the interval doesn’t shrink', () => {
  const people = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? Array.from({ length: 60 }, (_x, k) => 2 * k) : [0]));
  const purchases = purchasesOf(people);
  const width = (on: number[]) => {
    const { low, high } = group(replayPlans(purchases, new Float64Array(purchases.days.length), on, [always([...people.keys()], 100, 1), always([], 100, 1)], [30], 200), 'first').outcomes[0]!.returned!;
    return high - low;
  };
  expect(width([10, 20, 30, 40])).toBeCloseTo(width([10]), 9);
});

test('both plans alike: no difference, and none alone', () => {
  const days = fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 90 }), (people, minDays) => {
      const purchases = purchasesOf(people);
      const plan = always([...people.keys()].filter((i) => i % 3 !== 0), people.length, minDays);
      const told = replayPlans(purchases, Float64Array.from(purchases.days, () => 1), [30, 60, 90, 120], [plan, plan], [30, 90], 300);
      expect(group(told, 'onlyFirst').contacts + group(told, 'onlySecond').contacts).toBe(0);
      expect(group(told, 'first').contacts).toBe(group(told, 'both').contacts);
      for (const { returned } of told.difference) if (returned) expect(returned).toMatchObject({ value: 0, low: 0, high: 0, verdict: 'cannot_tell' });
      // Everyone who had bought is in one of the four, each month.
      const parts = ['onlyFirst', 'onlySecond', 'both', 'neither'].reduce((n, name) => n + group(told, name).contacts, 0);
      expect(parts).toBe(told.byDay.reduce((n, { buyers }) => n + buyers, 0));
    }),
    { numRuns: 200 },
  );
});
