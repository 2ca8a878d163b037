import { PlusOutlined, TagOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CouponBatch } from '../../../shared/contract/offers-coupons.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { FreezeIds } from './freeze-ids.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { PersonName } from './person-name.tsx';
import { UsesForm } from './uses-form.tsx';

const SOON_DAYS = 7;

/** Batches of codes: who has one, who used theirs, and what that brought. */
export function CouponsView({ choice, chosen }: { choice: ReactNode; chosen: number | null }) {
  const { t } = useTranslation('offers');
  const batches = useQuery(api.offers.couponBatches, {});
  const expiring = useQuery(api.offers.expiringCoupons, { days: SOON_DAYS });
  const currency = useQuery(api.settings.get, {}).data?.baseCurrency ?? 'CNY';
  const [editing, setEditing] = useState<CouponBatch | 'new' | null>(null);
  const [taking, setTaking] = useState(false);
  const all = batches.data;
  const shown = all?.find((b) => b.batchId === chosen) ?? all?.[0];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('coupon.new')}
    </Button>
  );
  const sum = (of: (b: CouponBatch) => number) => (all ?? []).reduce((n, b) => n + of(b), 0);
  const onSaved = (batchId: number | null) => {
    setEditing(null);
    if (batchId !== null) go('marketing', 'offers', 'coupons', batchId);
  };
  return (
    <Page
      title={t('title')}
      filters={choice}
      action={
        all && all.length > 0 ? (
          <Space>
            <Button onClick={() => setTaking(true)}>{t('uses.button')}</Button>
            {add}
          </Space>
        ) : undefined
      }
      sentence={all && all.length > 0 && <Trans t={t} i18nKey="coupon.sentence" count={sum((b) => b.given)} values={{ used: sum((b) => b.used), soon: expiring.data?.length ?? 0 }} components={{ b: <strong /> }} />}
    >
      <Failure error={batches.error ?? expiring.error} />
      {!all && !batches.error && <Skeleton active />}
      {all?.length === 0 && (
        <EmptyState icon={<TagOutlined />} title={t('coupon.emptyTitle')} text={t('coupon.emptyText')}>
          {add}
        </EmptyState>
      )}
      {all && all.length > 0 && (
        <div className="offer-columns">
          <div className="offer-side">
            <Panel>
              <BatchTable batches={all} shown={shown?.batchId ?? null} onEdit={setEditing} />
            </Panel>
            <Expiring rows={expiring.data ?? []} />
          </div>
          {shown && <BatchPanel key={shown.batchId} batch={shown} />}
        </div>
      )}
      {editing !== null && <BatchForm batch={editing === 'new' ? null : editing} currency={currency} onDone={onSaved} />}
      {taking && <UsesForm onDone={() => setTaking(false)} />}
    </Page>
  );
}

function BatchTable({ batches, shown, onEdit }: { batches: CouponBatch[]; shown: number | null; onEdit: (batch: CouponBatch) => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  return (
    <div className="offer-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('coupon.name')}</th>
            <th>{t('coupon.worth')}</th>
            <th>{t('coupon.untilDay')}</th>
            <th className="is-number">{t('coupon.codes')}</th>
            <th className="is-number">{t('coupon.given')}</th>
            <th className="is-number">{t('coupon.used')}</th>
            <th aria-label={common('edit')} />
          </tr>
        </thead>
        <tbody>
          {batches.map((b) => (
            <tr key={b.batchId} className={b.batchId === shown ? 'is-marked' : ''}>
              <td>
                <Button type="link" onClick={() => go('marketing', 'offers', 'coupons', b.batchId)}>
                  {b.name}
                </Button>
                {b.kind !== 'coupon' && <div className="soft">{t(`kind.${b.kind}`)}</div>}
              </td>
              <td>{b.thresholdMinor === 0 ? t('coupon.off', { value: format.money(b.valueMinor, b.currency) }) : t('coupon.offFrom', { from: format.money(b.thresholdMinor, b.currency), value: format.money(b.valueMinor, b.currency) })}</td>
              <td>{b.untilDay !== null ? format.day(b.untilDay) : b.validDays !== null ? t('benefit.validDays', { count: b.validDays }) : t('noLimit')}</td>
              <td className="is-number">{format.count(b.codes)}</td>
              <td className="is-number">{format.count(b.given)}</td>
              <td className="is-number">{format.count(b.used)}</td>
              <td className="is-number">
                <Button size="small" type="text" onClick={() => onEdit(b)}>
                  {common('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ExpiringRow = Awaited<ReturnType<typeof api.offers.expiringCoupons>>[number];

function Expiring({ rows }: { rows: ExpiringRow[] }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const ids = [...new Set(rows.map((r) => r.customerId).filter((id) => id !== null))];
  return (
    <Panel title={t('expiring.title', { days: SOON_DAYS })} extra={ids.length > 0 && <FreezeIds customerIds={ids} name={t('expiring.name')} />}>
      {rows.length === 0 && <p className="soft">{t('expiring.none')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <tbody>
            {rows.slice(0, 50).map((r) => (
              <tr key={r.couponId}>
                <td>
                  <PersonName {...r} />
                </td>
                <td className="offer-code">{r.code}</td>
                <td>{r.batchName}</td>
                <td className="is-number">{format.day(r.expiresDay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 50 && <p className="offer-rest">{t('expiring.more', { count: rows.length - 50 })}</p>}
    </Panel>
  );
}
