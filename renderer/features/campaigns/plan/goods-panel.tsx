import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ITEMS, type CampaignPlan, type ItemInput } from '../../../../shared/contract/planning.ts';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import { minorPerUnit } from '../../../../shared/lib/money.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useCommand, useQuery } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';
import { LowPrices } from './low-prices.tsx';

const EMPTY: ItemInput = { productId: null, title: '', listMinor: null, promoMinor: null, limitEach: null, stock: null };
const numbers = ['limitEach', 'stock'] as const;

/** What is sold at which price, what is left of it, and after the lock how much of it went. */
export function GoodsPanel({ campaign, plan }: { campaign: Campaign; plan: CampaignPlan }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const save = useCommand(api.planning.saveItems);
  const isDraft = campaign.state === 'draft';
  const [typed, type] = useState<ItemInput[] | null>(null);
  const goods = useQuery(api.insights.sales, {}, { enabled: isDraft }).data?.products ?? [];
  const sold = useQuery(api.results.goods, { campaignId: campaign.campaignId }, { enabled: !isDraft && plan.items.some((i) => i.productId !== null) }).data?.goods;
  const { currency, campaignId } = campaign;
  const unit = minorPerUnit(currency);
  const items: ItemInput[] = typed ?? plan.items.map(({ costMinor: _, ...item }) => item);
  const costs = new Map(plan.items.map((i) => [i.productId, i.costMinor]));
  const keep = (list: ItemInput[]) => void save.run({ campaignId, items: list.filter((i) => i.title.trim() !== '') });
  const put = (index: number, change: Partial<ItemInput>): ItemInput[] => {
    const next = items.map((item, i) => (i === index ? { ...item, ...change } : item));
    type(next);
    return next;
  };
  const drop = (index: number) => {
    const next = items.filter((_, i) => i !== index);
    type(next);
    keep(next);
  };
  if (!isDraft && items.length === 0) return null;
  return (
    <Panel title={t('goods.title')}>
      <p className="soft plan-text">{t('goods.text')}</p>
      {items.length > 0 && (
        <div className="plan-scroll">
          <table className="plain-table plan-form">
            <thead>
              <tr>
                <th>{t('goods.item')}</th>
                <th>{t('goods.list')}</th>
                <th>{t('goods.promo')}</th>
                <th className="is-number">{t('goods.margin')}</th>
                <th>{t('goods.limit')}</th>
                <th>{t('goods.stock')}</th>
                {!isDraft && <th>{t('goods.result')}</th>}
                {isDraft && <th aria-label={t('goods.remove', { title: '' })} />}
              </tr>
            </thead>
            <tbody>
              {items.map((item, i) => {
                const row = sold?.find((g) => g.productId === item.productId);
                return (
                  <tr key={i}>
                    <td className="is-item">
                      <AutoComplete
                        aria-label={t('goods.item')}
                        placeholder={t('goods.choose')}
                        disabled={!isDraft}
                        value={item.title}
                        options={goods.filter((g) => g.title.includes(item.title) && !items.some((o) => o.productId === g.productId)).slice(0, 30).map((g) => ({ value: g.title, label: g.title, productId: g.productId }))}
                        onChange={(title: string) => put(i, { title, productId: null })}
                        onSelect={(title: string, option: { productId: number }) => keep(put(i, { title, productId: option.productId }))}
                        onBlur={() => keep(items)}
                      />
                    </td>
                    {(['listMinor', 'promoMinor'] as const).map((field) => (
                      <td key={field}>
                        <InputNumber<number> aria-label={`${t(field === 'listMinor' ? 'goods.list' : 'goods.promo')} ${item.title}`} min={0} disabled={!isDraft} value={item[field] === null ? null : item[field] / unit} onChange={(n) => keep(put(i, { [field]: n === null ? null : Math.round(n * unit) }))} />
                      </td>
                    ))}
                    <td className="is-number">
                      <MarginCell costMinor={costs.get(item.productId) ?? null} promoMinor={item.promoMinor} currency={currency} />
                    </td>
                    {numbers.map((field) => (
                      <td key={field}>
                        <InputNumber<number> aria-label={`${t(field === 'stock' ? 'goods.stock' : 'goods.limit')} ${item.title}`} min={field === 'stock' ? 0 : 1} precision={0} disabled={!isDraft} value={item[field]} onChange={(n) => keep(put(i, { [field]: n }))} />
                      </td>
                    ))}
                    {!isDraft && <td className="number">{row ? t('goods.sold', { units: format.count(row.units), buyers: format.count(row.buyers) }) : '–'}</td>}
                    {isDraft && (
                      <td>
                        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('goods.remove', { title: item.title })} onClick={() => drop(i)} />
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {isDraft && (
        <Button className="plan-add" icon={<PlusOutlined />} disabled={items.length >= MOST_ITEMS || items.some((i) => i.title.trim() === '')} onClick={() => type([...items, EMPTY])}>
          {t('goods.add')}
        </Button>
      )}
      <LowPrices campaignId={campaignId} />
      <Failure error={save.error} onClose={save.clearError} />
    </Panel>
  );
}

function MarginCell({ costMinor, promoMinor, currency }: { costMinor: number | null; promoMinor: number | null; currency: string }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  if (costMinor === null) return <span className="soft">{t('goods.unknown')}</span>;
  if (promoMinor === null || promoMinor === 0) return <>–</>;
  const left = promoMinor - costMinor;
  return <span className={left < 0 ? 'harm' : ''}>{left < 0 ? t('goods.below') : `${format.money(left, currency)} · ${format.share(left / promoMinor)}`}</span>;
}
