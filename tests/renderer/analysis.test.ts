import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOnBars, snapOf, valueOnBars } from '../../renderer/features/analysis/bars-axis.ts';
import { measureCell, mostTelling } from '../../renderer/features/analysis/cross-measure.ts';
import type { Crosstab, CrosstabSide } from '../../shared/contract/analysis.ts';

const bars = [{ from: 0, to: 10 }, { from: 10, to: 20 }, { from: 20, to: null }];

describe('cuts over the bars of a histogram', () => {
  test('stand where the bars’ edges are; the open bar reaches to the greatest value', () => {
    expect([0, 5, 10, 20, 70, 120].map((value) => placeOnBars(bars, 120, value))).toEqual([0, 0.5, 1, 2, 2.5, 3]);
  });
  test('what is dragged to a place has the value of that place', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 120, noNaN: true }), (value) => {
        expect(valueOnBars(bars, 120, placeOnBars(bars, 120, value))).toBeCloseTo(value, 9);
      }),
      { seed: 1 },
    );
  });
  test('without an open bar, and without any bar, nothing breaks', () => {
    expect(placeOnBars(bars.slice(0, 2), 20, 20)).toBe(2);
    expect(placeOnBars([], 0, 5)).toBe(0);
  });
  test('move by a tenth of a bar, in whole steps', () => {
    expect(snapOf(bars, 1)).toBe(1);
    expect(snapOf(bars, 0.01)).toBe(1);
    expect(snapOf([{ from: 0, to: 1 }], 1)).toBe(1);
    expect(snapOf([{ from: 0, to: 200 }], 1)).toBe(20);
  });
});

const side = (...customers: number[]): CrosstabSide => ({ asked: { by: 'tags' }, items: customers.map((n, i) => ({ key: String(i), kind: 'value', from: null, to: null, customers: n, rule: null })), overlaps: false, attribute: null, step: 1 });
const table = (cells: number[][]): Crosstab => {
  const columns = cells[0]!.map((_, c) => cells.reduce((n, row) => n + row[c]!, 0));
  return { asOf: '', currency: 'CNY', of: columns.reduce((a, b) => a + b, 0), rows: side(...cells.map((row) => row.reduce((a, b) => a + b, 0))), columns: side(...columns), cells, leastCell: 5, definition: '', sql: '' };
};

describe('cells of a cross-tab', () => {
  test('count, shares and index', () => {
    const told = table([[30, 70], [170, 730]]);
    expect((['count', 'rowShare', 'columnShare', 'index'] as const).map((measure) => measureCell(told, 0, 0, measure))).toEqual([30, 0.3, 0.15, 150]);
  });
  test('of nobody there is no share', () => {
    const told = table([[0, 0], [0, 3]]);
    expect(measureCell(told, 0, 0, 'rowShare')).toBeNull();
    expect(measureCell(told, 1, 0, 'index')).toBeNull();
  });
  test('the one that stands out has enough people, is above beyond chance, and both its sides are known', () => {
    const many = table([[300, 700], [1700, 7300]]);
    expect(mostTelling(many)).toMatchObject({ row: 0, column: 0, customers: 300, index: 150 });
    expect(mostTelling(table([[30, 70], [170, 730]]))).toBeUndefined(); // the same index, of too few to tell
    expect(mostTelling(table([[3, 1], [170, 730]]))).toBeUndefined();
    many.rows.items[0]!.kind = 'unknown';
    expect(mostTelling(many)).not.toMatchObject({ row: 0 });
  });
});
