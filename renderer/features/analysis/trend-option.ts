import type { Correlation } from '../../../shared/contract/analysis.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export type TrendBand = Correlation['trend'][number];

export interface TrendWords {
  names: string[];
  xAxis: string;
  yAxis: string;
  tick: (value: number) => string;
  tip: (band: TrendBand) => string;
}

/** The median in each band as a line, the middle half of people as a box behind it. */
export function trendOption(words: TrendWords): (bands: TrendBand[], colors: ChartColors) => ChartOption {
  return (bands, colors) => ({
    grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => {
        const band = bands[(Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex) ?? -1];
        return band ? words.tip(band) : '';
      },
    },
    xAxis: { type: 'category', data: words.names, name: words.xAxis, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colors.soft }, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true } },
    yAxis: { type: 'value', name: words.yAxis, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft, formatter: words.tick }, splitLine: { lineStyle: { color: colors.line } } },
    series: [
      {
        type: 'custom',
        encode: { x: 0, y: [1, 2] },
        data: bands.map((b, i) => [i, b.p25, b.p75]),
        renderItem: (_, api) => {
          const [x, low] = api.coord([api.value(0), api.value(1)]) as [number, number];
          const [, high] = api.coord([api.value(0), api.value(2)]) as [number, number];
          const width = Math.min(40, 0.6 * (api.size!([1, 0]) as [number, number])[0]);
          return { type: 'rect', shape: { x: x - width / 2, y: high, width, height: Math.max(2, low - high), r: 3 }, style: { fill: colors.brand, opacity: 0.2 } };
        },
      },
      { type: 'line', data: bands.map((b) => b.median), symbol: 'circle', symbolSize: 7, lineStyle: { color: colors.brand, width: 2 }, color: colors.brand },
    ],
  });
}
