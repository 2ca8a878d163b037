import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrafficDay } from '../../../shared/contract/insights.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { trafficHeight, trafficOption, type TrafficChartWords } from './traffic-option.ts';
import type { TrafficSummary } from './traffic-summary.ts';

/** Visitors, buyers and conversion day by day, beside what was sold. */
export function TrafficChart({ days, currency, summary, sql }: { days: TrafficDay[]; currency: string; summary: TrafficSummary; sql: string }) {
  const { t, i18n } = useTranslation('insights');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useMemo<TrafficChartWords>(() => {
    const compact = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
    const day = new Intl.DateTimeFormat(i18n.language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    const line = (name: string, value: string) => t('traffic.chart.line', { name, value });
    return {
      currency,
      visitors: t('traffic.chart.visitors'),
      buyers: t('traffic.chart.buyers'),
      conversion: t('traffic.chart.conversion'),
      net: t('traffic.chart.net', { currency }),
      day: (text) => day.format(Date.parse(`${text}T00:00:00Z`)),
      number: (value) => compact.format(value),
      share: format.share,
      tip: (d) =>
        [
          format.day(d.day),
          line(t('traffic.chart.visitors'), format.count(d.visitors)),
          line(t('traffic.chart.buyers'), format.count(d.buyers)),
          line(t('traffic.chart.conversion'), format.share(d.conversion)),
          line(t('traffic.chart.orders'), format.count(d.orders)),
          line(t('traffic.chart.net', { currency }), format.money(d.netMinor, currency)),
        ].join('<br>'),
    };
  }, [t, i18n.language, format, currency]);
  const option = useMemo(() => trafficOption(words), [words]);
  const { peak, missing } = summary;
  return (
    <section className="panel">
      <Chart
        title={peak ? t('traffic.chart.peak', { day: format.day(peak.day), visitors: format.count(peak.visitors) }) : t('traffic.chart.title')}
        rows={days}
        option={option}
        height={trafficHeight(words, days)}
        columns={[
          { title: t('traffic.chart.day'), value: (d) => d.day },
          { title: t('traffic.chart.visitors'), numeric: true, value: (d) => d.visitors },
          { title: t('traffic.chart.pageViews'), numeric: true, value: (d) => d.pageViews },
          { title: t('traffic.chart.cartAdders'), numeric: true, value: (d) => d.cartAdders },
          { title: t('traffic.chart.buyers'), numeric: true, value: (d) => d.buyers },
          { title: t('traffic.chart.conversion'), numeric: true, value: (d) => (d.conversion === null ? null : format.share(d.conversion)) },
          { title: t('traffic.chart.orders'), numeric: true, value: (d) => d.orders },
          { title: t('traffic.chart.net', { currency }), numeric: true, value: (d) => (d.netMinor === null ? null : format.money(d.netMinor, currency)) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('traffic.chart.definition')} n={common('nOf', { n: common('days', { count: days.length - missing.length }) })} sql={sql} />}
      />
      {missing.length > 0 && <p className="chart-note soft">{t('traffic.gaps', { list: new Intl.ListFormat(i18n.language).format(missing.slice(0, 10).map(format.day)) })}</p>}
    </section>
  );
}
