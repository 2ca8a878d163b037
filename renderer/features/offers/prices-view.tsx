import { PlusOutlined, TagsOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { PriceRegister, PriceRow } from '../../../shared/contract/offers-prices.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PriceForm } from './price-form.tsx';
import { pieceOf, useBreachWords, useTierName } from './price-warnings.tsx';
import { PricesTableForm } from './prices-table-form.tsx';
import { StackPanel } from './stack-panel.tsx';

/** What goods are meant to cost, what happens to it when discounts meet, and where it falls too low. */
export function PricesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const found = useQuery(api.offers.prices, {});
  const [editing, setEditing] = useState<PriceRow | 'new' | null>(null);
  const [many, setMany] = useState(false);
  const register = found.data;
  const isEmpty = register?.rows.length === 0;
  const buttons = (
    <Space wrap>
      <Button onClick={() => setMany(true)}>{t('price.many')}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
        {t('price.new')}
      </Button>
    </Space>
  );
  return (
    <Page title={t('title')} filters={choice} action={register && !isEmpty ? buttons : undefined} sentence={register && !isEmpty && <Trans t={t} i18nKey="price.sentence" count={register.rows.length} values={{ low: new Set(register.breaches.map((b) => b.priceId)).size, unknown: register.withoutCost }} components={{ b: <strong /> }} />}>
      <Failure error={found.error} />
      {!register && !found.error && <Skeleton active />}
      {isEmpty && (
        <EmptyState icon={<TagsOutlined />} title={t('price.emptyTitle')} text={t('price.emptyText')}>
          {buttons}
        </EmptyState>
      )}
      {register && !isEmpty && (
        <div className="offer-columns is-wide-left">
          <Panel>
            <PriceTable register={register} onEdit={setEditing} />
          </Panel>
          <div className="offer-side">
            <Breaches register={register} onEdit={setEditing} />
            <StackPanel register={register} />
          </div>
        </div>
      )}
      {editing !== null && register && <PriceForm register={register} row={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      {many && <PricesTableForm onDone={() => setMany(false)} />}
    </Page>
  );
}

const HEAD = 44;
const ROW = 34;
const LEAST_ROWS = 6;
const MOST_ROWS = 16;

function PriceTable({ register, onEdit }: { register: PriceRegister; onEdit: (row: PriceRow) => void }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const tierName = useTierName(register);
  const { rows } = register;
  const ranks = [...new Set(rows.flatMap((r) => r.members.map((m) => m.rank)))].sort((a, b) => a - b);
  const low = new Set(register.breaches.map((b) => b.priceId));
  const columns: Column<PriceRow>[] = [
    { id: 'piece', title: t('price.product'), width: 150, render: (r) => <span title={pieceOf(r)}>{pieceOf(r)}</span> },
    { id: 'list', title: t('price.list'), width: 96, numeric: true, render: (r) => format.money(r.listMinor, r.currency) },
    ...ranks.map((rank): Column<PriceRow> => ({ id: `rank-${rank}`, title: tierName(rank), width: 96, numeric: true, render: (r) => format.money(r.members.find((m) => m.rank === rank)?.priceMinor ?? null, r.currency) })),
    { id: 'floor', title: t('price.floor'), width: 96, numeric: true, render: (r) => format.money(r.floorMinor, r.currency) },
    { id: 'cost', title: t('price.cost'), width: 96, numeric: true, render: (r) => format.money(r.costMinor, r.currency) },
    { id: 'state', title: t('price.state'), width: 76, render: (r) => (low.has(r.priceId) ? <span className="harm">{t('price.tooLow')}</span> : r.costMinor === null ? <span className="soft">{t('price.noCost')}</span> : t('price.fine')) },
  ];
  return (
    <div className="sized-table" style={{ height: HEAD + ROW * Math.max(LEAST_ROWS, Math.min(rows.length, MOST_ROWS)) }}>
      <DataTable label={t('view.prices')} columns={columns} total={rows.length} row={(i) => rows[i]} rowKey={(r) => r.priceId} onRange={() => undefined} onOpen={onEdit} dense empty="" />
    </div>
  );
}

function Breaches({ register, onEdit }: { register: PriceRegister; onEdit: (row: PriceRow) => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const words = useBreachWords(register);
  const { breaches, rows } = register;
  return (
    <Panel title={t('price.breaches', { count: breaches.length })} extra={<Definition label={common('definition')} text={t('price.definition')} />}>
      {breaches.length === 0 && <p className="soft">{t('price.noBreaches')}</p>}
      <ul className="price-breaches">
        {breaches.map((breach, i) => {
          const row = rows.find((r) => r.priceId === breach.priceId);
          if (!row) return null;
          const open = () => (breach.by === 'coupon' && breach.refId !== null ? go('marketing', 'offers', 'coupons', breach.refId) : breach.by === 'item' && breach.refId !== null ? go('marketing', 'campaigns', breach.refId) : onEdit(row));
          return (
            <li key={i}>
              <Button type="link" onClick={open}>
                {pieceOf(row)}
              </Button>
              <div>{words(breach)}</div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
