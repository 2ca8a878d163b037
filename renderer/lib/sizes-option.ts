import type { ChartColors, ChartOption } from '../ui/chart.tsx';

export interface SizeAt {
  day: string;
  count: number;
  of: number;
}

/** A line of sizes by month, the last point of today. */
export function sizesOption(words: { unit: string; tip: (at: SizeAt) => string }): (rows: SizeAt[], colors: ChartColors) => ChartOption {
  return (rows, colors) => ({
    grid: { left: 8, right: 16, top: 32, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const row = rows[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return row ? words.tip(row) : '';
      },
    },
    xAxis: { type: 'category', data: rows.map((r) => r.day), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true, formatter: (day: string) => day.slice(0, 7) } },
    yAxis: { type: 'value', min: 0, minInterval: 1, name: words.unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
    series: [{ type: 'line', data: rows.map((r) => r.count), symbolSize: 6, color: colors.brand, lineStyle: { width: 2 } }],
  });
}
