import { Button, Drawer, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPerson } from '../../../shared/contract/membership-overview.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';

interface PeopleDrawerProps {
  title: string;
  list: ReturnType<typeof usePagedRows<GroupPerson, typeof membership.groupPeople>>;
  action?: ReactNode;
  error?: AppError | null;
  onClose: () => void;
}

/** The people behind a figure, to look at or to keep as a segment. */
export function PeopleDrawer({ title, list, action, error = null, onClose }: PeopleDrawerProps) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [naming, setNaming] = useState(false);
  const freeze = useCommand(api.segments.freeze);
  const ids = list.head?.ids ?? [];
  const columns: Column<GroupPerson>[] = [
    { id: 'nick', title: t('overview.nick'), width: 150, render: (p) => showName(p.nick, revealed) },
    { id: 'name', title: t('overview.name'), width: 100, render: (p) => showName(p.name, revealed) },
    { id: 'phone', title: t('overview.phone'), width: 130, render: (p) => showPhone(p.phone, revealed) },
    { id: 'orders', title: t('overview.orders'), width: 80, numeric: true, render: (p) => format.count(p.orders) },
    { id: 'last', title: t('overview.last'), width: 110, numeric: true, render: (p) => format.day(p.lastDay) },
  ];
  const onName = async (name: string) => {
    const made = await freeze.run({ name, who: { customerIds: ids } });
    if (made) go('customers', 'segments', made.segmentId);
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={`${title} · ${format.count(list.total)}`}
      extra={
        <Space>
          {action}
          <Button disabled={ids.length === 0} onClick={() => setNaming(true)}>
            {t('notice.segment')}
          </Button>
        </Space>
      }
      styles={{ body: { display: 'flex', flexDirection: 'column' } }}
    >
      <Failure error={list.error instanceof AppError ? list.error : error} />
      <DataTable label={title} columns={columns} total={list.total} row={list.row} rowKey={(p) => p.customerId} onRange={list.onRange} onOpen={(p) => go('customers', 'list', p.customerId)} dense empty={t('overview.nobody')} />
      {naming && <NameDialog title={t('notice.segment')} label={t('notice.name')} initial={title} okText={t('notice.segment')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={() => setNaming(false)} />}
    </Drawer>
  );
}
