import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner, PartnerDeal } from '../../../shared/contract/offers-partners.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DealForm } from './deal-form.tsx';

/** What the partner bears of which offer, and what is left for the owner. */
export function DealsPanel({ partner }: { partner: Partner }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const found = useQuery(api.offers.partnerDeals, { partnerId: partner.partnerId });
  const [editing, setEditing] = useState<PartnerDeal | 'new' | null>(null);
  const deals = found.data;
  const terms = ({ basis, amountMinor, capMinor, currency }: PartnerDeal) => {
    const money = format.money(amountMinor, currency);
    return basis === 'fixed' ? t('partner.deal.fixedIs', { money }) : capMinor === null ? t('partner.deal.pieceIs', { money }) : t('partner.deal.pieceCapped', { money, cap: format.money(capMinor, currency) });
  };
  return (
    <Panel
      title={t('partner.deal.title')}
      extra={
        <span className="partner-extra">
          <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('partner.deal.new')}
          </Button>
          <Definition label={common('definition')} text={t('partner.deal.definition')} />
        </span>
      }
    >
      <Failure error={found.error} />
      {!deals && !found.error && <Skeleton active paragraph={{ rows: 2 }} />}
      {deals?.length === 0 && <p className="soft">{t('partner.deal.none')}</p>}
      {deals && deals.length > 0 && (
        <div className="offer-scroll">
          <table className="plain-table partner-deals">
            <thead>
              <tr>
                <th>{t('partner.deal.offer')}</th>
                <th>{t('partner.deal.days')}</th>
                <th>{t('partner.deal.basis')}</th>
                <th className="is-number">{t('partner.deal.sold')}</th>
                <th className="is-number">{t('partner.deal.cost')}</th>
                <th className="is-number">{t('partner.deal.share')}</th>
                <th className="is-number">{t('partner.deal.own')}</th>
                <th aria-label={t('partner.deal.edit')} />
              </tr>
            </thead>
            <tbody>
              {deals.map((d) => (
                <tr key={d.dealId}>
                  <td>
                    <Button type="link" className="flat-link" onClick={() => (d.campaignId === null ? go('marketing', 'offers', 'coupons', d.batchId ?? '') : go('marketing', 'campaigns', d.campaignId))}>
                      {d.offer}
                    </Button>
                    <div className="soft">{d.goods.length === 0 ? t('partner.deal.allGoods') : t('partner.deal.someGoods', { count: d.goods.length })}</div>
                  </td>
                  <td>{d.untilDay === null ? t('partner.deal.noEnd', { from: format.day(d.fromDay) }) : t('partner.deal.span', { from: format.day(d.fromDay), until: format.day(d.untilDay) })}</td>
                  <td>
                    {terms(d)}
                    {d.note !== '' && <div className="soft">{d.note}</div>}
                  </td>
                  <td className="is-number">{format.count(d.pieces)}</td>
                  <td className="is-number">{format.money(d.costMinor, d.currency)}</td>
                  <td className="is-number">
                    {format.money(d.shareMinor, d.currency)}
                    {d.capped && <div className="soft">{t('partner.deal.capped')}</div>}
                  </td>
                  <td className="is-number">
                    <strong>{format.money(d.ownMinor, d.currency)}</strong>
                  </td>
                  <td>
                    <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('partner.deal.edit')} ${d.offer}`} onClick={() => setEditing(d)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing !== null && <DealForm partner={partner} deal={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </Panel>
  );
}
