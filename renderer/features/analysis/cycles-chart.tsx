import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cycles } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { cyclesOption, type KnownCycle } from './cycles-option.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

const SHOWN = 15;

/** How long it takes until each is bought again. */
export function CyclesChart({ told, onAsk }: { told: Cycles; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const known = useMemo(() => told.cycles.filter((c): c is KnownCycle => c.days !== null).slice(0, SHOWN), [told]);
  const option = useMemo(() => cyclesOption({ axis: t('cycles.axis'), tip: (c) => t('cycles.tip', { name: c.name, median: format.decimal(c.days.median), low: format.decimal(c.days.p25), high: format.decimal(c.days.p75), count: c.gaps }) }), [t, format]);
  return (
    <section className="panel">
      <Chart
        title={t('cycles.chart')}
        rows={known}
        option={option}
        height={64 + 32 * known.length}
        onPick={({ due, name }) => due && onAsk({ title: t('cycles.dueTitle', { name }), rule: due.rule })}
        columns={[
          { title: t('cycles.name'), opens: 0, value: (c) => c.name },
          { title: t('cycles.gaps'), numeric: true, value: (c) => c.gaps },
          { title: t('correlation.p25'), numeric: true, value: (c) => c.days.p25 },
          { title: t('correlation.median'), numeric: true, value: (c) => c.days.median },
          { title: t('correlation.p75'), numeric: true, value: (c) => c.days.p75 },
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.cycles')} n={common('nOf', { n: format.count(known.reduce((n, c) => n + c.gaps, 0)) })} sql={told.sql} />}
      />
    </section>
  );
}
