import { expect, test } from 'vitest';
import { fillMonths, salesOption, type ChartMonth } from '../../renderer/features/insights/sales-option.ts';
import { summariseSales } from '../../renderer/features/insights/sales-summary.ts';
import type { SalesMonth } from '../../shared/contract/insights.ts';

const month = (name: string, netMinor: number, partial = false): SalesMonth => ({ month: name, orders: 2, netMinor, refundMinor: 0, buyers: 1, anonymousOrders: 1, partial });
const colors = { ink: '#111', soft: '#555', line: '#ddd', brand: '#1f6f5c', harm: '#b42318', series: ['#1f6f5c'] };
const words = { currency: 'CNY', unit: '¥', tip: (m: ChartMonth) => m.month, number: String, missing: 'none' };
const draw = (rows: ChartMonth[], currency = 'CNY') => salesOption({ ...words, currency })(rows, colors) as { yAxis: { min: number }; xAxis: { data: string[] }; series: { data: { value: unknown; itemStyle: { decal?: unknown } }[]; markArea: { data: [{ xAxis: string }, { xAxis: string }][] } }[] };

test('months without a row are named and have no figure, across a new year too', () => {
  expect(fillMonths([month('2019-02', 5), month('2018-11', 3)]).map((m) => [m.month, m.netMinor])).toEqual([
    ['2018-11', 3],
    ['2018-12', null],
    ['2019-01', null],
    ['2019-02', 5],
  ]);
  expect(fillMonths([])).toEqual([]);
});

test('bars stand on zero, in the currency’s unit; a month that is not whole is hatched', () => {
  const option = draw(fillMonths([month('2018-07', 123450), month('2018-08', 8000, true)]));
  expect(option.yAxis.min).toBe(0);
  expect(option.xAxis.data).toEqual(['2018-07', '2018-08']);
  expect(option.series[0]!.data.map((d) => d.value)).toEqual([1234.5, 80]);
  expect(option.series[0]!.data.map((d) => d.itemStyle.decal !== undefined)).toEqual([false, true]);
  expect(draw(fillMonths([month('2018-07', 500)]), 'JPY').series[0]!.data[0]!.value).toBe(500);
});

test('a gap is said, not drawn as zero', () => {
  const option = draw(fillMonths([month('2018-01', 100), month('2018-04', 100), month('2018-06', 100)]));
  expect(option.series[0]!.data.map((d) => d.value)).toEqual([1, '-', '-', 1, '-', 1]);
  expect(option.series[0]!.markArea.data).toEqual([
    [{ xAxis: '2018-02' }, { xAxis: '2018-03' }],
    [{ xAxis: '2018-05' }, { xAxis: '2018-05' }],
  ]);
});

test('the best month is a whole one', () => {
  expect(summariseSales([month('2018-07', 10000, true), month('2018-08', 8000), month('2018-09', 6000)])).toMatchObject({ orders: 6, netMinor: 24000, anonymousOrders: 3, firstMonth: '2018-07', lastMonth: '2018-09', best: { month: '2018-08' } });
  expect(summariseSales([month('2018-07', 1, true)]).best).toBeNull();
  expect(summariseSales([])).toMatchObject({ orders: 0, firstMonth: null, best: null });
});
