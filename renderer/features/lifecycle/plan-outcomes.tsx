import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/lifecycle-plans.ts';
import type { ReplayedGroup } from '../../../shared/domain/replay-plans.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { planOutcomesOption } from './plan-outcomes-option.ts';

/** Who is chosen by both, by one alone and by neither, and how many of each came back by themselves. */
export function PlanOutcomes({ told }: { told: Comparison }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const windows = told.groups[0]!.outcomes.map((o) => o.days);
  const [days, look] = useState(90);
  const outcome = (r: ReplayedGroup) => r.outcomes.find((o) => o.days === days);
  const option = useMemo(() => planOutcomesOption(days, (group) => t(`compare.group.${group}`), t('compare.share')), [t, days]);
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('compare.overlap')}</h2>
        <Segmented aria-label={t('predict.horizon')} value={days} onChange={look} options={windows.map((value) => ({ value, label: t('predict.days', { days: value }) }))} />
      </div>
      <Chart
        title={t('compare.chart', { days })}
        rows={told.groups}
        option={option}
        columns={[
          { title: t('compare.groupName'), value: (r) => t(`compare.group.${r.group}`) },
          { title: t('compare.measure.contacts'), numeric: true, value: (r) => r.contacts },
          { title: t('compare.measure.people'), numeric: true, value: (r) => r.people },
          { title: t('compare.n'), numeric: true, value: (r) => outcome(r)?.contacts ?? 0 },
          { title: t('compare.share'), numeric: true, value: (r) => format.share(outcome(r)?.returned?.value ?? null) },
          { title: t('compare.from'), numeric: true, value: (r) => format.share(outcome(r)?.returned?.low ?? null) },
          { title: t('compare.to'), numeric: true, value: (r) => format.share(outcome(r)?.returned?.high ?? null) },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.compare')} n={common('nOf', { n: format.count(told.groups.reduce((n, g) => n + (outcome(g)?.contacts ?? 0), 0)) })} />}
      />
    </section>
  );
}
