import type { OverviewMonth } from '../../../shared/contract/membership-overview.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export interface MonthsChartWords {
  unit: string;
  series: { name: string; value: (month: OverviewMonth) => number }[];
  /** On top of each other, or beside. */
  stacked: boolean;
  tip: (month: OverviewMonth) => string;
  number: (value: number) => string;
}

/** Bars by month from zero, at most six series; a month that isn't over is paler. */
export function monthsOption(words: MonthsChartWords): (rows: OverviewMonth[], colors: ChartColors) => ChartOption {
  return (rows, colors) => {
    const palette = [...colors.series, colors.soft, colors.line];
    return {
      grid: { left: 8, right: 16, top: 44, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: colors.ink } },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (params) => {
          const at = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
          const row = at === undefined ? undefined : rows[at];
          return row ? words.tip(row) : '';
        },
      },
      xAxis: { type: 'category', data: rows.map((r) => r.month), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft } },
      yAxis: { type: 'value', min: 0, minInterval: 1, name: words.unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft, formatter: (value: number) => words.number(value) }, splitLine: { lineStyle: { color: colors.line } } },
      series: words.series.map(({ name, value }, i) => ({
        type: 'bar',
        name,
        barMaxWidth: words.stacked ? 32 : 14,
        ...(words.stacked ? { stack: 'all' } : {}),
        itemStyle: { color: palette[i] ?? colors.soft },
        data: rows.map((r) => ({ value: value(r), itemStyle: r.partial ? { opacity: 0.5 } : {} })),
      })),
    };
  };
}
