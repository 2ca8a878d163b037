import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quartilesOf, rankCorrelation, ranksOf, strengthOf, whyNoCorrelation } from '../../shared/domain/rank-correlation.ts';

/** As one would by hand: how many are smaller, and half of the equal ones. */
const naiveRanks = (values: number[]) => values.map((v) => values.filter((w) => w < v).length + (values.filter((w) => w === v).length + 1) / 2);
function naiveRho(x: number[], y: number[]): number {
  const [a, b] = [naiveRanks(x), naiveRanks(y)];
  const mean = (list: number[]) => list.reduce((s, v) => s + v, 0) / list.length;
  const cov = (p: number[], q: number[]) => p.reduce((s, v, i) => s + (v - mean(p)) * (q[i]! - mean(q)), 0);
  return cov(a, b) / Math.sqrt(cov(a, a) * cov(b, b));
}

describe('Spearman’s ρ', () => {
  test('of the example in SciPy’s manual, with a tie', () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]).value).toBeCloseTo(0.8207826816681233, 12);
  });
  test('without ties it is 1 − 6Σd² / n(n² − 1): the IQ and television example', () => {
    const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq, hours).value).toBeCloseTo(-29 / 165, 12); // −0.175757575
  });
  test('equals the naive one, ties and all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 20 })), { minLength: 4, maxLength: 50 }), (pairs) => {
        const x = pairs.map(([a]) => a);
        const y = pairs.map(([, b]) => b);
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
        expect([...ranksOf(x)]).toEqual(naiveRanks(x));
        const { value, low, high } = rankCorrelation(x, y);
        expect(value).toBeCloseTo(naiveRho(x, y), 10);
        expect(low).toBeLessThanOrEqual(value + 1e-12);
        expect(high).toBeGreaterThanOrEqual(value - 1e-12);
      }),
      { seed: 8 },
    );
  });
  test('its interval by Bonett and Wright', () => {
    // ρ = −0.175757, n = 10: z = −0.177603, half = 1.959964 · √((1 + 0.0154454) / 7) = 0.746497
    const { low, high } = rankCorrelation([106, 86, 100, 101, 99, 103, 97, 113, 112, 110], [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]);
    expect(low).toBeCloseTo(Math.tanh(-0.177603 - 0.746497), 4);
    expect(high).toBeCloseTo(Math.tanh(-0.177603 + 0.746497), 4);
  });
  test('wholly ordered is 1 or −1, without room for doubt in a formula that divides by nothing', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toEqual({ n: 4, value: 1, low: 1, high: 1 });
    expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toEqual({ n: 4, value: -1, low: -1, high: -1 });
  });
});

test('too few people, and a side that doesn’t vary, are refused', () => {
  const many = Array.from({ length: 40 }, (_, i) => i);
  expect(whyNoCorrelation([], [])).toBe('fewPeople');
  expect(whyNoCorrelation(many.slice(0, 29), many.slice(0, 29))).toBe('fewPeople');
  expect(whyNoCorrelation(many.map(() => 2), many)).toBe('constantX');
  expect(whyNoCorrelation(many, many.map(() => 2))).toBe('constantY');
  expect(whyNoCorrelation(many, many)).toBeNull();
});

test.each([
  [{ value: 0.04, low: -0.01, high: 0.09 }, 'unproven'],
  [{ value: 0.04, low: 0.02, high: 0.06 }, 'hardly'],
  [{ value: -0.2, low: -0.3, high: -0.1 }, 'weak'],
  [{ value: 0.42, low: 0.38, high: 0.46 }, 'clear'],
  [{ value: -0.8, low: -0.9, high: -0.7 }, 'strong'],
] as const)('%o is %s', (estimate, said) => {
  expect(strengthOf(estimate)).toBe(said);
});

test('quartiles by type 7', () => {
  expect(quartilesOf(Float64Array.of(10, 1, 4, 2))).toEqual({ n: 4, p25: 1.75, median: 3, p75: 5.5 });
});
