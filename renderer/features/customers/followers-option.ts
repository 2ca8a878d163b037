import dayjs from 'dayjs';
import type { FollowerCount } from '../../../shared/contract/followers.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export interface FollowersAt {
  day: string;
  /** By channel; a channel without a figure for the day isn't in it. */
  counts: Record<string, number>;
}

export const followersByDay = (counts: readonly FollowerCount[]): FollowersAt[] =>
  [...Map.groupBy(counts, (c) => c.day)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, of]) => ({ day, counts: Object.fromEntries(of.map((c) => [c.channel, c.followers])) }));

/** A line a channel, over real time: days without a figure are passed over, not zero. */
export function followersOption(channels: readonly string[], { unit, day }: { unit: string; day: (day: string) => string }): (rows: FollowersAt[], colors: ChartColors) => ChartOption {
  return (rows, colors) => ({
    grid: { left: 8, right: 16, top: 56, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, textStyle: { color: colors.soft } },
    tooltip: { trigger: 'axis', axisPointer: { label: { formatter: ({ value }) => day(dayjs(Number(value)).format('YYYY-MM-DD')) } } },
    xAxis: { type: 'time', minInterval: 86_400_000, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft, hideOverlap: true, formatter: (ms: number) => day(dayjs(ms).format('YYYY-MM-DD')) } },
    yAxis: { type: 'value', min: 0, name: unit, nameTextStyle: { color: colors.soft, align: 'left' }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
    series: channels.slice(0, 6).map((name, i) => ({ type: 'line', name, symbolSize: 6, ...(colors.series[i] === undefined ? {} : { color: colors.series[i] }), data: rows.flatMap((r) => (r.counts[name] === undefined ? [] : [[r.day, r.counts[name]]])) })),
  });
}
