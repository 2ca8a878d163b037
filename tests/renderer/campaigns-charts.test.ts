import { describe, expect, test } from 'vitest';
import { byDayOption, type DayRow } from '../../renderer/features/results/by-day-chart.ts';
import { armRows, compareOption } from '../../renderer/features/results/compare-chart.ts';
import type { ArmResult } from '../../shared/contract/campaigns.ts';

const colors = { ink: '#111', soft: '#666', line: '#ddd', brand: '#1f6f5c', series: ['#1f6f5c', '#b7791f', '#7259a8', '#7d8783'] };
const share = (x: number) => `${Math.round(x * 1000) / 10}%`;
const arm = (people: number, buyers: number, rateLow: number, rateHigh: number): ArmResult => ({ people, buyers, orders: buyers, netMinor: 0, refundMinor: 0, rate: buyers / people, rateLow, rateHigh, netPerPersonMinor: 0 });
interface Series {
  type: string;
  name?: string;
  data: unknown[];
  markArea?: { data: { xAxis: string }[][] };
}
const seriesOf = (option: object): Series[] => (option as { series: Series[] }).series;

describe('treated against held out', () => {
  const labels = { treated: '触达', held_out: '对照' };
  test('bars from zero, whiskers at the limits of the interval, in the order of the rows', () => {
    const rows = armRows({ treated: arm(800, 80, 0.08, 0.123), heldOut: arm(200, 10, 0.027, 0.09) }, labels);
    const option = compareOption(share)(rows, colors);
    expect(option).toMatchObject({ xAxis: { min: 0 }, yAxis: { data: ['触达', '对照'] } });
    const [bars, whiskers] = seriesOf(option);
    expect(bars!.data).toMatchObject([{ value: 0.1, label: { formatter: '10%' } }, { value: 0.05 }]);
    expect(whiskers!.data).toEqual([[0.08, 0.123, 0], [0.027, 0.09, 1]]);
  });

  test('without a hold-out there is one bar', () => {
    const rows = armRows({ treated: arm(800, 80, 0.08, 0.123), heldOut: null }, labels);
    expect(rows.map((r) => r.arm)).toEqual(['treated']);
  });
});

describe('day by day', () => {
  const words = { treated: '触达', heldOut: '对照', unfinished: '还没到', share, day: (d: string) => d };
  const day = (d: string, treatedRate: number, heldOutRate: number | null): DayRow => ({ day: d, treatedRate, heldOutRate, treatedBuyers: 1, heldOutBuyers: 0 });
  const rows = [day('2026-11-20', 0.01, 0), day('2026-11-21', 0.02, 0.01)];

  test('a window that runs shows all its days, and hatches those to come', () => {
    const option = byDayOption({ firstDay: '2026-11-20', lastDay: '2026-11-24', asOf: '2026-11-21', unfinished: true }, words)(rows, colors);
    expect((option.xAxis as { data: string[] }).data).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']);
    const [treated, heldOut, toCome] = seriesOf(option);
    expect(treated).toMatchObject({ name: '触达', data: [0.01, 0.02, null, null, null] });
    expect(treated!.markArea!.data[0]).toMatchObject([{ xAxis: '2026-11-21', name: '还没到' }, { xAxis: '2026-11-24' }]);
    expect(heldOut).toMatchObject({ name: '对照', data: [0, 0.01, null, null, null] });
    expect(toCome).toMatchObject({ type: 'bar', data: [null, null, 1, 1, 1] });
  });

  test('a window that is over has nothing to come, and no line for a hold-out that isn’t there', () => {
    const done = rows.map((r) => ({ ...r, heldOutRate: null }));
    const series = seriesOf(byDayOption({ firstDay: '2026-11-20', lastDay: '2026-11-21', asOf: '2026-12-01', unfinished: false }, words)(done, colors));
    expect(series.map((s) => [s.type, s.name])).toEqual([['line', '触达']]);
    expect(series[0]!.markArea).toBeUndefined();
  });

  test('where nobody has bought the axis doesn’t reach to 100 %', () => {
    const none = byDayOption({ firstDay: '2026-11-20', lastDay: '2026-11-21', asOf: '2026-12-01', unfinished: false }, words)([day('2026-11-20', 0, 0)], colors);
    expect((none.yAxis as { max?: number }[])[0]!.max).toBeLessThan(0.1);
  });
});
