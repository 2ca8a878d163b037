import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export type DayRow = CampaignResults['byDay'][number];
interface ByDayWords {
  treated: string;
  heldOut: string;
  unfinished: string;
  share: (x: number) => string;
  day: (day: string) => string;
}
type Window = Pick<CampaignResults, 'firstDay' | 'lastDay' | 'asOf' | 'unfinished'>;

/** Every day of the window, also those that are still to come. */
export const windowDays = ({ firstDay, lastDay }: Pick<Window, 'firstDay' | 'lastDay'>): string[] => Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, i) => addDays(firstDay, i));

/** Share of each arm that had bought by each day: two lines, and the days that are still to come marked. */
export function byDayOption(window: Window, words: ByDayWords) {
  return (rows: DayRow[], colors: ChartColors): ChartOption => {
    const days = windowDays(window);
    const at = new Map(rows.map((r) => [r.day, r]));
    const hasHoldout = rows.some((r) => r.heldOutRate !== null);
    const last = rows.length - 1;
    const line = (name: string, color: string, value: (row: DayRow) => number | null) => ({
      type: 'line' as const,
      name,
      step: 'end' as const,
      symbol: 'circle',
      showSymbol: rows.length < 3,
      symbolSize: 6,
      lineStyle: { width: 2, color },
      itemStyle: { color },
      cursor: 'pointer',
      data: days.map((day) => {
        const row = at.get(day);
        return row ? value(row) : null;
      }),
      // The name stands at the line's end, so that no legend is needed.
      label: { show: false },
      endLabel: { show: last >= 0, formatter: name, color, fontSize: 12, distance: 6 },
    });
    const treated = line(words.treated, colors.brand, (r) => r.treatedRate);
    const rest = window.unfinished ? [{ xAxis: days[Math.max(0, last)]!, name: words.unfinished }, { xAxis: days.at(-1)! }] : null;
    return {
      grid: { left: 8, right: 72, top: 16, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', valueFormatter: (x) => (typeof x === 'number' ? words.share(x) : '–') },
      xAxis: { type: 'category', data: days, boundaryGap: false, axisLabel: { color: colors.soft, formatter: (day: string) => words.day(day), hideOverlap: true }, axisLine: { lineStyle: { color: colors.line } } },
      yAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft, formatter: (x: number) => words.share(x) }, splitLine: { lineStyle: { color: colors.line } } },
      series: [
        {
          ...treated,
          ...(rest ? { markArea: { silent: true, itemStyle: { color: colors.line, opacity: 0.45 }, label: { color: colors.soft, position: 'insideTop' }, data: [[rest[0]!, rest[1]!]] } } : {}),
        },
        ...(hasHoldout ? [line(words.heldOut, colors.series[3]!, (r) => r.heldOutRate)] : []),
      ],
    };
  };
}
