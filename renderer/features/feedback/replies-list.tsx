import { MessageOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../shared/contract/feedback.ts';
import { feedbackKinds, type FeedbackKind } from '../../../shared/domain/sort-feedback.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { WordList } from './word-list.tsx';

/** What came back to campaigns, questions first to be answered. */
export function RepliesList({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('feedback');
  const format = useFormat();
  const [kind, setKind] = useState<FeedbackKind | null>(null);
  const list = usePagedRows(api.feedback.replies, kind === null ? {} : { kind });
  const columns = useColumns();
  const failure = list.error instanceof AppError ? list.error : null;
  if (!list.head) return <Page title={t('title')} filters={choice}>{failure ? <Failure error={failure} /> : <Skeleton active />}</Page>;
  const { kinds } = list.head;
  const all = feedbackKinds.reduce((n, k) => n + kinds[k], 0);
  if (all === 0) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<MessageOutlined />} title={t('replies.empty')} text={t('replies.emptyText')}>
          <Button type="primary" onClick={() => go('marketing', 'campaigns')}>
            {t('replies.go')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      full
      title={t('title')}
      sentence={t('replies.sentence', { count: all, questions: kinds.question, out: kinds.opt_out })}
      filters={
        <>
          {choice}
          <Select<FeedbackKind | null> className="filter-choice" aria-label={t('column.kind')} allowClear placeholder={t('allKinds')} value={kind} options={feedbackKinds.map((value) => ({ value, label: t('withCount', { name: t(`kind.${value}`), n: format.count(kinds[value]) }) }))} onChange={(value) => setKind(value ?? null)} />
          <WordList />
        </>
      }
    >
      <DataTable label={t('view.replies')} columns={columns} total={list.total} row={list.row} rowKey={(r) => r.touchId} onRange={list.onRange} onOpen={(r) => r.customerId !== null && go('customers', 'list', r.customerId)} empty={t('none')} />
    </Page>
  );
}

function useColumns(): Column<Reply>[] {
  const { t } = useTranslation('feedback');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return [
    { id: 'at', title: t('column.day'), width: 182, render: (r) => format.time(r.at) },
    { id: 'who', title: t('column.who'), width: 120, render: (r) => showName(r.nick ?? r.name, revealed) },
    { id: 'kind', title: t('column.kind'), width: 90, render: (r) => <Tag className={`feedback-kind is-${r.kind}`}>{t(`kind.${r.kind}`)}</Tag> },
    { id: 'text', title: t('column.text'), width: 320, render: (r) => r.text },
    { id: 'campaign', title: t('of'), width: 160, render: (r) => r.campaignName },
    { id: 'out', title: t('replies.out'), width: 90, render: (r) => (r.optedOut ? t('replies.isOut') : '') },
  ];
}
