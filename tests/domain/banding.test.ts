import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, bandRule, bandsOf, cutsOf, histogramBars, MOST_BANDS, stepOf, type Cutting } from '../../shared/domain/banding.ts';

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const numbers = fc.oneof(
  fc.array(fc.integer({ min: -5, max: 8 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: -400, max: 400 }).map((n) => n / 2), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 30 }).map((n) => n / 30), { minLength: 1, maxLength: 60 }),
);

describe('cuts', () => {
  test.each<[string, number[], Cutting, number[]]>([
    ['thirds, equal values together', [1, 1, 1, 2, 3, 9], { by: 'quantiles', bands: 3 }, [2, 3]],
    ['many zeros stand apart', [0, 0, 0, 0, 0, 0, 0, 3, 5, 8], { by: 'quantiles', bands: 5 }, [3, 5]],
    ['one value only', [4, 4, 4], { by: 'quantiles', bands: 5 }, []],
    ['one width, from the first above the least', [0, 30, 120, 260], { by: 'width', from: 0, width: 100 }, [100, 200]],
    ['a width that begins above', [0, 30, 120, 260], { by: 'width', from: 50, width: 100 }, [50, 150, 250]],
    ['boundaries in any order, those outside left out', [0, 30, 120, 260], { by: 'cuts', cuts: [200, 50, 50, 900, 0] }, [50, 200]],
    ['nothing', [], { by: 'quantiles', bands: 5 }, []],
  ])('%s', (_, values, cutting, wanted) => {
    expect(cutsOf(values, cutting, stepOf(values))).toEqual(wanted);
  });

  test('quantiles leave no band empty', () => {
    fc.assert(
      fc.property(numbers.map(sorted), fc.integer({ min: 2, max: MOST_BANDS }), (values, bands) => {
        const cuts = cutsOf(values, { by: 'quantiles', bands }, stepOf(values));
        const counts = bandsOf(cuts).map(({ from, to }) => values.filter((v) => (from === null || v >= from) && (to === null || v < to)).length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
        expect(Math.min(...counts)).toBeGreaterThan(0);
        expect(cuts.length).toBeLessThan(bands);
      }),
      { seed: 5 },
    );
  });

  test('everyone is in exactly one band, the unknown in none', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.integer({ min: -10, max: 30 }), { maxLength: 6 }), (values, given) => {
        const cuts = [...new Set(given)].sort((a, b) => a - b);
        for (const value of values) {
          const inside = bandsOf(cuts).flatMap(({ from, to }, i) => ((from === null || value >= from) && (to === null || value < to) ? [i] : []));
          expect(inside).toEqual([bandOf(cuts, value)]);
        }
      }),
      { seed: 6 },
    );
    expect(bandOf([1, 2], NaN)).toBe(-1);
  });
});

test('a band as a rule', () => {
  expect(bandRule('aov', { from: 50, to: 100 }).rules).toEqual([{ field: 'aov', operator: '>=', value: 50 }, { field: 'aov', operator: '<', value: 100 }]);
  expect(bandRule('aov', { from: null, to: null }).rules).toEqual([{ field: 'aov', operator: 'notNull', value: null }]);
});

test('the finest difference of values', () => {
  expect(stepOf([1, 5, -3])).toBe(1);
  expect(stepOf([10, 20.5])).toBe(0.5);
  expect(stepOf([19.99, 3])).toBe(0.01);
  expect(stepOf([1 / 3, 0])).toBe(0.0001);
});

describe('histograms', () => {
  test('one bar for each whole number where there are few', () => {
    expect(histogramBars([0, 1, 1, 2], 1)).toEqual([{ from: 0, to: 1, count: 1 }, { from: 1, to: 2, count: 2 }, { from: 2, to: 3, count: 1 }]);
  });
  test('the longest are in one open bar', () => {
    const bars = histogramBars(sorted([...Array.from({ length: 99 }, (_, i) => i % 10), 5000]), 1);
    expect(bars.at(-1)).toEqual({ from: 10, to: null, count: 1 });
  });
  test('hold everything once, in equal bars without holes, never too many', () => {
    fc.assert(
      fc.property(numbers.map(sorted), fc.constantFrom(12, 40), (values, most) => {
        const bars = histogramBars(values, stepOf(values), most);
        expect(bars.length).toBeLessThanOrEqual(most + 3);
        bars.forEach((bar, i) => {
          expect(bar.count).toBe(values.filter((v) => v >= bar.from && (bar.to === null || v < bar.to)).length);
          if (i > 0) expect(bar.from).toBe(bars[i - 1]!.to);
        });
        expect(bars.reduce((n, b) => n + b.count, 0)).toBe(values.length);
      }),
      { seed: 7 },
    );
  });
});
