import dayjs from 'dayjs';
import type { ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames, type ScoreName } from '../../../shared/domain/shop-scores.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

interface ScoresWords {
  names: Record<ScoreName, string>;
  unit: string;
  /** A day as it stands on the axis. */
  day: (day: string) => string;
  tip: (row: ShopScore) => string;
  /** The days that are meant, and the first and last to be seen. */
  window?: { from: string; firstDay: string; lastDay: string; name: string };
}

/** Highest a score can be, and the grid of the axis, in points. */
const [TOP, STEP] = [5, 0.1];

/** Three lines over real time. They lie close together near the top, so the axis begins just under the lowest. */
export function scoresOption({ names, unit, day, tip, window }: ScoresWords) {
  return (rows: ShopScore[], colors: ChartColors): ChartOption => {
    const values = rows.flatMap((r) => scoreNames.flatMap((name) => (r[name] === null ? [] : [r[name] / 100])));
    const lowest = Math.min(TOP, ...values);
    const min = Math.max(0, Math.floor((lowest - STEP / 2) / STEP) * STEP);
    const max = Math.min(TOP, Math.ceil((Math.max(0, ...values) + STEP / 2) / STEP) * STEP);
    const marked = window && { silent: true, itemStyle: { color: colors.brand, opacity: 0.06 }, label: { color: colors.soft, position: 'insideTop' as const }, data: [[{ xAxis: window.firstDay, name: window.name }, { xAxis: window.lastDay }] as [{ xAxis: string; name: string }, { xAxis: string }]] };
    return {
      grid: { left: 8, right: 24, top: 56, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, left: 0, textStyle: { color: colors.soft } },
      tooltip: { trigger: 'item', formatter: (at) => (Array.isArray(at) ? '' : tip(rows.filter((r) => r[scoreNames[at.seriesIndex ?? 0]!] !== null)[at.dataIndex]!)) },
      xAxis: { type: 'time', minInterval: 86_400_000, ...(window ? { min: window.from, max: window.lastDay } : {}), axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true, formatter: (ms: number) => day(dayjs(ms).format('YYYY-MM-DD')) } },
      yAxis: { type: 'value', min: Number(min.toFixed(1)), max: Number(max.toFixed(1)), name: unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
      series: scoreNames.map((name, i) => ({
        type: 'line' as const,
        name: names[name],
        symbol: (['circle', 'rect', 'triangle'] as const)[i]!,
        symbolSize: 7,
        color: colors.series[i]!,
        data: rows.flatMap((r) => (r[name] === null ? [] : [[r.day, r[name] / 100]])),
        ...(i === 0 && marked ? { markArea: marked } : {}),
      })),
    };
  };
}
