import type { ReachAt } from '../../../shared/contract/reach.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export const reachLines = ['any', 'sms', 'email'] as const;
export type ReachLine = (typeof reachLines)[number];

/** The share of buyers who can be reached, a line a way, month by month. */
export function reachOption(words: { names: Record<ReachLine, string>; unit: string; tip: (at: ReachAt, line: ReachLine) => string; share: (n: number) => string }): (rows: ReachAt[], colors: ChartColors) => ChartOption {
  return (rows, colors) => ({
    grid: { left: 8, right: 16, top: 56, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, textStyle: { color: colors.soft } },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const row = rows[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return row ? reachLines.map((line) => words.tip(row, line)).join('<br>') : '';
      },
    },
    xAxis: { type: 'category', data: rows.map((r) => r.day), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true, formatter: (day: string) => day.slice(0, 7) } },
    yAxis: { type: 'value', min: 0, max: 1, name: words.unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft, formatter: (n: number) => words.share(n) }, splitLine: { lineStyle: { color: colors.line } } },
    series: reachLines.map((line, i) => ({
      type: 'line',
      name: words.names[line],
      symbolSize: 6,
      itemStyle: { color: colors.series[i] ?? colors.line },
      lineStyle: { width: 2, type: line === 'any' ? 'solid' : line === 'sms' ? 'dashed' : 'dotted' },
      data: rows.map((r) => (r.buyers === 0 ? null : r[line] / r.buyers)),
    })),
  });
}
