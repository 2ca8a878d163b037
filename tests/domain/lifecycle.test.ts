import { describe, expect, test } from 'vitest';
import { answeredCuts, presetCuts, stateOf, type Cuts } from '../../shared/domain/lifecycle-states.ts';
import { gapsOf, listGaps, sortGaps, tooLittleFor, type Purchases } from '../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../shared/domain/quantile.ts';
import { isSlowing, stageOf } from '../../shared/domain/relationship-stage.ts';
import { returnCurve, returnedWithin } from '../../shared/domain/return-curve.ts';

const purchases = (...people: number[][]): Purchases => {
  const offsets = [0];
  for (const days of people) offsets.push(offsets.at(-1)! + days.length);
  return { customerIds: Int32Array.from(people, (_, i) => i + 1), offsets: Int32Array.from(offsets), days: Int32Array.from(people.flat()) };
};

test('a quantile is between the two nearest values in proportion', () => {
  expect(quantile([1, 2, 4, 10], 0.5)).toBe(3);
  expect(quantile([1, 2, 4, 10], 0.75)).toBe(5.5);
  expect(quantile([7], 0.9)).toBe(7);
  expect([quantile([1, 2], 0), quantile([1, 2], 1)]).toEqual([1, 2]);
  expect(quantile([], 0.5)).toBeUndefined();
});

describe('gaps', () => {
  test('by the purchase they begin at, and up to the day asked about', () => {
    const { closed, open } = listGaps(purchases([10, 40, 45], [90]), 100);
    expect([[...closed.days], [...closed.order]]).toEqual([[30, 5], [0, 1]]);
    expect([[...open.days], [...open.order]]).toEqual([[55, 10], [2, 0]]);
    expect([...gapsOf(closed, 'second')]).toEqual([5]);
    const earlier = listGaps(purchases([10, 40, 45], [90]), 44);
    expect([[...earlier.closed.days], [...earlier.open.days]]).toEqual([[30], [4]]);
  });
  test('nobody, one person, one order: no gap and nothing divided', () => {
    expect([...listGaps(purchases(), 10).closed.days]).toEqual([]);
    const one = listGaps(purchases([5]), 5);
    expect([[...one.closed.days], [...one.open.days]]).toEqual([[], [0]]);
    expect(returnCurve(one.closed.days, one.open.days)).toEqual([]);
  });
  test('too few of them, or too short a time to see long ones, is said', () => {
    expect(tooLittleFor({ count: 200, p90: 100, lengthDays: 200 })).toEqual([]);
    expect(tooLittleFor({ count: 199, p90: 100, lengthDays: 200 })).toEqual(['fewGaps']);
    expect(tooLittleFor({ count: 1972, p90: 150, lengthDays: 181 })).toEqual(['shortData']);
    expect(tooLittleFor({ count: 0, p90: undefined, lengthDays: 0 })).toEqual(['fewGaps', 'shortData']);
  });
});

test('the return curve counts who hasn’t come back for as long as they were watched', () => {
  const curve = returnCurve([10, 20], [15]);
  expect(curve).toEqual([{ days: 10, returned: expect.closeTo(1 / 3, 12) as number }, { days: 20, returned: 1 }]);
  expect([returnedWithin(curve, 9), returnedWithin(curve, 19), returnedWithin(curve, 99)]).toEqual([0, curve[0]!.returned, 1]);
  expect(returnCurve([], [3, 4000])).toEqual([]);
});

describe('states', () => {
  const cuts: Cuts = [94, 200, 283];
  test.each([[0, 'active'], [94, 'active'], [95, 'silent'], [200, 'silent'], [201, 'asleep'], [283, 'asleep'], [284, 'lost']] as const)('%i days ago → %s', (days, state) => {
    expect(stateOf(days, cuts)).toBe(state);
  });
  test('cuts are percentiles of the gaps, or the owner’s answer', () => {
    const gaps = Int32Array.from({ length: 101 }, (_, i) => i);
    expect(presetCuts(gaps, 'p75')).toEqual([75, 90, 95]);
    expect(presetCuts(gaps, 'p30')).toEqual([30, 60, 90]);
    expect(presetCuts([], 'p30')).toBeUndefined();
    expect(answeredCuts(30)).toEqual([30, 60, 90]);
  });
});

describe('stages', () => {
  const cuts: Cuts = [30, 50, 90];
  const of = (purchaseDays: number, lastOrderDays: number, ownGap: number | null, isSlowing = false) => stageOf({ purchaseDays, lastOrderDays, ownGap, isSlowing }, 40, cuts);
  test.each([
    ['four purchase days and on time', of(4, 45, 30), 'stable'],
    ['a little late', of(4, 46, 30), 'growing'],
    ['twice their rhythm is not yet more than twice', of(4, 60, 30), 'growing'],
    ['more than twice', of(4, 61, 30), 'declining'],
    ['three purchase days aren’t four', of(3, 10, 30), 'growing'],
    ['bought once, lately', of(1, 50, null), 'exploring'],
    ['bought once, beyond c2', of(1, 51, null), 'growing'],
    ['bought once, more than twice the shop’s rhythm ago', of(1, 81, null), 'declining'],
    ['slowing, though on time', of(5, 1, 30, true), 'declining'],
  ])('%s', (_, stage, wanted) => expect(stage).toBe(wanted));
  test('without cuts and without a rhythm nothing is claimed of who bought once', () => {
    const once = { purchaseDays: 1, lastOrderDays: 5, ownGap: null, isSlowing: false };
    expect(stageOf(once, null, null)).toBeNull();
    expect(stageOf({ ...once, purchaseDays: 4, ownGap: 10 }, null, null)).toBe('stable');
  });
  test('slowing: the last two gaps against the median of those before', () => {
    expect([[10, 10, 16, 16], [10, 10, 16, 15], [10, 16, 10], [10, 20], [10], [10, 20, 31, 31]].map(isSlowing)).toEqual([true, false, false, false, false, true]);
  });
});

test('gaps in ascending order, whatever their order was', () => {
  expect([...sortGaps(Int32Array.of(40, 7, 365, 7, 1, 40))]).toEqual([1, 7, 7, 40, 40, 365]);
  expect([...sortGaps(Int32Array.of(0, 3, 0))]).toEqual([0, 0, 3]);
  expect(sortGaps(new Int32Array(0)).length).toBe(0);
});
