import { describe, expect, test } from 'vitest';
import { associationRules, type Baskets } from '../../shared/domain/association-rules.ts';
import { likelyTotal } from '../../shared/domain/forecast-range.ts';
import { expectedGain, rankWinBack } from '../../shared/domain/win-back.ts';

describe('what is bought together', () => {
  const inColumns = (baskets: readonly number[][]): Baskets => ({ starts: [0, ...baskets.map((_, i) => baskets.slice(0, i + 1).flat().length)], items: baskets.flat() });
  const rules = (baskets: number[][], minCount = 2, minConfidence = 0.6, maxLength = 9) => associationRules(inColumns(baskets), { minCount, minConfidence, maxLength });
  test('support, confidence and lift, one item on the right', () => {
    const found = rules([[1, 2], [1, 2], [1], [3]]);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ left: [2], right: 1, count: 2, support: 0.5, confidence: 1, lift: 4 / 3 });
    expect(found.find((r) => r.left[0] === 1)).toMatchObject({ right: 2, confidence: 2 / 3 });
  });
  test('an item that stands twice in a basket counts once; three items give rules with two on the left', () => {
    expect(rules([[1, 1, 2], [2, 1]])).toHaveLength(2);
    const three = rules([[1, 2, 3], [1, 2, 3]]);
    expect(three).toHaveLength(2 * 3 + 3);
    expect(three).toContainEqual({ left: [1, 2], right: 3, count: 2, support: 1, confidence: 1, lift: 1 });
    expect(rules([[1, 2, 3], [1, 2, 3]], 2, 0.6, 2)).toHaveLength(6);
  });
  test.each([[[]], [[[]]], [[[1]]], [[[1], [2]]]])('%j: nothing', (baskets) => {
    expect(rules(baskets, 1)).toEqual([]);
  });
});

describe('winning back', () => {
  const terms = { uplift: 0.02, marginShare: 0.4, offerMinor: 500, contactMinor: 5 };
  test('the gain of one message, the offer given to whoever would have come as well', () => {
    expect(expectedGain({ customerId: 1, chance: 0.05, dayMinor: 10_000 }, terms)).toBeCloseTo(40, 9);
    expect(expectedGain({ customerId: 1, chance: 0.05, dayMinor: 0 }, terms)).toBeCloseTo(-40, 9);
    // Who comes anyway can't come more than surely.
    expect(expectedGain({ customerId: 1, chance: 1, dayMinor: 10_000 }, terms)).toBeCloseTo(-505, 9);
  });
  test('is cut off where one more brings nothing', () => {
    const people = [100, 5000, 20_000].map((dayMinor, i) => ({ customerId: i + 1, chance: 0, dayMinor }));
    const told = rankWinBack(people, terms);
    expect(told.ranked.map((p) => p.customerId)).toEqual([3, 2, 1]);
    expect(told.worth).toBe(2);
    expect(told.gainMinor).toBeCloseTo(0.02 * 0.4 * 25_000 - 2 * 0.02 * 500 - 10, 9);
    expect(rankWinBack(people, { ...terms, uplift: 0 }).worth).toBe(0);
    expect(rankWinBack(people, { ...terms, offerMinor: 0, contactMinor: 0 }).worth).toBe(3);
    expect(rankWinBack([], terms)).toEqual({ ranked: [], worth: 0, gainMinor: 0 });
  });
});

describe('a range', () => {
  test('grows with how far past forecasts were off', () => {
    const told = likelyTotal(100, [0.2]);
    expect([told.low, told.high].map(Math.round)).toEqual([71, 129]);
    expect(told.error).toBeCloseTo(0.2, 12);
    expect(likelyTotal(100, []).error).toBeNull();
    expect(likelyTotal(100, []).high).toBeLessThan(told.high);
  });
  test('never goes below nothing', () => {
    expect(likelyTotal(0.5, [])).toMatchObject({ low: 0 });
    expect(likelyTotal(0, [1])).toMatchObject({ low: 0, high: 0 });
  });
});
