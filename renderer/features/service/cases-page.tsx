import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { caseStatuses, type Case, type CaseStatus } from '../../../shared/contract/service.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { AnswerClock } from '../../lib/answer-clock.tsx';
import { api } from '../../lib/api.ts';
import { CaseCard, isOverdue } from '../../lib/case-card.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address, go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { AnswerTimes } from './answer-times.tsx';

/** What is asked, promised and not settled yet: people with priority first, then by what is due first. */
export function CasesPage({ chosen }: { chosen: number | null }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const { revealed } = usePrivacy();
  const [status, setStatus] = useState<CaseStatus>('open');
  const list = usePagedRows(api.service.cases, { status });
  const columns = useColumns();
  const failure = list.error instanceof AppError ? list.error : null;
  if (!list.head) return <Page title={t('title')}>{failure ? <Failure error={failure} /> : <Skeleton active />}</Page>;
  const { counts } = list.head;
  if (counts.all === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<CustomerServiceOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" onClick={() => go('customers', 'list')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const rows = Array.from({ length: list.total }, (_, i) => list.row(i));
  const entry = rows.find((row) => row?.caseId === chosen);
  return (
    <Page
      full
      title={t('title')}
      sentence={counts.open === 0 ? t('allDone') : <Trans t={t} i18nKey={counts.overdue > 0 ? 'sentenceOverdue' : 'sentence'} count={counts.open} values={{ overdue: counts.overdue }} components={{ b: <strong /> }} />}
      filters={<Segmented<CaseStatus> value={status} options={caseStatuses.map((value) => ({ value, label: t('filter', { status: t(`status.${value}`), n: counts[value] }) }))} onChange={setStatus} />}
    >
      <AnswerTimes answers={list.head.answers} />
      <div className="split">
        <DataTable label={t('title')} columns={columns} total={list.total} row={list.row} rowKey={(x) => x.caseId} activeKey={chosen} onRange={list.onRange} onOpen={(x) => go('customers', 'cases', x.caseId)} empty={t('none')} />
        {entry && (
          <SidePanel label={t('title')} closeLabel={common('close')} onClose={() => go('customers', 'cases')} head={<h2><a href={address('customers', 'list', entry.customerId)}>{showName(entry.nick ?? entry.name, revealed)}</a></h2>}>
            <CaseCard entry={entry} />
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

function useColumns(): Column<Case>[] {
  const { t } = useTranslation('service');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return [
    { id: 'answer', title: t('answer.title'), width: 130, render: (x) => <AnswerClock entry={x} /> },
    { id: 'due', title: t('case.due'), width: 110, render: (x) => <span className={isOverdue(x) ? 'harm' : ''}>{x.dueDay === null ? '–' : format.day(x.dueDay)}</span> },
    { id: 'who', title: t('who'), width: 160, render: (x) => <>{showName(x.nick ?? x.name, revealed)} {x.priority && <Tag color="gold">{t('answer.tag')}</Tag>}</> },
    { id: 'kind', title: t('case.kind'), width: 90, render: (x) => <Tag>{t(`kind.${x.kind}`)}</Tag> },
    { id: 'text', title: t('case.text'), width: 320, render: (x) => x.text },
    { id: 'opened', title: t('case.opened'), width: 110, render: (x) => format.day(x.openedDay) },
    { id: 'status', title: t('case.status'), width: 90, render: (x) => t(isOverdue(x) ? 'status.overdue' : x.closedDay === null ? 'status.open' : 'status.closed') },
  ];
}
