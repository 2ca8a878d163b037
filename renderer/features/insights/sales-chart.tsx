import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesMonth } from '../../../shared/contract/insights.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { fillMonths, salesOption, type ChartMonth } from './sales-option.ts';
import type { SalesSummary } from './sales-summary.ts';

/** Net sales month by month. */
export function SalesChart({ months, currency, summary, sql }: { months: SalesMonth[]; currency: string; summary: SalesSummary; sql: string }) {
  const { t, i18n } = useTranslation('insights');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const rows = useMemo(() => fillMonths(months), [months]);
  const option = useMemo(() => {
    const compact = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
    return salesOption({
      currency,
      unit: t('chart.unit', { currency }),
      number: (value) => compact.format(value),
      missing: t('chart.missing'),
      tip: (m: ChartMonth) => (m.netMinor === null ? t('chart.tipMissing', { month: m.month }) : t(m.partial ? 'chart.tipPartial' : 'chart.tip', { month: m.month, money: format.money(m.netMinor, currency), count: m.orders })),
    });
  }, [t, i18n.language, currency, format]);
  const partial = months.filter((m) => m.partial);
  const { best } = summary;
  return (
    <section className="panel">
      <Chart
        title={best && months.length > 1 ? t('chart.best', { month: best.month, money: format.money(best.netMinor, currency) }) : t('chart.all')}
        rows={rows}
        option={option}
        columns={[
          { title: t('chart.month'), value: (m) => (m.partial ? t('chart.partialMonth', { month: m.month }) : m.month) },
          { title: t('chart.orders'), numeric: true, value: (m) => (m.netMinor === null ? null : m.orders) },
          { title: t('chart.net', { currency }), numeric: true, value: (m) => (m.netMinor === null ? null : format.money(m.netMinor, currency)) },
          { title: t('chart.refund', { currency }), numeric: true, value: (m) => (m.netMinor === null ? null : format.money(m.refundMinor, currency)) },
          { title: t('chart.buyers'), numeric: true, value: (m) => (m.buyers === 0 ? null : m.buyers) },
          { title: t('chart.anonymous'), numeric: true, value: (m) => (m.netMinor === null ? null : m.anonymousOrders) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('chart.definition')} n={common('nOf', { n: format.count(summary.orders) })} sql={sql} />}
      />
      {partial.length > 0 && <p className="chart-note soft">{t('chart.partial', { months: new Intl.ListFormat(i18n.language).format(partial.map((m) => m.month)) })}</p>}
    </section>
  );
}
