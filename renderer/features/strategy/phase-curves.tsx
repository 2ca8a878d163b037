import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalePhases } from '../../../shared/contract/category-seasons.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';

interface Row {
  /** From the season's first, which is 1. */
  day: number;
  /** By year; null where the season was shorter. */
  shares: (number | null)[];
}

/** How much of a season's sales had been made by each of its days, a line a year. */
export function PhaseCurves({ told }: { told: SalePhases }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { years } = told;
  const rows = useMemo((): Row[] => Array.from({ length: Math.max(...years.map((y) => y.curve.length)) }, (_, at) => ({ day: at + 1, shares: years.map((y) => y.curve[at] ?? null) })), [years]);
  const names = useMemo(() => years.map((y) => String(y.year)), [years]);
  const option = useMemo(
    () =>
      (list: Row[], colors: ChartColors): ChartOption => ({
        grid: { left: 8, right: 48, top: 40, bottom: 28, outerBoundsMode: 'same' },
        legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
        tooltip: { trigger: 'axis', valueFormatter: (v) => format.share(typeof v === 'number' ? v : null) },
        xAxis: { type: 'category', data: list.map((r) => String(r.day)), name: t('phases.dayAxis'), nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colors.soft }, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false }, axisLabel: { color: colors.soft, interval: 9, hideOverlap: true } },
        yAxis: { type: 'value', min: 0, max: 1, axisLabel: { color: colors.soft, formatter: (v: number) => format.share(v) }, splitLine: { lineStyle: { color: colors.line } } },
        series: names.map((name, i) => ({
          type: 'line' as const,
          name,
          symbol: 'none',
          color: colors.series[i % colors.series.length]!,
          data: list.map((r) => r.shares[i] ?? null),
          ...(i === names.length - 1 ? { markLine: { silent: true, symbol: 'none', lineStyle: { color: colors.soft, type: 'dashed' as const }, label: { color: colors.soft, formatter: ({ value }: { value?: unknown }) => format.share(Number(value)) }, data: [{ yAxis: 0.15 }, { yAxis: 0.85 }] } } : {}),
        })),
      }),
    [t, format, names],
  );
  const n = years.reduce((sum, y) => sum + y.orders, 0);
  return (
    <section className="panel">
      <Chart
        title={t('phases.curve', { name: told.chosen?.name ?? '', count: years.length })}
        rows={rows}
        option={option}
        columns={[{ title: t('phases.dayAxis'), numeric: true, value: (r) => r.day }, ...names.map((title, i) => ({ title, numeric: true, value: (r: Row) => format.share(r.shares[i] ?? null) }))]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.phases', { least: told.leastOrders })} n={t('phases.n', { count: n })} />}
      />
    </section>
  );
}
