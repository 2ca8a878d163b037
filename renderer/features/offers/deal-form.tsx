import { DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner, PartnerDeal } from '../../../shared/contract/offers-partners.ts';
import { dealBases, type DealBasis } from '../../../shared/domain/partner-share.ts';
import { api } from '../../lib/api.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { AskButton } from '../../ui/ask-button.tsx';
import { FormModal, Labelled } from './fields.tsx';
import { goodsId } from './partner-goods-form.tsx';

const MOST_GOODS = 1000;

/** What a partner bears of one campaign or one batch of coupons. */
export function DealForm({ partner, deal, onDone }: { partner: Partner; deal: PartnerDeal | null; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.saveDeal);
  const remove = useCommand(api.offers.removeDeal);
  const campaigns = useQuery(api.campaigns.list, {}).data ?? [];
  const batches = useQuery(api.offers.couponBatches, {}).data ?? [];
  const supplied = useQuery(api.offers.partnerGoods, { partnerId: partner.partnerId, limit: MOST_GOODS }).data?.goods ?? [];
  const [offer, setOffer] = useState<string | null>(deal === null ? null : deal.campaignId === null ? `batch ${deal.batchId}` : `campaign ${deal.campaignId}`);
  const [basis, setBasis] = useState<DealBasis>(deal?.basis ?? 'fixed');
  const [amountMinor, setAmount] = useState(deal?.amountMinor ?? null);
  const [capMinor, setCap] = useState(deal?.capMinor ?? null);
  const [fromDay, setFrom] = useState(deal?.fromDay ?? dayjs().format('YYYY-MM-DD'));
  const [untilDay, setUntil] = useState(deal?.untilDay ?? null);
  const [note, setNote] = useState(deal?.note ?? '');
  const [goods, setGoods] = useState(deal?.goods.map(goodsId) ?? []);
  const options = [
    { label: t('partner.deal.campaigns'), options: campaigns.map((c) => ({ value: `campaign ${c.campaignId}`, label: c.name, currency: c.currency })) },
    { label: t('partner.deal.batches'), options: batches.map((b) => ({ value: `batch ${b.batchId}`, label: b.name, currency: b.currency })) },
  ].filter((group) => group.options.length > 0);
  const currency = options.flatMap((g) => g.options).find((o) => o.value === offer)?.currency ?? deal?.currency ?? 'CNY';
  // Goods that went to somebody else since stay agreed.
  const kept = (deal?.goods ?? []).filter((g) => !supplied.some((s) => goodsId(s) === goodsId(g)));
  const choices = [...supplied.map((g) => ({ value: goodsId(g), label: g.title, key: { shopId: g.shopId, key: g.key } })), ...kept.map((g) => ({ value: goodsId(g), label: g.key, key: g }))];
  const ok = async () => {
    if (offer === null || amountMinor === null) return;
    const [kind, id] = offer.split(' ');
    const done = await save.run({
      ...(deal ? { dealId: deal.dealId } : {}),
      partnerId: partner.partnerId,
      campaignId: kind === 'campaign' ? Number(id) : null,
      batchId: kind === 'batch' ? Number(id) : null,
      basis,
      amountMinor,
      capMinor: basis === 'piece' ? capMinor : null,
      fromDay,
      untilDay,
      note,
      goods: choices.filter((c) => goods.includes(c.value)).map((c) => c.key),
    });
    if (done) onDone();
  };
  return (
    <FormModal title={t(deal ? 'partner.deal.edit' : 'partner.deal.new')} okText={common('save')} ready={offer !== null && amountMinor !== null && (untilDay === null || untilDay >= fromDay)} busy={save.busy} error={save.error ?? remove.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('partner.deal.offer')} help={options.length === 0 ? t('partner.deal.needsOffer') : undefined} wide>
        <Select<string | null> aria-label={t('partner.deal.offer')} placeholder={t('partner.deal.offerHint')} showSearch={{ optionFilterProp: 'label' }} value={offer} options={options} onChange={setOffer} />
      </Labelled>
      <div className="is-wide">
        <Segmented<DealBasis> aria-label={t('partner.deal.basis')} value={basis} onChange={setBasis} options={dealBases.map((value) => ({ value, label: t(`partner.deal.${value}`) }))} />
      </div>
      <Labelled label={t(basis === 'fixed' ? 'partner.deal.amount' : 'partner.deal.amountEach')}>
        <AmountField label={t(basis === 'fixed' ? 'partner.deal.amount' : 'partner.deal.amountEach')} currency={currency} minor={amountMinor} least={1} onMinor={setAmount} />
      </Labelled>
      {basis === 'piece' && (
        <Labelled label={t('partner.deal.cap')} help={t('partner.deal.capHelp')}>
          <AmountField label={t('partner.deal.cap')} currency={currency} minor={capMinor} least={1} onMinor={setCap} />
        </Labelled>
      )}
      <Labelled label={t('partner.deal.from')}>
        <DatePicker aria-label={t('partner.deal.from')} allowClear={false} value={pickerDay(fromDay)} onChange={(d) => d !== null && setFrom(d.format('YYYY-MM-DD'))} />
      </Labelled>
      <Labelled label={t('partner.deal.until')} help={t('partner.deal.untilHelp')}>
        <DatePicker aria-label={t('partner.deal.until')} minDate={dayjs(fromDay)} value={pickerDay(untilDay)} onChange={(d) => setUntil(d?.format('YYYY-MM-DD') ?? null)} />
      </Labelled>
      <Labelled label={t('partner.deal.goods')} help={t('partner.deal.goodsAll')} wide>
        <Select<string[]> mode="multiple" allowClear maxTagCount="responsive" aria-label={t('partner.deal.goods')} showSearch={{ optionFilterProp: 'label' }} value={goods} options={choices} onChange={setGoods} />
      </Labelled>
      <Labelled label={t('partner.deal.note')} wide>
        <Input maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
      </Labelled>
      {deal && (
        <div className="is-wide">
          <AskButton label={t('partner.deal.remove')} ask={t('partner.deal.removeAsk')} cancelText={common('cancel')} onConfirm={() => void remove.run({ dealId: deal.dealId }).then((done) => done && onDone())} />
        </div>
      )}
    </FormModal>
  );
}
