import { PushpinOutlined, SmileOutlined } from '@ant-design/icons';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { copy } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';

type Row = Output<typeof copy.unwelcomed>['rows'][number];
const periods = [30, 60, 90, 365];
const MOST_SHOWN = 500;

/** Members to whom nobody has written since they joined. */
export function WelcomeView() {
  const { t } = useTranslation(['copy', 'common', 'customers']);
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [days, setDays] = useState(60);
  const [naming, setNaming] = useState(false);
  const list = useQuery(api.copy.unwelcomed, { days, limit: MOST_SHOWN });
  const found = list.data;
  const columns: Column<Row>[] = [
    { id: 'nick', title: t('welcome.nick'), width: 140, render: (r) => showName(r.nick, revealed) },
    { id: 'name', title: t('welcome.person'), width: 100, render: (r) => showName(r.name, revealed) },
    { id: 'phone', title: t('welcome.phone'), width: 130, render: (r) => showPhone(r.phone, revealed) },
    { id: 'since', title: t('welcome.since'), width: 120, numeric: true, render: (r) => format.day(r.sinceDay) },
    { id: 'orders', title: t('welcome.orders'), width: 90, numeric: true, render: (r) => format.count(r.orders) },
  ];
  return (
    <Page
      full
      title={t('welcome.title')}
      sentence={found && <Trans t={t} i18nKey="welcome.sentence" count={found.total} values={{ days }} components={{ strong: <strong /> }} />}
      filters={
        <>
          <CopyViewChoice shown="welcome" />
          <Select aria-label={t('welcome.period')} value={days} onChange={setDays} options={periods.map((value) => ({ value, label: t('welcome.within', { count: value }) }))} />
          {found && <Definition label={t('common:definition')} text={t('welcome.definition')} n={t('common:nOf', { n: format.count(found.total) })} sql={found.sql} />}
        </>
      }
      action={
        <Button type="primary" icon={<PushpinOutlined />} disabled={!found || found.total === 0} onClick={() => setNaming(true)}>
          {t('customers:bulk.freeze')}
        </Button>
      }
    >
      <Failure error={list.error} />
      {!found && !list.error && <Skeleton active />}
      {found?.total === 0 && <EmptyState icon={<SmileOutlined />} title={t('welcome.nobody')} text={t('welcome.nobodyText')} />}
      {found && found.total > 0 && <DataTable label={t('welcome.title')} columns={columns} total={found.rows.length} row={(i) => found.rows[i]} rowKey={(r) => r.customerId} onOpen={(r) => go('customers', 'list', r.customerId)} />}
      {found && found.total > found.rows.length && <p className="soft">{t('welcome.more', { count: found.rows.length })}</p>}
      {naming && found && <FreezeWelcome customerIds={found.customerIds} onClose={() => setNaming(false)} />}
    </Page>
  );
}

function FreezeWelcome({ customerIds, onClose }: { customerIds: number[]; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'customers']);
  const { message } = App.useApp();
  const freeze = useCommand(api.segments.freeze);
  const onName = async (name: string) => {
    const made = await freeze.run({ name, who: { customerIds } });
    if (!made) return;
    onClose();
    void message.success(t('customers:bulk.frozen', { name: made.name, count: made.count }));
  };
  return <NameDialog title={t('customers:bulk.freezeTitle', { count: customerIds.length })} label={t('customers:bulk.name')} initial={t('welcome.title')} okText={t('customers:bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={onClose} />;
}
