import { App, Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsKey, Partner, PartnerGoods } from '../../../shared/contract/offers-partners.ts';
import { api } from '../../lib/api.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { FormModal } from './fields.tsx';

const SHOWN = 200;
export const goodsId = ({ shopId, key }: GoodsKey): string => `${shopId} ${key}`;

/** Which of everything that is sold this partner supplies. */
export function PartnerGoodsForm({ partner, onDone }: { partner: Partner; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const found = useQuery(api.offers.partnerGoods, { search: useDeferredValue(search), limit: SHOWN });
  const assign = useCommand(api.offers.assignGoods);
  const [changed, setChanged] = useState(new Map<string, { goods: PartnerGoods; to: boolean }>());
  const { partnerId } = partner;
  const put = (goods: PartnerGoods, to: boolean) => {
    const next = new Map(changed);
    if (to === (goods.partnerId === partnerId)) next.delete(goodsId(goods));
    else next.set(goodsId(goods), { goods, to });
    setChanged(next);
  };
  const ok = async () => {
    const keys = (to: boolean) => [...changed.values()].filter((c) => c.to === to).map(({ goods: { shopId, key } }) => ({ shopId, key }));
    const [given, taken] = [keys(true), keys(false)];
    if (given.length > 0 && !(await assign.run({ partnerId, goods: given }))) return;
    if (taken.length > 0 && !(await assign.run({ partnerId: null, goods: taken }))) return;
    void message.success(t('partner.assigned', { count: changed.size }));
    onDone();
  };
  const { goods = [], total = 0 } = found.data ?? {};
  return (
    <FormModal title={t('partner.chooseTitle', { partner: partner.name })} okText={common('save')} ready={changed.size > 0} busy={assign.busy} error={assign.error ?? found.error} onOk={() => void ok()} onCancel={onDone}>
      <div className="is-wide">
        <Input autoFocus allowClear maxLength={100} aria-label={t('partner.search')} placeholder={t('partner.search')} value={search} onChange={(e) => setSearch(e.target.value)} />
      </div>
      <ul className="is-wide partner-goods">
        {goods.map((g) => (
          <li key={goodsId(g)}>
            <Checkbox checked={changed.get(goodsId(g))?.to ?? g.partnerId === partnerId} onChange={(e) => put(g, e.target.checked)}>
              {g.title} <span className="soft">{g.shop}</span>
            </Checkbox>
            {g.partnerId !== null && g.partnerId !== partnerId && <span className="soft">{t('partner.others', { partner: g.partner ?? '' })}</span>}
          </li>
        ))}
        {found.data && goods.length === 0 && <li className="soft">{t('partner.noGoods')}</li>}
        {total > goods.length && <li className="soft">{t('partner.more', { count: total - goods.length })}</li>}
      </ul>
    </FormModal>
  );
}
