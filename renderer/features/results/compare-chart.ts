import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

/** One arm: the share that bought, with its 95 % interval. */
export interface ArmRow {
  arm: 'treated' | 'held_out';
  label: string;
  people: number;
  buyers: number;
  rate: number;
  low: number;
  high: number;
}

export function armRows({ treated, heldOut }: Pick<CampaignResults, 'treated' | 'heldOut'>, labels: Record<ArmRow['arm'], string>): ArmRow[] {
  const row = (arm: ArmRow['arm'], r: CampaignResults['treated']): ArmRow => ({ arm, label: labels[arm], people: r.people, buyers: r.buyers, rate: r.rate, low: r.rateLow, high: r.rateHigh });
  return [row('treated', treated), ...(heldOut ? [row('held_out', heldOut)] : [])];
}

const BAR = 22;
const CAP = 6;

/** Bars from zero with whiskers for the interval, the arm's name beside and its share above. */
export function compareOption(share: (x: number) => string) {
  return (rows: ArmRow[], colors: ChartColors): ChartOption => ({
    grid: { left: 8, right: 48, top: 24, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft, formatter: (x: number) => share(x) }, splitLine: { lineStyle: { color: colors.line } } },
    yAxis: { type: 'category', inverse: true, data: rows.map((r) => r.label), axisLabel: { color: colors.ink, fontSize: 13 }, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } } },
    series: [
      {
        type: 'bar',
        barWidth: BAR,
        cursor: 'pointer',
        data: rows.map((r) => ({
          value: r.rate,
          itemStyle: { color: r.arm === 'treated' ? colors.brand : colors.series[3]!, opacity: 0.85, borderRadius: [0, 3, 3, 0] },
          label: { show: true, position: [4, -18], color: colors.ink, fontWeight: 600, formatter: share(r.rate) },
        })),
      },
      {
        type: 'custom',
        silent: true,
        z: 3,
        encode: { x: [0, 1], y: 2 },
        data: rows.map((r, i) => [r.low, r.high, i]),
        renderItem: (_, api) => {
          const at = api.value(2);
          const [x1 = 0, y = 0] = api.coord([api.value(0), at]);
          const [x2 = 0] = api.coord([api.value(1), at]);
          const line = (shape: { x1: number; y1: number; x2: number; y2: number }) => ({ type: 'line' as const, shape, style: { stroke: colors.ink, lineWidth: 1.5 } });
          return { type: 'group', children: [line({ x1, y1: y, x2, y2: y }), line({ x1, y1: y - CAP, x2: x1, y2: y + CAP }), line({ x1: x2, y1: y - CAP, x2, y2: y + CAP })] };
        },
      },
    ],
  });
}
