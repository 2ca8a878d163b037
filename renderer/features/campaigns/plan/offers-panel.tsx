import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import type { CampaignOffer, CampaignPlan } from '../../../../shared/contract/planning.ts';
import { minorPerUnit } from '../../../../shared/lib/money.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useCommand } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';

const none = (position: number): CampaignOffer => ({ position, offer: '', percent: null, amountMinor: null });

/** An offer for each variant's people, and for the rest. The variants' order, or the lot, decides who gets which. */
export function OffersPanel({ campaign, plan }: { campaign: Campaign; plan: CampaignPlan }) {
  const { t } = useTranslation('planning');
  const save = useCommand(api.planning.saveOffers);
  const [typed, type] = useState<Record<number, CampaignOffer>>({});
  const { campaignId, variants, currency } = campaign;
  const isDraft = campaign.state === 'draft';
  const groups = [...variants.map((v) => ({ position: v.position, name: v.name })), { position: 0, name: t(variants.length === 0 ? 'offers.everyone' : campaign.dealtBy === 'lot' ? 'offers.original' : 'offers.rest') }];
  const shown = groups.map(({ position, name }) => ({ name, offer: typed[position] ?? plan.offers.find((o) => o.position === position) ?? none(position) }));
  const keep = (changed?: CampaignOffer) => {
    const offers = shown.map(({ offer }) => (offer.position === changed?.position ? changed : offer)).filter((o) => o.offer.trim() !== '');
    if (JSON.stringify(offers) !== JSON.stringify(plan.offers)) void save.run({ campaignId, offers });
  };
  const unit = minorPerUnit(currency);
  return (
    <Panel title={t('offers.title')}>
      <p className="soft plan-text">{t(campaign.dealtBy === 'lot' ? 'offers.textByLot' : 'offers.text')}</p>
      <div className="plan-scroll">
        <table className="plain-table plan-form">
          <thead>
            <tr>
              <th>{t('offers.who')}</th>
              <th>{t('offers.offer')}</th>
              <th>{t('offers.percent')}</th>
              <th>{t('offers.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, offer }) => {
              const put = (change: Partial<CampaignOffer>) => {
                const next = { ...offer, ...change };
                type({ ...typed, [offer.position]: next });
                return next;
              };
              return (
                <tr key={offer.position}>
                  <td>{name}</td>
                  <td className="is-wide">
                    <Input aria-label={`${t('offers.offer')} ${name}`} placeholder={t('offers.offerHint')} maxLength={200} disabled={!isDraft} value={offer.offer} onChange={(e) => put({ offer: e.target.value })} onBlur={() => keep()} />
                  </td>
                  <td>
                    <InputNumber<number> aria-label={`${t('offers.percent')} ${name}`} min={0} max={100} suffix="%" disabled={!isDraft || offer.offer.trim() === ''} value={offer.percent} onChange={(percent) => keep(put({ percent }))} />
                  </td>
                  <td>
                    <InputNumber<number> aria-label={`${t('offers.amount')} ${name}`} min={0} suffix={currency} disabled={!isDraft || offer.offer.trim() === ''} value={offer.amountMinor === null ? null : offer.amountMinor / unit} onChange={(n) => keep(put({ amountMinor: n === null ? null : Math.round(n * unit) }))} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Panel>
  );
}
