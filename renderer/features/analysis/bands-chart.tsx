import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bands } from '../../../shared/contract/analysis.ts';
import { bandRule } from '../../../shared/domain/banding.ts';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { Chart } from '../../ui/chart.tsx';
import { AttributeDefinition } from './attribute-definition.tsx';
import { useAttributeWords } from './attribute-words.ts';
import { bandsOption } from './bands-option.ts';
import { snapOf } from './bars-axis.ts';
import { CutHandles } from './cut-handles.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

/** How the attribute is spread, with its cuts as lines that can be moved. */
export function BandsChart({ bands, onCuts, onAsk }: { bands: Bands; onCuts: (cuts: number[]) => void; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const name = useFieldNames()(bands.field);
  const words = useAttributeWords(bands.currency);
  const { spread, bars, step, cuts } = bands;
  const option = useMemo(() => {
    const isShare = bands.type === 'share';
    return bandsOption({
      cuts,
      most: spread?.most ?? 0,
      axis: isShare ? t('axis.percent', { name }) : bands.unit === 'day' ? t('axis.days', { name }) : name,
      unit: t('axis.people'),
      tick: (value) => format.number(isShare ? Math.round(value * 1e4) / 100 : Math.round(value * 100) / 100),
      tip: (bar) => t('bands.tip', { band: words.band(bands, bar, step), count: bar.customers }),
    });
  }, [t, format, words, name, bands, spread, cuts, step]);
  if (!spread) return null;
  return (
    <section className="panel banded">
      <Chart
        title={t('bands.chart', { name, low: words.amount(bands, spread.p25), high: words.amount(bands, spread.p75), median: words.amount(bands, spread.median) })}
        rows={bars}
        option={option}
        height={280}
        onPick={(bar) => onAsk({ title: t('people.title', { name, band: words.band(bands, bar, step) }), rule: bandRule(bands.field, bar) })}
        columns={[
          { title: name, value: (b) => words.band(bands, b, step) },
          { title: t('bands.people'), numeric: true, opens: 0, value: (b) => b.customers },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<AttributeDefinition attribute={bands} note={t('define.bands')} n={common('nOf', { n: format.count(bands.known) })} sql={bands.sql} />}
      />
      <CutHandles bars={bars} cuts={cuts} least={spread.least} most={spread.most} step={step} snap={snapOf(bars, step)} label={(i) => t('cutting.cut', { n: i + 1 })} say={(cut) => words.amount(bands, cut)} onChange={onCuts} />
      <p className="chart-note soft">{t('bands.drag')}</p>
    </section>
  );
}
