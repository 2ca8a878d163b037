import type { TrafficDay } from '../../../shared/contract/insights.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

export const noTraffic = (day: string): TrafficDay => ({ day, visitors: null, pageViews: null, cartAdders: null, buyers: null, conversion: null, orders: null, netMinor: null });

/** Every day between the first and the last; one without a row has no figure. Worked example: 1 and 3 October → three days, nothing on the 2nd. */
export function fillDays(days: readonly TrafficDay[]): TrafficDay[] {
  const known = new Map(days.map((d) => [d.day, d]));
  const names = [...known.keys()].sort();
  const filled: TrafficDay[] = [];
  for (let day = names[0]; day !== undefined && day <= names.at(-1)!; day = addDays(day, 1)) filled.push(known.get(day) ?? noTraffic(day));
  return filled;
}

export interface TrafficChartWords {
  currency: string;
  visitors: string;
  buyers: string;
  conversion: string;
  net: string;
  day: (day: string) => string;
  number: (value: number) => string;
  share: (value: number) => string;
  tip: (day: TrafficDay) => string;
}

interface Strip {
  name: string;
  type: 'bar' | 'line';
  value: (d: TrafficDay) => number | null;
  label: (value: number) => string;
}
const STRIP = 92;
const GAP = 44;
const TOP = 28;

/** The strips that have something to show. */
function stripsOf(words: TrafficChartWords, rows: readonly TrafficDay[]): Strip[] {
  const scale = minorPerUnit(words.currency);
  const all: Strip[] = [
    { name: words.visitors, type: 'bar', value: (d) => d.visitors, label: words.number },
    { name: words.buyers, type: 'bar', value: (d) => d.buyers, label: words.number },
    { name: words.conversion, type: 'line', value: (d) => d.conversion, label: words.share },
    { name: words.net, type: 'bar', value: (d) => (d.netMinor === null ? null : d.netMinor / scale), label: words.number },
  ];
  return all.filter(({ value }) => rows.some((d) => value(d) !== null));
}

export const trafficHeight = (words: TrafficChartWords, rows: readonly TrafficDay[]): number => TOP + Math.max(1, stripsOf(words, rows).length) * (STRIP + GAP);

/** Strips below each other over the same days, each from its own zero: two scales in one picture would lie. What isn't known stays blank. */
export function trafficOption(words: TrafficChartWords): (rows: TrafficDay[], colors: ChartColors) => ChartOption {
  return (rows, colors) => {
    const strips = stripsOf(words, rows);
    const inks = [colors.brand, colors.series[1]!, colors.series[2]!, colors.series[3]!];
    return {
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: {
        trigger: 'axis',
        formatter: (params) => {
          const at = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
          const row = at === undefined ? undefined : rows[at];
          return row ? words.tip(row) : '';
        },
      },
      grid: strips.map((_, i) => ({ left: 64, right: 24, top: TOP + i * (STRIP + GAP), height: STRIP })),
      xAxis: strips.map((_, i) => ({
        type: 'category' as const,
        gridIndex: i,
        data: rows.map((d) => d.day),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colors.line } },
        axisLabel: { show: i === strips.length - 1, color: colors.soft, hideOverlap: true, formatter: (day: string) => words.day(day) },
      })),
      yAxis: strips.map((strip, i) => ({
        type: 'value' as const,
        gridIndex: i,
        min: 0,
        splitNumber: 2,
        name: strip.name,
        nameTextStyle: { color: colors.soft, align: 'left' as const, padding: [0, 0, 0, -52] },
        nameGap: 10,
        axisLabel: { color: colors.soft, formatter: strip.label },
        splitLine: { lineStyle: { color: colors.line } },
      })),
      series: strips.map((strip, i) => ({
        type: strip.type,
        name: strip.name,
        xAxisIndex: i,
        yAxisIndex: i,
        barMaxWidth: 24,
        itemStyle: { color: inks[i]!, ...(strip.type === 'bar' ? { borderRadius: [2, 2, 0, 0] } : {}) },
        ...(strip.type === 'line' ? { lineStyle: { color: inks[i]!, width: 2 }, symbol: 'circle', symbolSize: 5, showSymbol: rows.length <= 62, connectNulls: false } : {}),
        data: rows.map((d) => strip.value(d) ?? '-'),
      })),
    };
  };
}
