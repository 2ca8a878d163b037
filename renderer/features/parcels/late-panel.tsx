import { CustomerServiceOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LateOrder } from '../../../shared/contract/parcels.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { ListedPeople } from '../../lib/listed-people.tsx';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { OpenCases } from './open-cases.tsx';
import './parcels.css';
import { useDays } from './use-days.ts';

/** Orders that took longer than the owner finds right, and what to do about it. */
export function LatePanel({ period }: { period: { from: string; to: string; shop?: number } }) {
  const { t } = useTranslation('parcels');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const days = useDays();
  const { revealed } = usePrivacy();
  const [limits, setLimits] = useState({ shipDays: 2, signDays: 7 });
  const [open, setOpen] = useState<'people' | 'cases' | null>(null);
  const asked = { ...period, ...limits };
  const list = usePagedRows(api.parcels.late, asked);
  const close = () => setOpen(null);
  const field = (name: keyof typeof limits, label: string) => (
    <label>
      {label} <InputNumber size="small" min={0} max={90} precision={0} value={limits[name]} onChange={(value) => value !== null && setLimits({ ...limits, [name]: value })} aria-label={label} />
    </label>
  );
  const columns: Column<LateOrder>[] = [
    { id: 'who', title: t('who'), width: 130, render: (x) => showName(x.nick ?? x.name, revealed) },
    { id: 'order', title: t('order'), width: 180, render: (x) => <span className="number">{x.orderNo}</span> },
    { id: 'day', title: t('day'), width: 110, render: (x) => format.day(x.day) },
    { id: 'carrier', title: t('carrier'), width: 110, render: (x) => x.carrier ?? '–' },
    { id: 'ship', title: t('toShip'), width: 120, numeric: true, render: (x) => <span className={(x.toShip ?? 0) > limits.shipDays ? 'harm' : ''}>{days(x.toShip)}</span> },
    { id: 'sign', title: t('toSign'), width: 120, numeric: true, render: (x) => <span className={(x.toSign ?? 0) > limits.signDays ? 'harm' : ''}>{days(x.toSign)}</span> },
    { id: 'case', title: t('case'), width: 80, render: (x) => (x.hasCase ? t('hasCase') : '–') },
  ];
  const head = list.head;
  return (
    <Panel title={t('late')} extra={<Definition label={common('definition')} text={t('lateDefine')} />}>
      <div className="late-bar">
        {field('shipDays', t('shipOver'))}
        {field('signDays', t('signOver'))}
        <span className="late-actions">
          <Button icon={<TeamOutlined />} disabled={!head || head.customerIds.length === 0} onClick={() => setOpen('people')}>
            {t('freeze', { count: head?.customerIds.length ?? 0 })}
          </Button>
          <Button type="primary" icon={<CustomerServiceOutlined />} disabled={!head || head.total === 0} onClick={() => setOpen('cases')}>
            {t('openCases')}
          </Button>
        </span>
      </div>
      <Failure error={list.error instanceof AppError ? list.error : null} />
      {head && <p className="soft">{t(head.anonymous > 0 ? 'lateSentence' : 'lateKnown', { count: head.total, people: format.count(head.customerIds.length), anonymous: format.count(head.anonymous) })}</p>}
      {head && head.total > 0 && (
        <div className="sized-table late-table" style={{ height: Math.min(420, 60 + 33 * list.total) }}>
          <DataTable label={t('late')} columns={columns} total={list.total} row={list.row} rowKey={(x) => x.orderId} onRange={list.onRange} onOpen={(x) => go('customers', 'list', x.customerId)} empty={t('none')} dense />
        </div>
      )}
      {open === 'people' && head && <ListedPeople listed={{ title: t('frozenTitle'), customerIds: head.customerIds }} scope={period.shop === undefined ? {} : { shop: period.shop }} onClose={close} />}
      {open === 'cases' && <OpenCases asked={asked} onClose={close} />}
    </Panel>
  );
}
