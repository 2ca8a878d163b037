import type { ReplayedGroup, ReplayGroup } from '../../../shared/domain/replay-plans.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

const CAP = 6;

/** A bar for the share of each group that came back within so many days, with whiskers for its interval. */
export function planOutcomesOption(days: number, name: (group: ReplayGroup) => string, shareName: string) {
  return (rows: ReplayedGroup[], colors: ChartColors): ChartOption => {
    const told = rows.map((r) => r.outcomes.find((o) => o.days === days)?.returned ?? null);
    const percent = (x: number) => 100 * x;
    return {
      grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (v) => (typeof v === 'number' ? `${v.toFixed(1)} %` : '–') },
      xAxis: { type: 'category', data: rows.map((r) => name(r.group)), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, interval: 0 } },
      yAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft, formatter: '{value} %' }, splitLine: { lineStyle: { color: colors.line } } },
      series: [
        { type: 'bar', name: shareName, barMaxWidth: 40, color: colors.brand, data: told.map((r) => (r ? percent(r.value) : null)) },
        {
          type: 'custom',
          silent: true,
          z: 3,
          tooltip: { show: false },
          encode: { x: 0, y: [1, 2] },
          data: told.flatMap((r, i) => (r ? [[i, percent(r.low), percent(r.high)]] : [])),
          renderItem: (_, api) => {
            const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
            const [, high = 0] = api.coord([api.value(0), api.value(2)]);
            const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line' as const, shape: { x1, y1, x2, y2 }, style: { stroke: colors.ink, lineWidth: 1.5 } });
            return { type: 'group', children: [line(x, low, x, high), line(x - CAP, low, x + CAP, low), line(x - CAP, high, x + CAP, high)] };
          },
        },
      ],
    };
  };
}
