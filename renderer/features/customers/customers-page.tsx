import { ColumnHeightOutlined, SearchOutlined, VerticalAlignMiddleOutlined } from '@ant-design/icons';
import { Button, Input, Tooltip } from 'antd';
import { useCallback, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { BoardMenu } from '../../lib/board-menu.tsx';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useCustomerColumns } from './customer-columns.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import './customers.css';
import { useCustomersView } from './customers-store.ts';
import { ListActions } from './list-actions.tsx';
import { NewMember, NewMemberButton } from './new-member.tsx';
import { NoCustomers } from './no-customers.tsx';
import { ownIdOf, ownKey } from '../../../shared/domain/own-fields.ts';
import type { ListColumnId } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';

/** The list of everyone, and one of them beside it; or what to do where there is nobody yet. */
export function CustomersPage({ customerId }: { customerId: number | null }) {
  return (
    <>
      <CustomerList customerId={customerId} />
      <NewMember />
    </>
  );
}

function CustomerList({ customerId }: { customerId: number | null }) {
  const { t } = useTranslation('customers');
  const view = useCustomersView();
  const { shop, choose } = useChosenShop();
  const { fields: ownFields } = useOwnFields();
  const format = useFormat();
  const shops = useQuery(api.settings.shops, {});
  const search = useDebounced(view.search.trim(), 200);
  const chosen = useMemo(() => ({ ...(search ? { search } : {}), ...(shop === null ? {} : { shop }), filters: view.filters }), [search, shop, view.filters]);
  const input = useMemo(() => ({ ...chosen, sort: view.sort, ...(view.own.length > 0 ? { fields: view.own } : {}) }), [chosen, view.sort, view.own]);
  const list = usePagedRows(api.customers.list, input);
  const platforms = useMemo(() => [...new Set((shops.data ?? []).map((s) => s.platform))], [shops.data]);
  const columns = useCustomerColumns(list.head?.currency ?? 'CNY', platforms, ownFields);
  const hidden = useMemo(() => [...view.hidden, ...ownFields.filter((f) => !view.own.includes(f.fieldId)).map((f) => ownKey(f.fieldId))], [view.hidden, view.own, ownFields]);
  const shown = useMemo(() => columns.filter((c) => !hidden.includes(c.id)), [columns, hidden]);
  const close = useCallback(() => go('customers', 'list'), []);

  const narrowed = search !== '' || shop !== null || Object.keys(view.filters).length > 0;
  if (list.head && list.total === 0 && !narrowed) return <NoCustomers />;
  return (
    <Page
      full
      title={t('title')}
      action={<NewMemberButton />}
      sentence={list.head && <Trans t={t} i18nKey={narrowed ? 'sentenceFound' : 'sentence'} count={list.total} components={{ b: <strong /> }} />}
      filters={
        <>
          <Input allowClear prefix={<SearchOutlined />} className="customer-search" value={view.search} placeholder={t('search')} aria-label={t('search')} onChange={(e) => view.change({ search: e.target.value })} />
          <ShopFilter />
          {narrowed && (
            <Button
              onClick={() => {
                view.clear();
                choose(null);
              }}
            >
              {t('clear')}
            </Button>
          )}
          <span className="page-filters-end">
            <BoardMenu topic="customers" board={view.board} shown={() => ({ search: view.search, sort: view.sort, filters: view.filters as Record<string, string>, own: view.own, hidden: view.hidden, dense: view.dense })} onTake={view.take} />
            <ListActions chosen={chosen} total={list.total} />
            <Tooltip title={view.dense ? t('roomy') : t('dense')}>
              <Button icon={view.dense ? <ColumnHeightOutlined /> : <VerticalAlignMiddleOutlined />} aria-label={view.dense ? t('roomy') : t('dense')} onClick={() => view.change({ dense: !view.dense })} />
            </Tooltip>
            <ColumnChooser label={t('columns')} columns={columns} hidden={hidden} fixed={['nick']} onChange={(off) => view.change({ hidden: off.filter((id) => ownIdOf(id) === undefined), own: ownFields.map((f) => f.fieldId).filter((id) => !off.includes(ownKey(id))) })} />
          </span>
        </>
      }
    >
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <div className="split">
        <DataTable
          label={t('title')}
          columns={shown}
          total={list.total}
          row={list.row}
          rowKey={(c) => c.customerId}
          onRange={list.onRange}
          sort={view.sort}
          onSort={(by, descending) => view.change({ sort: { by: by as ListColumnId, descending } })}
          filters={view.filters as Record<string, string>}
          onFilter={(id, text) => view.filter(id as ListColumnId, text)}
          onOpen={(c) => go('customers', 'list', c.customerId)}
          activeKey={customerId}
          dense={view.dense}
          empty={t('nobody')}
          foot={
            <>
              <span>{t('foot', { day: format.day(list.head?.asOf ?? null) })}</span>
              <ExclusionsNote shop={shop} />
            </>
          }
        />
        {customerId !== null && <CustomerPanel key={customerId} customerId={customerId} onClose={close} />}
      </div>
    </Page>
  );
}
