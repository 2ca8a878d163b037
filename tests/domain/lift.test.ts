import { describe, expect, it } from 'vitest';
import { isEnoughToJudge, judgeInterval, newcombe, wilson } from '../../shared/domain/lift.ts';

const TOLERANCE = 5e-5;

describe('wilson', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i of %i', (hits, people, low, high) => {
    const interval = wilson(hits, people);
    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(TOLERANCE);
  });
  it('says nothing of nobody', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
  it('ends at 1 where everyone did', () => {
    expect(wilson(7, 7).high).toBe(1);
  });
});

describe('newcombe, method 10', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('gives the published interval of %i/%i − %i/%i', (a, m, b, n, low, high) => {
    const interval = newcombe(a, m, b, n);
    expect(interval.value).toBeCloseTo(a / m - b / n, 12);
    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(TOLERANCE);
  });
  it('turns round when the arms do', () => {
    const there = newcombe(9, 10, 3, 10);
    const back = newcombe(3, 10, 9, 10);
    expect(back.low).toBeCloseTo(-there.high, 12);
    expect(back.high).toBeCloseTo(-there.low, 12);
  });
});

it('judges an interval by whether it holds 0', () => {
  expect(judgeInterval({ low: 0.01, high: 0.2 })).toBe('more');
  expect(judgeInterval({ low: -0.2, high: -0.01 })).toBe('less');
  expect(judgeInterval({ low: 0, high: 0.2 })).toBe('cannot_tell');
  expect(judgeInterval({ low: -0.01, high: 0.2 })).toBe('cannot_tell');
});

it('a handful of people proves nothing, whatever the interval says', () => {
  const arm = (people: number, buyers: number) => ({ people, buyers });
  expect(isEnoughToJudge(arm(2, 2), arm(2, 0))).toBe(false);
  expect(isEnoughToJudge(arm(9, 9), arm(40, 0))).toBe(false);
  expect(isEnoughToJudge(arm(40, 4), arm(10, 0))).toBe(false);
  expect(isEnoughToJudge(arm(40, 4), arm(10, 1))).toBe(true);
});
