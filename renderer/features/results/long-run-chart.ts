import type { Horizon } from '../../../shared/contract/results.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

interface LongRunWords {
  treated: string;
  heldOut: string;
  days: (n: number) => string;
  share: (x: number) => string;
}

/** The share of buyers of both arms at each distance that is over. */
export function longRunOption(words: LongRunWords) {
  return (rows: Horizon[], colors: ChartColors): ChartOption => {
    const line = (name: string, color: string, rate: (h: Horizon) => number | null) => ({
      type: 'line' as const,
      name,
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 2, color },
      itemStyle: { color },
      data: rows.map(rate),
      endLabel: { show: true, formatter: name, color, fontSize: 12, distance: 6 },
    });
    const hasHeldOut = rows.some((h) => h.heldOut !== null);
    const highest = Math.max(0.001, ...rows.map((h) => Math.max(h.treated?.rate ?? 0, h.heldOut?.rate ?? 0)));
    return {
      grid: { left: 8, right: 72, top: 16, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', valueFormatter: (x) => (typeof x === 'number' ? words.share(x) : '–') },
      xAxis: { type: 'category', data: rows.map((h) => words.days(h.days)), axisLabel: { color: colors.soft }, axisLine: { lineStyle: { color: colors.line } } },
      yAxis: { type: 'value', min: 0, ...(highest <= 0.001 ? { max: 0.05 } : {}), axisLabel: { color: colors.soft, formatter: (x: number) => words.share(x) }, splitLine: { lineStyle: { color: colors.line } } },
      series: [line(words.treated, colors.brand, (h) => h.treated?.rate ?? null), ...(hasHeldOut ? [line(words.heldOut, colors.series[3]!, (h) => h.heldOut?.rate ?? null)] : [])],
    };
  };
}
