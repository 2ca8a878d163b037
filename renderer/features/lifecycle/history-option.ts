import type { StatesAt } from '../../../shared/contract/lifecycle.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export interface HistoryChartWords {
  names: Record<State, string>;
  unit: string;
  tip: (at: StatesAt, state: State) => string;
}

/** Stacked bars, a month each; series in the order of the states. */
export function historyOption(words: HistoryChartWords): (rows: StatesAt[], colors: ChartColors) => ChartOption {
  return (rows, colors) => ({
    grid: { left: 8, right: 8, top: 56, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => {
        const row = rows[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return row ? states.map((state) => words.tip(row, state)).join('<br>') : '';
      },
    },
    xAxis: { type: 'category', data: rows.map((r) => r.day), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true, formatter: (day: string) => day.slice(0, 7) } },
    yAxis: { type: 'value', min: 0, name: words.unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
    series: states.map((state, i) => ({
      type: 'bar',
      stack: 'people',
      name: words.names[state],
      barMaxWidth: 32,
      itemStyle: { color: colors.series[i] ?? colors.line },
      data: rows.map((r) => r.counts[state]),
    })),
  });
}
