import { Drawer } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';

/** Everyone whom a rule finds, beside the editor. */
export function RulePeople({ rule, onClose }: { rule: RuleGroup; onClose: () => void }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const shop = useChosenShop((s) => s.shop);
  const input = useMemo(() => ({ rule, ...(shop === null ? {} : { shop }) }), [rule, shop]);
  const list = usePagedRows(api.customers.list, input);
  const currency = list.head?.currency ?? 'CNY';
  const columns: Column<CustomerRow>[] = [
    { id: 'nick', title: t('column.nick'), width: 120, render: (r) => showName(r.nick, revealed) },
    { id: 'name', title: t('column.person'), width: 80, render: (r) => showName(r.name, revealed) },
    { id: 'phone', title: t('column.phone'), width: 120, render: (r) => showPhone(r.phone, revealed) },
    { id: 'province', title: t('column.province'), width: 96, render: (r) => r.province ?? '–' },
    { id: 'orders', title: t('column.orders'), width: 72, numeric: true, render: (r) => format.count(r.orders) },
    { id: 'net', title: t('column.netTotal'), width: 104, numeric: true, render: (r) => format.money(r.netTotalMinor, currency) },
    { id: 'last', title: t('column.lastDay'), width: 104, numeric: true, render: (r) => format.day(r.lastDay) },
  ];
  return (
    <Drawer open onClose={onClose} size={760} title={`${t('count.people')} · ${format.count(list.total)}`} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <DataTable label={t('count.people')} columns={columns} total={list.total} row={list.row} rowKey={(r) => r.customerId} onRange={list.onRange} onOpen={(r) => go('customers', 'list', r.customerId)} dense />
    </Drawer>
  );
}
