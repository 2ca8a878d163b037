import { CommentOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Skeleton, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback, FeedbackStatus } from '../../../shared/contract/feedback.ts';
import { feedbackStatuses } from '../../../shared/contract/feedback.ts';
import { feedbackKinds, type FeedbackKind } from '../../../shared/domain/sort-feedback.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { TakeFeedback } from './take-feedback.tsx';
import { WordList } from './word-list.tsx';

/** The list, and what is opened from it: that stays where the list takes the place of the empty page. */
export function FeedbackList({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('feedback');
  const [doing, setDoing] = useState<'add' | 'take' | null>(null);
  const action = (
    <Space>
      <Button onClick={() => setDoing('take')}>{t('take.button')}</Button>
      <Button type="primary" onClick={() => setDoing('add')}>
        {t('add')}
      </Button>
    </Space>
  );
  return (
    <>
      <Listed choice={choice} action={action} />
      {doing === 'add' && <FeedbackForm open={null} onDone={() => setDoing(null)} />}
      {doing === 'take' && <TakeFeedback onDone={() => setDoing(null)} />}
    </>
  );
}

function Listed({ choice, action }: { choice: ReactNode; action: ReactNode }) {
  const { t } = useTranslation('feedback');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [status, setStatus] = useState<'all' | FeedbackStatus>('all');
  const [kind, setKind] = useState<FeedbackKind | null>(null);
  const [unmatched, setUnmatched] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const list = usePagedRows(api.feedback.list, { status, unmatched, ...(kind === null ? {} : { kind }) });
  const columns = useColumns();
  const failure = list.error instanceof AppError ? list.error : null;
  if (!list.head) return <Page title={t('title')} filters={choice}>{failure ? <Failure error={failure} /> : <Skeleton active />}</Page>;
  const { counts, kinds, rating } = list.head;
  if (counts.all === 0) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<CommentOutlined />} title={t('empty.title')} text={t('empty.text')}>
          {action}
        </EmptyState>
      </Page>
    );
  }
  const entry = Array.from({ length: list.total }, (_, i) => list.row(i)).find((row) => row?.feedbackId === chosen);
  return (
    <Page
      full
      title={t('title')}
      sentence={
        <>
          {t('sentence', { count: counts.all, open: counts.new + counts.doing })}
          {rating !== null && ` ${t('rating', { mean: format.decimal(rating.mean), n: format.count(rating.n) })}`}
        </>
      }
      action={action}
      filters={
        <>
          {choice}
          <Select<'all' | FeedbackStatus> className="filter-choice" aria-label={t('column.status')} value={status} options={(['all', ...feedbackStatuses] as const).map((value) => ({ value, label: t('withCount', { name: t(`status.${value}`), n: format.count(counts[value]) }) }))} onChange={setStatus} />
          <Select<FeedbackKind | null> className="filter-choice" aria-label={t('column.kind')} allowClear placeholder={t('allKinds')} value={kind} options={feedbackKinds.map((value) => ({ value, label: t('withCount', { name: t(`kind.${value}`), n: format.count(kinds[value]) }) }))} onChange={(value) => setKind(value ?? null)} />
          {list.head.unmatched > 0 && (
            <Checkbox checked={unmatched} onChange={(e) => setUnmatched(e.target.checked)}>
              {t('unmatched', { n: format.count(list.head.unmatched) })}
            </Checkbox>
          )}
          <WordList />
        </>
      }
    >
      <div className="split">
        <DataTable label={t('title')} columns={columns} total={list.total} row={list.row} rowKey={(f) => f.feedbackId} activeKey={chosen} onRange={list.onRange} onOpen={(f) => setChosen(f.feedbackId)} empty={t('none')} />
        {entry && (
          <SidePanel label={t('title')} closeLabel={common('close')} onClose={() => setChosen(null)} head={<h2>{entry.customerId === null ? t('nobody') : showName(entry.nick ?? entry.name, revealed)}</h2>}>
            <FeedbackCard entry={entry} />
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

function useColumns(): Column<Feedback>[] {
  const { t } = useTranslation('feedback');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return [
    { id: 'day', title: t('column.day'), width: 110, render: (f) => format.day(f.day) },
    { id: 'who', title: t('column.who'), width: 150, render: (f) => (f.customerId === null ? <span className="soft">{t('nobody')}</span> : showName(f.nick ?? f.name, revealed)) },
    { id: 'kind', title: t('column.kind'), width: 90, render: (f) => <Tag className={`feedback-kind is-${f.kind}`}>{t(`kind.${f.kind}`)}</Tag> },
    { id: 'rating', title: t('column.rating'), width: 80, numeric: true, render: (f) => (f.rating === null ? '–' : t('stars', { count: f.rating })) },
    { id: 'text', title: t('column.text'), width: 320, render: (f) => f.text || '–' },
    { id: 'channel', title: t('column.channel'), width: 90, render: (f) => t(`channel.${f.channel}`) },
    { id: 'status', title: t('column.status'), width: 90, render: (f) => t(`status.${f.status}`) },
  ];
}
