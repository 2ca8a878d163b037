import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correlation } from '../../../shared/contract/analysis.ts';
import { bandRule } from '../../../shared/domain/banding.ts';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { useAttributeWords } from './attribute-words.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { trendOption } from './trend-option.ts';

/** What one attribute usually is in each band of the other. */
export function TrendChart({ told, onAsk }: { told: Correlation; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const names = useFieldNames();
  const words = useAttributeWords(told.currency);
  const x = names(told.x.field);
  const y = names(told.y.field);
  const bandName = useMemo(() => {
    const step = told.trend.every(({ from, to }) => (from === null || Number.isInteger(from)) && (to === null || Number.isInteger(to))) ? 1 : 0;
    return (band: Correlation['trend'][number]) => words.band(told.x, band, step);
  }, [told, words]);
  const option = useMemo(
    () =>
      trendOption({
        names: told.trend.map(bandName),
        xAxis: x,
        yAxis: y,
        tick: (value) => words.amount(told.y, value),
        tip: (b) => t('correlation.trendTip', { band: bandName(b), y, median: words.amount(told.y, b.median), low: words.amount(told.y, b.p25), high: words.amount(told.y, b.p75), count: b.n }),
      }),
    [told, bandName, x, y, words, t],
  );
  return (
    <section className="panel">
      <Chart
        title={t('correlation.trend', { x, y })}
        rows={told.trend}
        option={option}
        height={300}
        onPick={(band) => onAsk({ title: t('people.title', { name: x, band: bandName(band) }), rule: { combinator: 'and', rules: [bandRule(told.x.field, band), { field: told.y.field, operator: 'notNull', value: null }] } })}
        columns={[
          { title: x, value: bandName },
          { title: t('bands.people'), numeric: true, opens: 0, value: (b) => b.n },
          { title: t('correlation.p25'), numeric: true, value: (b) => words.amount(told.y, b.p25) },
          { title: t('correlation.median'), numeric: true, value: (b) => words.amount(told.y, b.median) },
          { title: t('correlation.p75'), numeric: true, value: (b) => words.amount(told.y, b.p75) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.trend')} n={common('nOf', { n: format.count(told.n) })} sql={told.sql} />}
      />
      <p className="chart-note soft">{t('correlation.trendNote')}</p>
    </section>
  );
}
