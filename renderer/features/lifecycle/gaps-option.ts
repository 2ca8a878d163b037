import type { GapBar } from '../../../shared/contract/lifecycle.ts';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export interface GapsChartWords {
  /** Null: no bands. */
  cuts: Cuts | null;
  /** Names of the four states. */
  states: string[];
  axis: string;
  unit: string;
  share: string;
  cumulative: string;
  returned: string;
  tip: (bar: GapBar) => string;
}

/**
 * Where a number of days lies on an axis that has one step a bar, 0 at the first bar's left edge.
 * Worked example: bars of 10 days, day 25 → 2.5.
 */
function placeOf(bars: readonly GapBar[], days: number): number {
  const width = bars[0]?.to ?? 1;
  const closed = bars.filter((b) => b.to !== null).length;
  return Math.min(bars.length, days / width > closed ? bars.length : days / width);
}

/** Bars of the gaps, the share that has come back as two lines, and the four states as bands behind them. */
export function gapsOption(words: GapsChartWords): (bars: GapBar[], colors: ChartColors) => ChartOption {
  return (bars, colors) => {
    const edges = words.cuts === null ? null : [0, ...words.cuts.map((cut) => placeOf(bars, cut)), bars.length];
    const band = (i: number) => ({ itemStyle: { color: colors.series[i] ?? colors.line, opacity: 0.12 }, name: words.states[i] ?? '', label: { color: colors.ink, position: 'top' as const } });
    const bands = edges === null ? [] : edges.slice(1).flatMap((to, i) => (to - edges[i]! < 0.01 ? [] : [[{ xAxis: edges[i]!, ...band(i) }, { xAxis: to }]]));
    const line = (name: string, color: string, dashed: boolean, value: (b: GapBar) => number | null) => ({
      type: 'line' as const,
      name,
      yAxisIndex: 1,
      symbol: 'none',
      lineStyle: { color, width: 2, type: dashed ? ('dashed' as const) : ('solid' as const) },
      itemStyle: { color },
      data: bars.map((b) => value(b) ?? '-'),
    });
    return {
      grid: { left: 8, right: 8, top: 56, bottom: 24, outerBoundsMode: 'same' },
      legend: { top: 0, left: 0, data: [words.cumulative, words.returned], textStyle: { color: colors.soft } },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (params) => {
          const bar = bars[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
          return bar ? words.tip(bar) : '';
        },
      },
      // The second axis is continuous: cuts fall inside of bars.
      xAxis: [
        {
          type: 'category',
          data: bars.map((b) => (b.to === null ? `${b.from - 1}+` : String(b.to))),
          name: words.axis,
          nameLocation: 'middle',
          nameGap: 28,
          nameTextStyle: { color: colors.soft },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colors.line } },
          axisLabel: { color: colors.soft, hideOverlap: true },
        },
        { type: 'value', min: 0, max: bars.length, show: false },
      ],
      yAxis: [
        { type: 'value', min: 0, name: words.unit, nameGap: 24, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
        { type: 'value', min: 0, max: 1, interval: 0.25, name: words.share, nameGap: 24, nameTextStyle: { color: colors.soft, align: 'right' }, axisLabel: { color: colors.soft, formatter: (v: number) => `${Math.round(v * 100)}` }, splitLine: { show: false } },
      ],
      series: [
        {
          type: 'bar',
          barWidth: '86%',
          data: bars.map((b) => ({ value: b.gaps, itemStyle: { color: colors.brand, borderRadius: [2, 2, 0, 0] } })),
        },
        line(words.cumulative, colors.ink, true, (b) => b.cumulative),
        { type: 'line', xAxisIndex: 1, symbol: 'none', silent: true, data: [[0, 0]], lineStyle: { opacity: 0 }, markArea: { silent: true, data: bands as never } },
        line(words.returned, colors.series[1] ?? colors.ink, false, (b) => b.returned),
      ],
    };
  };
}
