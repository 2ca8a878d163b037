import { Segmented, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Cycles } from '../../../shared/contract/analysis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { CyclesChart } from './cycles-chart.tsx';
import { CyclesTable } from './cycles-table.tsx';
import { DimensionSelect } from './dimension-select.tsx';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useScope } from './use-scope.ts';

const groupings = ['product', 'category'] as const;

/** How long it takes until the same is bought again, and who is due for it. */
export function CyclesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const { groupBy, partBy, cycle } = useAnalysisView();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const { data, error } = useTaskQuery(api.analysis.cycles, useMemo(() => ({ ...scope, groupBy, ...(partBy === null ? {} : { by: partBy }) }), [scope, groupBy, partBy]));
  return (
    <AnalysisFrame
      choice={choice}
      sentence={data && <CyclesSentence told={data} />}
      filters={
        <>
          <Segmented aria-label={t('cycles.groupBy.label')} value={groupBy} onChange={(next) => cycle({ groupBy: next })} options={groupings.map((value) => ({ value, label: t(`cycles.groupBy.${value}`) }))} />
          <DimensionSelect label={t('cycles.by')} value={partBy} onChange={(next) => cycle({ partBy: next })} nothing={{ label: t('cycles.whole'), onChoose: () => cycle({ partBy: null }) }} />
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data?.cycles.some((c) => c.days !== null) && <CyclesChart told={data} onAsk={ask} />}
      {data && data.cycles.length > 0 && <CyclesTable told={data} onAsk={ask} />}
      {asked && <PeopleDrawer asked={{ ...asked, saveAs: asked.title.slice(0, 60) }} asOf={scope.asOf} onClose={() => ask(null)} />}
    </AnalysisFrame>
  );
}

function CyclesSentence({ told }: { told: Cycles }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  if (told.groups === 0) return t(`cycles.none.${told.groupBy}`);
  const first = told.cycles.find((c) => c.days !== null);
  if (!first?.days) return t('cycles.nothing');
  return <Trans t={t} i18nKey="cycles.sentence" values={{ name: first.name, days: format.decimal(first.days.median), count: format.count(first.due?.customers ?? 0) }} components={{ b: <strong /> }} />;
}
