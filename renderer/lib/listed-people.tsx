import { TeamOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { showName, usePrivacy } from './privacy.ts';
import { useCommand, useQueryEach } from './query.ts';
import { go } from './route.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';

const PAGE = 100;

export interface PeopleListed {
  title: string;
  customerIds: number[];
}

/** The people behind a figure that no rule asks for: they can be kept as a frozen segment. */
export function ListedPeople({ listed, scope, onClose }: { listed: PeopleListed; scope: { shop?: number; asOf?: string }; onClose: () => void }) {
  const { t } = useTranslation('analysis');
  const { t: words } = useTranslation('segments');
  const { message } = App.useApp();
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [naming, setNaming] = useState(false);
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const freeze = useCommand(api.segments.freeze);
  const { customerIds, title } = listed;
  const pages = Array.from({ length: 1 + Math.floor(range[1] / PAGE) - Math.floor(range[0] / PAGE) }, (_, i) => Math.floor(range[0] / PAGE) + i);
  const results = useQueryEach(api.analysis.people, pages.map((page) => ({ ...scope, customerIds: customerIds.slice(page * PAGE, (page + 1) * PAGE) })));
  const rows = new Map(results.flatMap(({ data }) => data?.rows ?? []).map((row) => [row.customerId, row]));
  const currency = results[0]?.data?.currency ?? 'CNY';
  const onRange = useCallback((first: number, last: number) => setRange((r) => (r[0] === first && r[1] === last ? r : [first, last])), []);
  const columns: Column<CustomerRow>[] = [
    { id: 'nick', title: words('column.nick'), width: 140, render: (r) => showName(r.nick, revealed) },
    { id: 'name', title: words('column.person'), width: 100, render: (r) => showName(r.name, revealed) },
    { id: 'orders', title: words('column.orders'), width: 80, numeric: true, render: (r) => format.count(r.orders) },
    { id: 'net', title: words('column.netTotal'), width: 110, numeric: true, render: (r) => format.money(r.netTotalMinor, currency) },
    { id: 'last', title: words('column.lastDay'), width: 110, numeric: true, render: (r) => format.day(r.lastDay) },
  ];
  const onName = async (name: string) => {
    if (!(await freeze.run({ name, who: { customerIds } }))) return;
    setNaming(false);
    void message.success(t('people.saved', { name }));
  };
  const button = (
    <Button type="primary" icon={<TeamOutlined />} disabled={customerIds.length === 0} onClick={() => setNaming(true)}>
      {t('people.freeze')}
    </Button>
  );
  return (
    <Drawer open onClose={onClose} size={760} title={`${title} · ${format.count(customerIds.length)}`} extra={button} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={results.find(({ error }) => error)?.error ?? null} />
      <p className="soft">{t('people.frozenNote')}</p>
      <DataTable label={words('count.people')} columns={columns} total={customerIds.length} row={(i) => rows.get(customerIds[i]!)} rowKey={(r) => r.customerId} onRange={onRange} onOpen={(r) => go('customers', 'list', r.customerId)} dense />
      {naming && <NameDialog title={t('people.freeze')} label={t('people.name')} initial={title.slice(0, 60)} okText={t('people.freeze')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={() => setNaming(false)} />}
    </Drawer>
  );
}
