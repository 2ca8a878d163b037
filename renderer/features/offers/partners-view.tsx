import { PlusOutlined, ShopOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Partner } from '../../../shared/contract/offers-partners.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DealsPanel } from './deals-panel.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PartnerGoodsForm } from './partner-goods-form.tsx';
import { PartnerReportPanel } from './partner-report-panel.tsx';
import { PartnerTableForm } from './partner-table-form.tsx';

/** Suppliers and others who bear a part: their goods, what was agreed, and what they may see. */
export function PartnersView({ choice, chosen }: { choice: ReactNode; chosen: number | null }) {
  const { t } = useTranslation('offers');
  const found = useQuery(api.offers.partners, {});
  const [form, setForm] = useState<'new' | 'edit' | 'goods' | 'many' | null>(null);
  const data = found.data;
  const partner = data?.partners.find((p) => p.partnerId === chosen) ?? data?.partners[0];
  const isEmpty = data?.partners.length === 0;
  const buttons = (
    <Space wrap>
      <Button onClick={() => setForm('many')}>{t('partner.many')}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setForm('new')}>
        {t('partner.new')}
      </Button>
    </Space>
  );
  const onSaved = (partnerId: number | null) => {
    setForm(null);
    if (partnerId !== null) go('marketing', 'offers', 'partners', partnerId);
  };
  return (
    <Page title={t('title')} filters={choice} action={data && !isEmpty ? buttons : undefined} sentence={data && !isEmpty && <Trans t={t} i18nKey="partner.sentence" count={data.partners.length} values={{ products: data.products, free: data.free }} components={{ b: <strong /> }} />}>
      <Failure error={found.error} />
      {!data && !found.error && <Skeleton active />}
      {isEmpty && (
        <EmptyState icon={<ShopOutlined />} title={t('partner.emptyTitle')} text={t('partner.emptyText')}>
          {buttons}
        </EmptyState>
      )}
      {data && partner && (
        <div className="partner-columns">
          <Panel title={t('partner.list')}>
            <ul className="partner-list">
              {data.partners.map((p) => (
                <li key={p.partnerId}>
                  <Button type={p === partner ? 'primary' : 'text'} ghost={p === partner} block aria-pressed={p === partner} title={p.name} onClick={() => go('marketing', 'offers', 'partners', p.partnerId)}>
                    <span>{p.name}</span>
                    <small>{t('partner.products', { count: p.products })}</small>
                  </Button>
                </li>
              ))}
            </ul>
          </Panel>
          <div className="offer-side" key={partner.partnerId}>
            <About partner={partner} onForm={setForm} />
            <DealsPanel partner={partner} />
            {data.lastDay !== null && <PartnerReportPanel partner={partner} lastDay={data.lastDay} />}
          </div>
        </div>
      )}
      {(form === 'new' || (form === 'edit' && partner)) && <PartnerForm partner={form === 'new' ? null : (partner ?? null)} onDone={form === 'new' ? onSaved : () => setForm(null)} />}
      {form === 'goods' && partner && <PartnerGoodsForm partner={partner} onDone={() => setForm(null)} />}
      {form === 'many' && <PartnerTableForm onDone={() => setForm(null)} />}
    </Page>
  );
}

const NAMED = 6;

function About({ partner, onForm }: { partner: Partner; onForm: (form: 'edit' | 'goods') => void }) {
  const { t } = useTranslation('offers');
  const { goods, total } = useQuery(api.offers.partnerGoods, { partnerId: partner.partnerId, limit: NAMED }).data ?? { goods: [], total: 0 };
  return (
    <Panel
      title={partner.name}
      extra={
        <Space>
          <Button size="small" onClick={() => onForm('goods')}>
            {t('partner.choose')}
          </Button>
          <Button size="small" type="text" onClick={() => onForm('edit')}>
            {t('partner.edit')}
          </Button>
        </Space>
      }
    >
      {partner.note !== '' && <p>{partner.note}</p>}
      <p className="soft">{total === 0 ? t('partner.goodsNone') : t('partner.products', { count: total })}</p>
      {total > 0 && <p className="partner-named">{goods.map((g) => g.title).join(' · ')}{total > goods.length ? ' …' : ''}</p>}
    </Panel>
  );
}
