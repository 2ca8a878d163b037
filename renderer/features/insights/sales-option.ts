import type { SalesMonth } from '../../../shared/contract/insights.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ChartColors, ChartOption } from '../../ui/chart.tsx';

/** Months without a row between the first and the last are shown as gaps that are named, not as zero. */
export interface ChartMonth extends Omit<SalesMonth, 'netMinor'> {
  netMinor: number | null;
}

/** Worked example: rows of 2018-06 and 2018-08 → three months, the one in the middle without a figure. */
export function fillMonths(months: SalesMonth[]): ChartMonth[] {
  const known = new Map(months.map((m) => [m.month, m]));
  const sorted = [...known.keys()].sort();
  const filled: ChartMonth[] = [];
  for (let month = sorted[0]; month !== undefined && month <= sorted.at(-1)!; month = nextMonth(month)) {
    filled.push(known.get(month) ?? { month, orders: 0, netMinor: null, refundMinor: 0, buyers: 0, anonymousOrders: 0, partial: false });
  }
  return filled;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export interface SalesChartWords {
  currency: string;
  /** The axis's unit, for example ¥. */
  unit: string;
  /** One line of what is under the pointer. */
  tip: (month: ChartMonth) => string;
  number: (value: number) => string;
  missing: string;
}

/** Net sales a month as bars from zero; a month that the files don't cover whole is hatched. */
export function salesOption(words: SalesChartWords): (rows: ChartMonth[], colors: ChartColors) => ChartOption {
  const scale = minorPerUnit(words.currency);
  return (rows, colors) => ({
    grid: { left: 8, right: 16, top: 32, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => {
        const at = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
        const row = at === undefined ? undefined : rows[at];
        return row ? words.tip(row) : '';
      },
    },
    xAxis: {
      type: 'category',
      data: rows.map((r) => r.month),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.soft },
    },
    yAxis: {
      type: 'value',
      min: 0,
      name: words.unit,
      nameTextStyle: { color: colors.soft, align: 'right' },
      axisLabel: { color: colors.soft, formatter: (value: number) => words.number(value) },
      splitLine: { lineStyle: { color: colors.line } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 36,
        data: rows.map((r) => ({
          value: r.netMinor === null ? '-' : r.netMinor / scale,
          itemStyle: {
            color: colors.brand,
            borderRadius: [3, 3, 0, 0],
            opacity: r.partial ? 0.55 : 1,
            ...(r.partial ? { decal: { symbol: 'rect', color: colors.line, dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 } } : {}),
          },
        })),
        markArea: {
          silent: true,
          itemStyle: { color: colors.line, opacity: 0.5 },
          label: { color: colors.soft, position: 'insideTop', formatter: words.missing },
          data: gaps(rows).map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
        },
      },
    ],
  });
}

/** Runs of months without a figure, by their names. */
function gaps(rows: ChartMonth[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const [i, row] of rows.entries()) {
    if (row.netMinor !== null) continue;
    const open = runs.at(-1);
    if (open && rows[i - 1]?.netMinor === null) open[1] = row.month;
    else runs.push([row.month, row.month]);
  }
  return runs;
}
