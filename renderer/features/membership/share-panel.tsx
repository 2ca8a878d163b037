import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberShare } from '../../../shared/contract/membership-overview.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

const keyOf = (s: MemberShare) => `${s.shopId} ${s.currency}`;

/** How much of each shop's sales went to somebody with a card, month by month. */
export function SharePanel({ shares }: { shares: MemberShare[] }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shops = [...new Map(shares.map((s) => [keyOf(s), s])).values()];
  const [chosen, setChosen] = useState<string | null>(null);
  const key = shops.some((s) => keyOf(s) === chosen) ? chosen : shops[0] === undefined ? null : keyOf(shops[0]);
  const rows = shares.filter((s) => keyOf(s) === key);
  const share = (part: number, whole: number) => (whole === 0 ? '–' : format.share(part / whole));
  const sum = (of: (s: MemberShare) => number) => rows.reduce((total, s) => total + of(s), 0);
  const choice = shops.length > 1 && <Select<string> aria-label={t('overview.shop')} value={key ?? ''} options={shops.map((s) => ({ value: keyOf(s), label: `${s.shop} · ${s.currency}` }))} onChange={setChosen} />;
  return (
    <Panel
      title={t('overview.share')}
      extra={
        <span className="member-share-end">
          {choice}
          <Definition label={common('definition')} text={t('overview.shareDefinition')} n={t('overview.nOrders', { count: sum((s) => s.orders) })} />
        </span>
      }
    >
      {rows.length === 0 ? (
        <p className="soft">{t('overview.noSales')}</p>
      ) : (
        <>
          <p>{t('overview.shareSentence', { shop: rows[0]!.shop, sales: share(sum((s) => s.memberNetMinor), sum((s) => s.netMinor)), orders: share(sum((s) => s.memberOrders), sum((s) => s.orders)) })}</p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('overview.month')}</th>
                <th className="is-number">{t('overview.orders')}</th>
                <th className="is-number">{t('overview.memberOrders')}</th>
                <th className="is-number">{t('overview.ofOrders')}</th>
                <th className="is-number">{t('overview.sales')}</th>
                <th className="is-number">{t('overview.memberSales')}</th>
                <th className="is-number">{t('overview.ofSales')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((s) => (
                <tr key={s.month}>
                  <td>{s.month}</td>
                  <td className="is-number">{format.count(s.orders)}</td>
                  <td className="is-number">{format.count(s.memberOrders)}</td>
                  <td className="is-number">{share(s.memberOrders, s.orders)}</td>
                  <td className="is-number">{format.money(s.netMinor, s.currency)}</td>
                  <td className="is-number">{format.money(s.memberNetMinor, s.currency)}</td>
                  <td className="is-number">{share(s.memberNetMinor, s.netMinor)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
