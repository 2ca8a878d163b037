import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/lifecycle-plans.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';

type Month = Comparison['byMonth'][number];

/** How many each plan would have contacted, month by month. */
export function PlanMonths({ told }: { told: Comparison }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const option = useMemo(
    () =>
      (rows: Month[], colors: ChartColors): ChartOption => ({
        grid: { left: 8, right: 8, top: 56, bottom: 8, outerBoundsMode: 'same' },
        legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: { type: 'category', data: rows.map((r) => r.day.slice(0, 7)), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft } },
        yAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } },
        series: (['y', 'x', 'both'] as const).map((key, i) => ({ type: 'bar', name: key === 'both' ? t('compare.group.both') : t(`compare.plan.${key}`), barMaxWidth: 20, color: colors.series[i]!, data: rows.map((r) => r[key]) })),
      }),
    [t],
  );
  return (
    <section className="panel">
      <Chart
        title={t('compare.byMonth')}
        rows={told.byMonth}
        option={option}
        height={240}
        columns={[
          { title: t('compare.month'), value: (r) => r.day.slice(0, 7) },
          { title: t('compare.plan.y'), numeric: true, value: (r) => r.y },
          { title: t('compare.plan.x'), numeric: true, value: (r) => r.x },
          { title: t('compare.group.both'), numeric: true, value: (r) => r.both },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
      />
    </section>
  );
}
