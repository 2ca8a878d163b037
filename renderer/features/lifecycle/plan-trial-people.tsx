import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { PlanArm, planTrialEndpoints } from '../../../shared/contract/lifecycle-plan-trials.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';

export interface TrialPeopleAsked {
  trialId: number;
  arm: PlanArm;
  group: 'people' | 'chosen' | 'contacted' | 'buyers';
  currency: string;
}
type Person = Output<typeof planTrialEndpoints.planTrialPeople>['rows'][number];

/** The people behind a figure of a trial. */
export function PlanTrialPeople({ asked: { currency, ...asked }, onClose }: { asked: TrialPeopleAsked; onClose: () => void }) {
  const { t } = useTranslation('planTrials');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const list = usePagedRows(api.lifecycle.planTrialPeople, asked);
  const columns: Column<Person>[] = [
    { id: 'nick', title: t('person.nick'), width: 128, render: (m) => showName(m.nick, revealed) },
    { id: 'name', title: t('person.name'), width: 88, render: (m) => showName(m.name, revealed) },
    { id: 'phone', title: t('person.phone'), width: 120, render: (m) => showPhone(m.phone, revealed) },
    { id: 'chosen', title: t('person.chosen'), width: 88, render: (m) => t(m.chosen ? 'yes' : 'no') },
    { id: 'contacted', title: t('person.contacted'), width: 96, render: (m) => t(m.contacted ? 'yes' : 'no') },
    { id: 'orders', title: t('person.orders'), width: 72, numeric: true, render: (m) => format.count(m.orders) },
    { id: 'net', title: t('person.net'), width: 112, numeric: true, render: (m) => format.money(m.netMinor, currency) },
  ];
  const title = t('drawer', { arm: t(`arm.${asked.arm}`), what: t(`column.${asked.group}`), n: format.count(list.total) });
  return (
    <Drawer open onClose={onClose} size={760} title={title} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <DataTable label={title} columns={columns} total={list.total} row={list.row} rowKey={(m) => m.customerId} onRange={list.onRange} onOpen={(m) => go('customers', 'list', m.customerId)} dense />
    </Drawer>
  );
}
