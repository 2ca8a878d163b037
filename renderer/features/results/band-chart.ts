import type { WeekdayBand } from '../../../shared/domain/weekday-band.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

/** A day's figure, a second one under it, and the band in which such days usually lie. */
export interface BandRow {
  day: string;
  value: number | null;
  second: number | null;
  band: WeekdayBand | null;
}
interface BandWords {
  value: string;
  second: string;
  band: string;
  /** `bar`: the second figure is a part of the first; `line`: it stands for itself. */
  secondAs: 'bar' | 'line';
  day: (day: string) => string;
  tip: (row: BandRow) => string;
  /** The part of the axis that is meant. */
  marked?: { from: string; to: string; name: string };
}

/** The band as an area, the day's figure as a line over it. What isn't known stays blank. */
export function bandOption(words: BandWords) {
  return (rows: BandRow[], colors: ChartColors): ChartOption => {
    const edge = (name: string, of: (b: WeekdayBand) => number, fill: boolean) => ({
      type: 'line' as const,
      name,
      stack: 'band',
      silent: true,
      symbol: 'none' as const,
      lineStyle: { opacity: 0 },
      itemStyle: { color: colors.series[3]!, opacity: 0.4 },
      ...(fill ? { areaStyle: { color: colors.series[3]!, opacity: 0.22 } } : {}),
      data: rows.map((r) => (r.band === null ? '-' : of(r.band))),
    });
    const second = words.secondAs === 'bar' ? { type: 'bar' as const, barMaxWidth: 14, itemStyle: { color: colors.series[1]!, borderRadius: [2, 2, 0, 0] } } : { type: 'line' as const, symbol: 'none' as const, lineStyle: { color: colors.series[1]!, width: 1.5, type: 'dashed' as const }, itemStyle: { color: colors.series[1]! } };
    const lastKnown = rows.findLastIndex((r) => r.value !== null);
    const main = {
      type: 'line' as const,
      name: words.value,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: rows.length <= 45 || lastKnown < 3,
      lineStyle: { color: colors.brand, width: 2 },
      itemStyle: { color: colors.brand },
      data: rows.map((r) => r.value ?? '-'),
      ...(words.marked ? { markArea: { silent: true, itemStyle: { color: colors.brand, opacity: 0.06 }, label: { color: colors.soft, position: 'insideTop' as const }, data: [[{ xAxis: words.marked.from, name: words.marked.name }, { xAxis: words.marked.to }] as [{ xAxis: string; name: string }, { xAxis: string }]] } } : {}),
    };
    return {
      legend: { top: 0, left: 0, data: [words.value, ...(rows.some((r) => r.second !== null) ? [words.second] : []), words.band], textStyle: { color: colors.soft }, selectedMode: false },
      grid: { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: 'same' },
      tooltip: {
        trigger: 'axis',
        formatter: (params) => {
          const at = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
          const row = at === undefined ? undefined : rows[at];
          return row ? words.tip(row) : '';
        },
      },
      xAxis: { type: 'category', data: rows.map((r) => r.day), axisLabel: { color: colors.soft, hideOverlap: true, formatter: (day: string) => words.day(day) }, axisLine: { lineStyle: { color: colors.line } } },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
      series: [
        edge('low', (b) => b.low, false),
        edge(words.band, (b) => b.high - b.low, true),
        { ...second, name: words.second, data: rows.map((r) => r.second ?? '-') },
        main,
      ],
    };
  };
}
