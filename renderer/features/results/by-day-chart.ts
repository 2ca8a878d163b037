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
const windowDays = ({ firstDay, lastDay }: Pick<Window, 'firstDay' | 'lastDay'>): string[] => Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, i) => addDays(firstDay, i));

const EMPTY_AXIS = 0.05;
/** Share of the axis within which two names would lie over each other. */
const CLOSE = 0.08;

/** Days that are still to come, hatched from top to bottom on an axis of their own. */
const hatching = (data: (number | null)[], color: string) => ({
  type: 'bar' as const,
  yAxisIndex: 1,
  silent: true,
  barCategoryGap: '0%',
  barWidth: '101%',
  z: 0,
  tooltip: { show: false },
  data,
  itemStyle: { color: 'transparent', decal: { symbol: 'rect', color, dashArrayX: [1, 0], dashArrayY: [1, 7], rotation: -Math.PI / 4 } },
});

/** Share of each arm that had bought by each day: two lines, and the days that are still to come marked. */
export function byDayOption(window: Window, words: ByDayWords) {
  return (rows: DayRow[], colors: ChartColors): ChartOption => {
    const days = windowDays(window);
    const at = new Map(rows.map((r) => [r.day, r]));
    const hasHoldout = rows.some((r) => r.heldOutRate !== null);
    const last = rows.length - 1;
    const highest = Math.max(...rows.map((r) => Math.max(r.treatedRate, r.heldOutRate ?? 0)), 0);
    // Lines that end close together have their names moved apart, the upper one up.
    const end = rows[last];
    const isClose = end !== undefined && end.heldOutRate !== null && Math.abs(end.treatedRate - end.heldOutRate) < highest * CLOSE;
    const treatedIsUpper = end !== undefined && end.treatedRate >= (end.heldOutRate ?? 0);
    const line = (name: string, color: string, value: (row: DayRow) => number | null, isUpper: boolean) => ({
      type: 'line' as const,
      name,
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
      endLabel: { show: last >= 0, formatter: name, color, fontSize: 12, distance: 6, offset: [0, isClose ? (isUpper ? -8 : 8) : 0] },
    });
    const treated = line(words.treated, colors.brand, (r) => r.treatedRate, treatedIsUpper);
    const rest = window.unfinished ? [{ xAxis: days[Math.max(0, last)]!, name: words.unfinished }, { xAxis: days.at(-1)! }] : null;
    return {
      grid: { left: 8, right: 72, top: 16, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', valueFormatter: (x) => (typeof x === 'number' ? words.share(x) : '–') },
      xAxis: { type: 'category', data: days, boundaryGap: false, axisLabel: { color: colors.soft, formatter: (day: string) => words.day(day), hideOverlap: true }, axisLine: { lineStyle: { color: colors.line } } },
      yAxis: [
        // Where nobody has bought yet the axis would reach to 100 %.
        { type: 'value', min: 0, ...(highest === 0 ? { max: EMPTY_AXIS } : {}), axisLabel: { color: colors.soft, formatter: (x: number) => words.share(x) }, splitLine: { lineStyle: { color: colors.line } } },
        { type: 'value', min: 0, max: 1, show: false },
      ],
      series: [
        {
          ...treated,
          ...(rest ? { markArea: { silent: true, itemStyle: { color: 'transparent' }, label: { color: colors.soft, position: 'insideTop' }, data: [[rest[0]!, rest[1]!]] } } : {}),
        },
        ...(hasHoldout ? [line(words.heldOut, colors.series[3]!, (r) => r.heldOutRate, !treatedIsUpper)] : []),
        ...(rest ? [hatching(days.map((_, i) => (i > last ? 1 : null)), colors.line)] : []),
      ],
    };
  };
}
