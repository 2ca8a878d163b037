import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';

type Point = CustomerValue['lorenz'][number];

/** How much of the net spend the biggest customers make, beside what it would be if all were alike. */
export function LorenzChart({ value, before }: { value: CustomerValue; before: CustomerValue | null }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const option = useMemo(
    () =>
      (rows: Point[], colors: ChartColors): ChartOption => {
        const axis = (name: string) => ({ type: 'value' as const, min: 0, max: 100, name, nameTextStyle: { color: colors.soft }, axisLabel: { color: colors.soft }, splitLine: { lineStyle: { color: colors.line } } });
        return {
          grid: { left: 8, right: 16, top: 32, bottom: 28, outerBoundsMode: 'same' },
          tooltip: { trigger: 'axis', valueFormatter: (v) => `${Number(v).toFixed(1)} %` },
          xAxis: { ...axis(t('value.customersAxis')), nameLocation: 'middle', nameGap: 28 },
          yAxis: { ...axis(t('value.netAxis')), nameTextStyle: { color: colors.soft, align: 'left' } },
          series: [
            { type: 'line', name: t('value.netAxis'), symbol: 'none', lineStyle: { color: colors.brand, width: 2 }, areaStyle: { color: colors.brand, opacity: 0.12 }, data: rows.map((p) => [100 * p.customers, 100 * p.net]) },
            ...(before ? [{ type: 'line' as const, name: t('value.yearAgo'), symbol: 'none', lineStyle: { color: colors.series[1] ?? colors.soft, width: 1.5, type: 'dotted' as const }, data: before.lorenz.map((p) => [100 * p.customers, 100 * p.net]) }] : []),
            { type: 'line', name: t('value.even'), symbol: 'none', lineStyle: { color: colors.soft, width: 1, type: 'dashed' }, data: [[0, 0], [100, 100]] },
          ],
        };
      },
    [t, before],
  );
  return (
    <section className="panel">
      <Chart
        title={t('value.lorenz', { share: format.share(value.topShare), gini: (value.gini ?? 0).toFixed(2) })}
        rows={value.lorenz}
        option={option}
        columns={[
          { title: t('value.customersAxis'), numeric: true, value: (p) => format.decimal(100 * p.customers) },
          { title: t('value.netAxis'), numeric: true, value: (p) => format.decimal(100 * p.net) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.value')} n={common('nOf', { n: format.count(value.customers) })} sql={value.sql} />}
      />
      {before && before.topShare !== null && before.forEighty !== null && <p className="chart-note soft">{t('value.before', { day: format.day(before.asOf), share: format.share(before.topShare), forEighty: format.count(before.forEighty), of: format.share(before.forEighty / before.customers) })}</p>}
    </section>
  );
}
