import type { Cycle } from '../../../shared/contract/analysis.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export type KnownCycle = Cycle & { days: NonNullable<Cycle['days']> };

/** One line a group: the middle half as a bar, the median as a mark upon it. */
export function cyclesOption({ axis, tip }: { axis: string; tip: (cycle: KnownCycle) => string }): (cycles: KnownCycle[], colors: ChartColors) => ChartOption {
  return (cycles, colors) => ({
    grid: { left: 8, right: 24, top: 8, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'item',
      formatter: (params) => {
        const cycle = cycles[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return cycle ? tip(cycle) : '';
      },
    },
    xAxis: { type: 'value', min: 0, name: axis, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: colors.soft }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
    yAxis: { type: 'category', inverse: true, data: cycles.map((c) => c.name), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, width: 140, overflow: 'truncate' } },
    series: [
      {
        type: 'custom',
        encode: { x: [1, 2, 3], y: 0 },
        data: cycles.map((c, i) => [i, c.days.p25, c.days.median, c.days.p75]),
        renderItem: (_, api) => {
          const at = (i: number) => api.coord([api.value(i), api.value(0)]) as [number, number];
          const [low, y] = at(1);
          const [middle] = at(2);
          const [high] = at(3);
          return {
            type: 'group',
            children: [
              { type: 'rect', shape: { x: low, y: y - 7, width: Math.max(2, high - low), height: 14, r: 3 }, style: { fill: colors.brand, opacity: 0.3 } },
              { type: 'rect', shape: { x: middle - 1.5, y: y - 9, width: 3, height: 18 }, style: { fill: colors.brand } },
              { type: 'text', style: { text: String(Math.round(Number(api.value(2)))), x: Math.max(middle, high) + 6, y, fill: colors.ink, align: 'left', verticalAlign: 'middle', fontSize: 12 } },
            ],
          };
        },
      },
    ],
  });
}
