import { Alert, Segmented, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Clusters } from '../../../shared/contract/analysis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { AnalysisFrame } from './analysis-frame.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { ClustersTable } from './clusters-table.tsx';
import { ListedPeople, type PeopleListed } from '../../lib/listed-people.tsx';
import { SilhouetteChart } from './silhouette-chart.tsx';
import { useScope } from './use-scope.ts';

const groups = ['buyers', 'returning'] as const;
const ks = [2, 3, 4, 5, 6, 7, 8];

/** Kinds of customers that show by themselves. */
export function ClustersView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const { who, k, cluster } = useAnalysisView();
  const [listed, list] = useState<PeopleListed | null>(null);
  const { data, error, progress } = useTaskQuery(api.analysis.clusters, useMemo(() => ({ ...scope, who, ...(k === null ? {} : { k }) }), [scope, who, k]));
  return (
    <AnalysisFrame
      choice={choice}
      sentence={data && <ClustersSentence told={data} />}
      filters={
        <>
          <Segmented aria-label={t('clusters.who.label')} value={who} onChange={(next) => cluster({ who: next })} options={groups.map((value) => ({ value, label: t(`clusters.who.${value}`) }))} />
          <Segmented aria-label={t('clusters.k')} value={k ?? 0} onChange={(next) => cluster({ k: next || null })} options={[{ value: 0, label: t('clusters.auto') }, ...ks.map((value) => ({ value, label: String(value) }))]} />
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('clusters.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail={t('clusters.step', { done: progress.done + 1, total: progress.total })} />}
      {!data && !error && <Skeleton active />}
      {data?.refused && <Alert type="info" showIcon title={t('clusters.refused')} description={<Refusal told={data} />} />}
      {data && data.clusters.length > 0 && <ClustersTable told={data} onAsk={list} />}
      {data && data.tried.length > 0 && <SilhouetteChart told={data} onChoose={(next) => cluster({ k: next })} />}
      {listed && <ListedPeople listed={listed} scope={scope} onClose={() => list(null)} />}
    </AnalysisFrame>
  );
}

function ClustersSentence({ told }: { told: Clusters }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  if (told.refused !== null) return t('clusters.none', { people: format.count(told.customers) });
  return <Trans t={t} i18nKey="clusters.sentence" values={{ people: format.count(told.customers), count: told.clusters.length, stability: told.stability?.toFixed(2) }} components={{ b: <strong /> }} />;
}

function Refusal({ told }: { told: Clusters }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const best = told.tried.find(({ k }) => k === told.k);
  if (told.refused === 'fewPeople') return t('clusters.why.fewPeople', { n: format.count(told.customers), least: told.leastPeople });
  if (told.refused === 'flat') return t('clusters.why.flat', { k: told.k, silhouette: best?.silhouette.toFixed(2), least: told.leastSilhouette });
  return t('clusters.why.unstable', { k: told.k, stability: told.stability?.toFixed(2), least: told.leastStability });
}
