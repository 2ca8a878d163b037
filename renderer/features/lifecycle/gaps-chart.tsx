import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GapBar, Intervals } from '../../../shared/contract/lifecycle.ts';
import { states, type Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { gapsOption } from './gaps-option.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

/** How the gaps are spread, with the four states behind them. */
export function GapsChart({ intervals, cuts, onAsk }: { intervals: Intervals; cuts: Cuts | null; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const all = intervals.gaps[0];
  const p90 = all?.percentiles.find((p) => p.percent === 90)?.days ?? null;
  const option = useMemo(() => {
    const name = (b: GapBar) => (b.to === null ? t('gaps.barOver', { from: b.from }) : t('gaps.bar', { from: b.from, to: b.to }));
    return gapsOption({
      cuts,
      states: states.map((state) => t(`state.${state}`)),
      axis: t('gaps.axis'),
      unit: t('gaps.unit'),
      share: t('gaps.share'),
      cumulative: t('gaps.cumulative'),
      returned: t('gaps.returned'),
      tip: (b) => t('gaps.tip', { bar: name(b), gaps: format.count(b.gaps), cumulative: format.share(b.cumulative), returned: format.share(b.returned) }),
    });
  }, [t, format, cuts]);
  if (!all || all.n === 0) return null;
  const pick = ({ from, to }: GapBar) =>
    onAsk({
      title: to === null ? t('people.rhythmOver', { low: from }) : t('people.rhythm', { low: from, high: to }),
      rule: { combinator: 'and', rules: [to === null ? { field: 'interval_days', operator: '>=', value: from } : { field: 'interval_days', operator: 'between', value: [from, to] }] },
      saveAs: to === null ? t('gaps.barOver', { from }) : t('gaps.bar', { from, to }),
    });
  return (
    <section className="panel">
      <Chart
        title={t('gaps.title', { percent: '90 %', days: format.decimal(p90) })}
        rows={intervals.bars}
        option={option}
        height={320}
        onPick={pick}
        columns={[
          { title: t('gaps.axis'), value: (b) => (b.to === null ? t('gaps.barOver', { from: b.from }) : t('gaps.bar', { from: b.from, to: b.to })) },
          { title: t('gaps.count'), numeric: true, opens: 0, value: (b) => b.gaps },
          { title: t('gaps.cumulative'), numeric: true, value: (b) => format.share(b.cumulative) },
          { title: t('gaps.returned'), numeric: true, value: (b) => format.share(b.returned) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.intervals')} n={common('nOf', { n: format.count(all.n) })} sql={intervals.sql} />}
      />
      <p className="chart-note soft">{t('gaps.note')}</p>
    </section>
  );
}
