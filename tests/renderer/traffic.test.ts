import { expect, test } from 'vitest';
import { fillDays, noTraffic, trafficHeight, trafficOption, type TrafficChartWords } from '../../renderer/features/insights/traffic-option.ts';
import { summariseTraffic } from '../../renderer/features/insights/traffic-summary.ts';
import type { TrafficDay } from '../../shared/contract/insights.ts';

const colors = { ink: '#111', soft: '#555', line: '#ddd', brand: '#1f6f5c', series: ['#1f6f5c', '#b7791f', '#7259a8', '#67716d'] };
const words: TrafficChartWords = { currency: 'CNY', visitors: '访客', buyers: '买家', conversion: '转化', net: '净销售', day: String, number: String, share: String, tip: (d) => d.day };
const day = (name: string, part: Partial<TrafficDay> = {}): TrafficDay => ({ ...noTraffic(name), ...part });
const draw = (rows: TrafficDay[]) => trafficOption(words)(rows, colors) as { yAxis: { name: string; min: number }[]; series: { name: string; data: unknown[] }[]; grid: unknown[] };

test('days without a row are there without a figure', () => {
  expect(fillDays([day('2026-10-03', { visitors: 5 }), day('2026-10-01', { visitors: 3 })]).map((d) => [d.day, d.visitors])).toEqual([['2026-10-01', 3], ['2026-10-02', null], ['2026-10-03', 5]]);
  expect(fillDays([])).toEqual([]);
});

test('each strip stands on its own zero; what isn’t known is blank, and a strip that knows nothing isn’t there', () => {
  const rows = [day('2026-10-01', { visitors: 100, conversion: 0.04, netMinor: 12345 }), day('2026-10-02'), day('2026-10-03', { visitors: 0, netMinor: 0 })];
  const option = draw(rows);
  expect(option.yAxis.map((y) => [y.name, y.min])).toEqual([['访客', 0], ['转化', 0], ['净销售', 0]]);
  expect(option.series.map((s) => s.data)).toEqual([[100, '-', 0], [0.04, '-', '-'], [123.45, '-', 0]]);
  expect(trafficHeight(words, rows)).toBeGreaterThan(trafficHeight(words, [day('2026-10-01', { visitors: 1 })]));
});

test('the average is over days that have figures, conversion is weighted by visitors', () => {
  expect(summariseTraffic([day('2026-10-01', { visitors: 100, conversion: 0.04 }), day('2026-10-02'), day('2026-10-03', { visitors: 300, conversion: 0.02 })])).toMatchObject({ firstDay: '2026-10-01', lastDay: '2026-10-03', visitorsPerDay: 200, conversion: 0.025, peak: { day: '2026-10-03' }, missing: ['2026-10-02'] });
  expect(summariseTraffic([])).toBeNull();
  expect(summariseTraffic([day('2026-10-01', { visitors: 0, conversion: 0 })])).toMatchObject({ visitorsPerDay: 0, conversion: null });
});
