import { Drawer } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { api } from './api.ts';
import { useChosenShop } from './chosen-shop.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { FreezePeople, type ChosenList } from './freeze-people.tsx';
import { usePagedRows } from './paged-rows.ts';
import { showName, showPhone, usePrivacy } from './privacy.ts';
import { go } from './route.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';

interface RulePeopleProps {
  rule: RuleGroup;
  onClose: () => void;
  /** As of a day; today without it. */
  asOf?: string | undefined;
  /** Of these, who was or wasn't found by a rule as of another day. */
  was?: ChosenList['was'];
  title?: string | undefined;
  /** What can be done with all of them; without it they can be kept as a frozen segment. */
  action?: ReactNode;
}

/** Everyone whom a rule finds, beside the screen that asks. */
export function RulePeople({ rule, onClose, asOf, was, title, action }: RulePeopleProps) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const shop = useChosenShop((s) => s.shop);
  const input = useMemo(() => ({ rule, ...(shop === null ? {} : { shop }), ...(asOf === undefined ? {} : { asOf }), ...(was === undefined ? {} : { was }) }), [rule, shop, asOf, was]);
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
    <Drawer open onClose={onClose} size={760} title={`${title ?? t('count.people')} · ${format.count(list.total)}`} extra={action ?? <FreezePeople chosen={input} total={list.total} name={title ?? ''} />} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <DataTable label={t('count.people')} columns={columns} total={list.total} row={list.row} rowKey={(r) => r.customerId} onRange={list.onRange} onOpen={(r) => go('customers', 'list', r.customerId)} dense />
    </Drawer>
  );
}
