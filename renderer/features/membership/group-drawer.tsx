import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPerson, MemberGroup } from '../../../shared/contract/membership-overview.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';

/** The people behind a figure of the overview: to look at, to keep as a segment, and those without a card to be given one. */
export function GroupDrawer({ group, onClose }: { group: MemberGroup; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [naming, setNaming] = useState(false);
  const list = usePagedRows(api.membership.groupPeople, { group });
  const freeze = useCommand(api.segments.freeze);
  const enrol = useCommand(api.membership.enrolMany);
  const ids = list.head?.ids ?? [];
  const title = t(`overview.group.${group}`);
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
  const actions = (
    <Space>
      {group === 'toEnrol' && (
        <Button type="primary" disabled={ids.length === 0} loading={enrol.busy} onClick={() => void enrol.run({ customerIds: ids })}>
          {t('overview.enrol', { count: ids.length })}
        </Button>
      )}
      <Button disabled={ids.length === 0} onClick={() => setNaming(true)}>
        {t('notice.segment')}
      </Button>
    </Space>
  );
  return (
    <Drawer open onClose={onClose} size={720} title={`${title} · ${format.count(list.total)}`} extra={actions} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={list.error instanceof AppError ? list.error : enrol.error} />
      <DataTable label={title} columns={columns} total={list.total} row={list.row} rowKey={(p) => p.customerId} onRange={list.onRange} onOpen={(p) => go('customers', 'list', p.customerId)} dense empty={t('overview.nobody')} />
      {naming && <NameDialog title={t('notice.segment')} label={t('notice.name')} initial={title} okText={t('notice.segment')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={() => setNaming(false)} />}
    </Drawer>
  );
}
