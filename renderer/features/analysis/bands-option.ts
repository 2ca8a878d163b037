import type { Bands } from '../../../shared/contract/analysis.ts';
import { bandOf } from '../../../shared/domain/banding.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';
import { histogramGrid, valueOnBars } from './bars-axis.ts';

type Bar = Bands['bars'][number];

export interface BandsChartWords {
  cuts: number[];
  /** The greatest value. */
  most: number;
  axis: string;
  unit: string;
  tick: (value: number) => string;
  tip: (bar: Bar) => string;
}

/** Bars of customers by the attribute, neighbouring bands in two shades. */
export function bandsOption({ cuts, most, axis, unit, tick, tip }: BandsChartWords): (bars: Bar[], colors: ChartColors) => ChartOption {
  return (bars, colors) => ({
    grid: { ...histogramGrid, outerBoundsMode: 'none' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => {
        const bar = bars[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return bar ? tip(bar) : '';
      },
    },
    // Bars stand in steps; the second axis names their edges, where the cuts lie too.
    xAxis: [
      { type: 'category', data: bars.map((b) => tick(b.from)), show: false },
      {
        type: 'value',
        position: 'bottom',
        min: 0,
        max: bars.length,
        interval: Math.max(1, Math.ceil(bars.length / 12)),
        name: axis,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: colors.soft },
        axisLine: { show: true, lineStyle: { color: colors.line } },
        axisLabel: { color: colors.soft, hideOverlap: true, formatter: (i: number) => tick(valueOnBars(bars, most, i)) },
        splitLine: { show: false },
      },
    ],
    yAxis: { type: 'value', min: 0, name: unit, nameGap: 8, nameTextStyle: { color: colors.soft }, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colors.soft, hideOverlap: true }, splitLine: { lineStyle: { color: colors.line } } },
    series: [
      { type: 'bar', barWidth: '90%', data: bars.map((b) => ({ value: b.customers, itemStyle: { color: colors.brand, opacity: bandOf(cuts, b.from) % 2 === 0 ? 1 : 0.55 } })) },
      { type: 'line', xAxisIndex: 1, silent: true, symbol: 'none', data: [[0, 0]], lineStyle: { opacity: 0 } },
    ],
  });
}
