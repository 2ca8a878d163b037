import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponBatch } from '../../../shared/contract/offers-coupons.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal, Labelled, Whole } from './fields.tsx';
import { CouponWarning } from './price-warnings.tsx';

interface Draft extends Pick<CouponBatch, 'name' | 'benefitId' | 'thresholdMinor' | 'costMinor' | 'fromDay' | 'untilDay' | 'validDays' | 'note'> {
  valueMinor: number | null;
}
const blank: Draft = { name: '', benefitId: null, valueMinor: null, thresholdMinor: 0, costMinor: 0, fromDay: null, untilDay: null, validDays: null, note: '' };

/** What the codes of a batch are worth and until when. */
export function BatchForm({ batch, currency, onDone }: { batch: CouponBatch | null; currency: string; onDone: (batchId: number | null) => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.saveBatch);
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  const [draft, setDraft] = useState<Draft>(() => {
    if (!batch) return blank;
    const { name, benefitId, valueMinor, thresholdMinor, costMinor, fromDay, untilDay, validDays, note } = batch;
    return { name, benefitId, valueMinor, thresholdMinor, costMinor, fromDay, untilDay, validDays, note };
  });
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { valueMinor } = draft;
  const days = [draft.fromDay, draft.untilDay].every((d) => d === null || isDay(d));
  const ok = async () => {
    if (valueMinor === null) return;
    const done = await save.run({ ...(batch ? { batchId: batch.batchId } : {}), ...draft, valueMinor });
    if (done) onDone(done.batchId);
  };
  const unit = batch?.currency ?? currency;
  return (
    <FormModal title={batch ? batch.name : t('coupon.new')} okText={common('save')} ready={draft.name.trim() !== '' && valueMinor !== null && valueMinor > 0 && days} busy={save.busy} error={save.error} onOk={() => void ok()} onCancel={() => onDone(null)}>
      <Labelled label={t('coupon.name')} wide>
        <Input autoFocus maxLength={40} value={draft.name} onChange={(e) => edit({ name: e.target.value })} />
      </Labelled>
      <Labelled label={t('coupon.value')}>
        <AmountField label={t('coupon.value')} currency={unit} minor={valueMinor} least={1} onMinor={(n) => edit({ valueMinor: n })} />
      </Labelled>
      <Labelled label={t('coupon.threshold')}>
        <AmountField label={t('coupon.threshold')} currency={unit} minor={draft.thresholdMinor} onMinor={(n) => n !== null && edit({ thresholdMinor: n })} />
      </Labelled>
      <Labelled label={t('coupon.cost')} help={t('coupon.costHelp')}>
        <AmountField label={t('coupon.cost')} currency={unit} minor={draft.costMinor} onMinor={(n) => n !== null && edit({ costMinor: n })} />
      </Labelled>
      {valueMinor !== null && valueMinor > 0 && <CouponWarning currency={unit} valueMinor={valueMinor} thresholdMinor={draft.thresholdMinor} />}
      <Labelled label={t('benefit.from')}>
        <Input maxLength={10} placeholder={t('dayHint')} value={draft.fromDay ?? ''} onChange={(e) => edit({ fromDay: e.target.value.trim() || null })} />
      </Labelled>
      <Labelled label={t('benefit.until')}>
        <Input maxLength={10} placeholder={t('dayHint')} value={draft.untilDay ?? ''} onChange={(e) => edit({ untilDay: e.target.value.trim() || null })} />
      </Labelled>
      <Labelled label={t('benefit.validity')}>
        <Whole label={t('benefit.validity')} least={1} most={3650} placeholder={t('noLimit')} value={draft.validDays} onValue={(validDays) => edit({ validDays })} />
      </Labelled>
      <Labelled label={t('coupon.benefit')} help={t('coupon.benefitHelp')} wide>
        <Select<number | null> allowClear aria-label={t('coupon.benefit')} placeholder={t('coupon.noBenefit')} value={draft.benefitId} options={benefits.filter((b) => !b.ended).map((b) => ({ value: b.benefitId, label: `${b.name} · ${t(`kind.${b.kind}`)}` }))} onChange={(benefitId) => edit({ benefitId: benefitId ?? null })} />
      </Labelled>
      <Labelled label={t('promise.note')} wide>
        <Input maxLength={200} value={draft.note} onChange={(e) => edit({ note: e.target.value })} />
      </Labelled>
    </FormModal>
  );
}
