import { CrownOutlined, DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Input as InputOf, Output } from '../../../shared/contract/endpoint.ts';
import type { MemberRow, membership } from '../../../shared/contract/membership.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { AppError } from '../../../shared/lib/app-error.ts';
import { LookUp } from './look-up.tsx';
import { MemberPanel } from './member-panel.tsx';
import { OpeningBalances } from './opening-balances.tsx';
import { PrintMenu } from './print-menu.tsx';

type Sort = NonNullable<InputOf<typeof membership.members>['sort']>;

export function MembersView({ choice, customerId }: { choice: ReactNode; customerId: number | null }) {
  const { t } = useTranslation('membership');
  const programme = useQuery(api.membership.programme, {});
  if (!programme.data) return <Page title={t('title')}>{programme.error ? <Failure error={programme.error} /> : <Skeleton active />}</Page>;
  if (programme.data.versions.length === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<CrownOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" onClick={() => go('customers', 'members', 'programme')}>
            {t('empty.start')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return <Members choice={choice} customerId={customerId} clockBehind={programme.data.clockBehind} />;
}

function Members({ choice, customerId, clockBehind }: { choice: ReactNode; customerId: number | null; clockBehind: string | null }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<{ by: string; descending: boolean }>({ by: 'balance', descending: true });
  const [opening, setOpening] = useState(false);
  const [looking, setLooking] = useState(false);
  const search = useDebounced(typed.trim(), 200);
  const input = useMemo(() => ({ search, sort: sort.by as Sort, descending: sort.descending }), [search, sort]);
  const list = usePagedRows(api.membership.members, input);
  const report = useQuery(api.membership.report, {}).data;
  const columns = useColumns();
  const close = useCallback(() => go('customers', 'members'), []);
  return (
    <Page
      full
      title={t('title')}
      sentence={report && <Trans t={t} i18nKey="sentence" count={report.members} values={{ points: report.outstanding + report.pending, money: format.money(report.liabilityMinor, report.currency) }} components={{ b: <strong /> }} />}
      action={
        <Button type="primary" icon={<SearchOutlined />} onClick={() => setLooking(true)}>
          {t('lookUp.button')}
        </Button>
      }
      filters={
        <>
          {choice}
          <Input allowClear prefix={<SearchOutlined />} className="customer-search" value={typed} placeholder={t('search')} aria-label={t('search')} onChange={(e) => setTyped(e.target.value)} />
          <span className="page-filters-end">
            <Button onClick={() => setOpening(true)}>{t('opening.button')}</Button>
            <StatementButton />
            <PrintMenu search={search} />
          </span>
        </>
      }
    >
      {clockBehind !== null && <Alert type="warning" showIcon title={t('clockBehind', { day: format.day(clockBehind) })} />}
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <div className="split">
        <DataTable label={t('title')} columns={columns} total={list.total} row={list.row} rowKey={(m) => m.customerId} onRange={list.onRange} sort={sort} onSort={(by, descending) => setSort({ by, descending })} onOpen={(m) => go('customers', 'members', m.customerId)} activeKey={customerId} empty={t('nobody')} />
        {customerId !== null && <MemberPanel key={customerId} customerId={customerId} onClose={close} />}
      </div>
      {opening && <OpeningBalances onClose={() => setOpening(false)} />}
      {looking && <LookUp onClose={() => setLooking(false)} />}
    </Page>
  );
}

function useColumns(): Column<MemberRow>[] {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { nameOf, rank } = useTierNames();
  return [
    { id: 'number', title: t('column.number'), width: 110, render: (m) => (m.active ? (m.number ?? '–') : `${m.number ?? '–'} · ${t('stopped')}`) },
    { id: 'who', title: t('column.who'), width: 190, render: (m) => `${showName(m.nick ?? m.name, revealed)} ${showPhone(m.phone, revealed)}` },
    { id: 'tier', title: t('column.tier'), width: 110, sortable: true, render: (m) => <TierMark rank={rank(m.tier)}>{m.tier === null ? '–' : nameOf(m.tier)}</TierMark> },
    { id: 'balance', title: t('column.balance'), width: 110, numeric: true, sortable: true, render: (m) => <span className={m.balance < 0 ? 'points-owed' : ''}>{format.count(m.balance)}</span> },
    { id: 'usable', title: t('column.usable'), width: 100, numeric: true, sortable: true, render: (m) => format.count(m.usable) },
    { id: 'pending', title: t('column.pending'), width: 100, numeric: true, render: (m) => format.count(m.pending) },
    { id: 'nextDay', title: t('column.nextDay'), width: 120, sortable: true, render: (m) => format.day(m.nextDay) },
    { id: 'sinceDay', title: t('column.sinceDay'), width: 120, sortable: true, render: (m) => format.day(m.sinceDay) },
  ];
}

function StatementButton() {
  const { t, i18n } = useTranslation('membership');
  const { message } = App.useApp();
  const save = useTask(api.membership.saveStatement);
  const document = useSaveDocument();
  const start = async () => {
    let done: Output<typeof membership.saveStatement> | undefined;
    const saved = await document.save(`${t('statementName')}.csv`, async (to) => (done = await save.run({ to, language: i18n.language === 'en' ? 'en' : 'zh-CN' })));
    if (!saved || !done) return;
    void message.success(t('statementDone', { count: done.rows, optedOut: done.leftOut.optedOut, heldOut: done.leftOut.heldOut }), 6);
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={save.busy || document.busy} onClick={() => void start()}>
        {t('statement')}
      </Button>
      <Failure error={save.error ?? document.error} onClose={save.error ? save.clearError : document.clearError} />
    </>
  );
}
