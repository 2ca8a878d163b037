import { describe, expect, it } from 'vitest';
import { bootstrapMeanDifference, moneyDifference, welch, type ArmMoney, type MoneyStratum } from '../../shared/domain/mean-difference.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';

const all = (buyers: number[], people = buyers.length): ArmMoney => ({ people, buyers });
const pair = (first: ArmMoney, second: ArmMoney) => [{ first, second }];

describe('welch', () => {
  it('gives the textbook interval of two small samples', () => {
    // 3..7 against 1..3: difference 3, s² 2.5 and 1, standard error √(0.5 + 1/3), df 5.882, t 2.4588
    const d = welch(pair(all([3, 4, 5, 6, 7]), all([1, 2, 3])));
    expect(d.value).toBeCloseTo(3, 12);
    expect(d.low).toBeCloseTo(0.755, 3);
    expect(d.high).toBeCloseTo(5.245, 3);
  });
  it('counts the zeros without listing them', () => {
    const listed = welch(pair(all([10, 20, 0, 0, 0, 0]), all([5, 0, 0, 0])));
    const counted = welch(pair(all([10, 20], 6), all([5], 4)));
    expect(counted.value).toBeCloseTo(listed.value, 12);
    expect(counted.low).toBeCloseTo(listed.low, 12);
    expect(counted.high).toBeCloseTo(listed.high, 12);
  });
  it('says nothing about one person', () => {
    expect(welch(pair(all([5]), all([1, 2])))).toEqual({ value: 3.5, low: -Infinity, high: Infinity });
  });
  it('is sure where nobody bought', () => {
    expect(welch(pair(all([], 50), all([], 50)))).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe('bootstrap', () => {
  it('stays the same from call to call', () => {
    const one = all([30, 80, 45, 120], 40);
    const two = all([60], 40);
    expect(bootstrapMeanDifference(pair(one, two))).toEqual(bootstrapMeanDifference(pair(one, two)));
  });
  it('is near Welch where there is plenty of data', () => {
    const random = seededRandom(5);
    const buyers = (n: number, mean: number) => Array.from({ length: n }, () => mean * (0.5 + random()));
    const one = all(buyers(400, 100), 2000);
    const two = all(buyers(300, 100), 2000);
    const w = welch(pair(one, two));
    const b = bootstrapMeanDifference(pair(one, two));
    expect(b.value).toBeCloseTo(w.value, 9);
    expect(Math.abs(b.low - w.low)).toBeLessThan(0.05 * (w.high - w.low));
    expect(Math.abs(b.high - w.high)).toBeLessThan(0.05 * (w.high - w.low));
  });
  it('knows everyone bought the same', () => {
    expect(bootstrapMeanDifference(pair(all(Array<number>(10).fill(5)), all([], 10)))).toEqual({ value: 5, low: 5, high: 5 });
  });
  it('stands in for Welch below 30 buyers in an arm', () => {
    const many = all(Array.from({ length: 30 }, (_, i) => i + 1), 100);
    const few = all(Array.from({ length: 29 }, (_, i) => i + 1), 100);
    expect(moneyDifference(pair(many, many))).toEqual(welch(pair(many, many)));
    expect(moneyDifference(pair(many, few))).toEqual(bootstrapMeanDifference(pair(many, few)));
  });
});

describe('with strata', () => {
  it('the worked example: their differences, weighted by their people', () => {
    // +2 among 8 people, +10 among 24: (8 · 2 + 24 · 10) / 32
    const strata: MoneyStratum[] = [
      { first: all([4, 4, 0, 0]), second: all([0, 0, 0, 0]) },
      { first: all(Array<number>(12).fill(30)), second: all(Array<number>(12).fill(20)) },
    ];
    expect(welch(strata).value).toBeCloseTo(8, 12);
    // spread of the first alone: (1/4)² · (16/3) / 4, three degrees of freedom, t 3.182
    expect(welch(strata).high - 8).toBeCloseTo(3.1824 * Math.sqrt(((1 / 16) * (16 / 3)) / 4), 3);
    expect(bootstrapMeanDifference(strata).value).toBeCloseTo(8, 12);
  });
  it('one person in an arm joins the neighbour, and nobody is lost', () => {
    const strata: MoneyStratum[] = [
      { first: all([10], 1), second: all([], 5) },
      { first: all([20, 30], 4), second: all([5], 5) },
    ];
    expect(moneyDifference(strata)).toEqual(moneyDifference(pair(all([10, 20, 30], 5), all([5], 10))));
    expect(moneyDifference(strata).low).toBeGreaterThan(-Infinity);
  });
});
