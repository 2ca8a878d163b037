import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trial } from '../../../shared/contract/results-trials.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { TrialCard } from './trial-card.tsx';
import { TrialForm } from './trial-form.tsx';

/** What is being tried, what for, for how much at the most, and what was decided. */
export function TrialsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const { data, error } = useQuery(api.results.trials, {});
  const [editing, setEditing] = useState<Trial | 'new' | null>(null);
  const add = (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t('trial.new')}
    </Button>
  );
  const open = (data ?? []).filter((trial) => trial.decision === null);
  const due = open.filter((trial) => trial.due).length;
  return (
    <>
      {!data ? (
        <Page title={t('trial.title')} filters={choice}>
          {error ? <Failure error={error} /> : <Skeleton active />}
        </Page>
      ) : data.length === 0 ? (
        <Page title={t('trial.title')} filters={choice}>
          <EmptyState icon={<ExperimentOutlined />} title={t('trial.empty')} text={t('trial.emptyText')}>
            {add}
          </EmptyState>
        </Page>
      ) : (
        <Page title={t('trial.title')} sentence={t('trial.sentence', { count: open.length, due, decided: data.length - open.length })} filters={choice} action={add}>
          <div className="trials">
            {data.map((trial) => (
              <TrialCard key={trial.trialId} trial={trial} onEdit={() => setEditing(trial)} />
            ))}
          </div>
        </Page>
      )}
      {editing !== null && <TrialForm open={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </>
  );
}
