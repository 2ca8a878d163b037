import { App, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralTerms } from '../../../shared/domain/referrals.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal, Labelled, SegmentSelect, Whole } from './fields.tsx';

/** What a referral asks, and what it brings. */
export function TermsForm({ terms, currency, onDone }: { terms: ReferralTerms | null; currency: string; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.saveTerms);
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  const [draft, setDraft] = useState(() => ({ minOrderMinor: terms?.minOrderMinor ?? 0, withinDays: terms ? terms.withinDays : 90, points: terms?.points ?? 0, benefitId: terms?.benefitId ?? null, referredBenefitId: terms?.referredBenefitId ?? null }));
  const edit = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const gifts = benefits.filter((b) => !b.ended).map((b) => ({ value: b.benefitId, label: b.name }));
  const ok = async () => {
    if (await save.run(draft)) onDone();
  };
  return (
    <FormModal title={t('referral.terms')} okText={common('save')} ready busy={save.busy} error={save.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('referral.minOrder')}>
        <AmountField label={t('referral.minOrder')} currency={currency} minor={draft.minOrderMinor} onMinor={(n) => n !== null && edit({ minOrderMinor: n })} />
      </Labelled>
      <Labelled label={t('referral.within')}>
        <Whole label={t('referral.within')} least={1} most={3650} placeholder={t('noLimit')} value={draft.withinDays} onValue={(withinDays) => edit({ withinDays })} />
      </Labelled>
      <Labelled label={t('referral.points')} help={t('referral.pointsHelp')}>
        <Whole label={t('referral.points')} most={1_000_000} value={draft.points} onValue={(n) => n !== null && edit({ points: n })} />
      </Labelled>
      <Labelled label={t('referral.gift')}>
        <Select<number | null> aria-label={t('referral.gift')} allowClear placeholder={t('referral.noGift')} value={draft.benefitId} options={gifts} onChange={(id) => edit({ benefitId: id ?? null })} />
      </Labelled>
      <Labelled label={t('referral.newGift')}>
        <Select<number | null> aria-label={t('referral.newGift')} allowClear placeholder={t('referral.noGift')} value={draft.referredBenefitId} options={gifts} onChange={(id) => edit({ referredBenefitId: id ?? null })} />
      </Labelled>
    </FormModal>
  );
}

/** Who brought whom, by code or by hand. */
export function ReferralForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const add = useCommand(api.offers.addReferral);
  const [by, setBy] = useState<'hand' | 'code'>('hand');
  const [referrerId, setReferrerId] = useState<number | null>(null);
  const [code, setCode] = useState('');
  const [referredId, setReferredId] = useState<number | null>(null);
  const [day, setDay] = useState('');
  const [refused, setRefused] = useState<Extract<Awaited<ReturnType<typeof api.offers.addReferral>>, { refused: unknown }>['refused'] | null>(null);
  const ready = referredId !== null && (by === 'code' ? code.trim() !== '' : referrerId !== null) && (day === '' || isDay(day));
  const ok = async () => {
    const referrer = by === 'code' ? { code } : referrerId === null ? null : { customerId: referrerId };
    if (!referrer || referredId === null) return;
    setRefused(null);
    const done = await add.run({ referrer, referredId, ...(day === '' ? {} : { day }) });
    if (!done) return;
    if ('refused' in done) {
      setRefused(done.refused);
      return;
    }
    void message.success(t('referral.added'));
    onDone();
  };
  return (
    <FormModal title={t('referral.add')} okText={t('referral.addOk')} ready={ready} busy={add.busy} error={add.error} onOk={() => void ok()} onCancel={onDone}>
      <div className="is-wide">
        <Segmented<'hand' | 'code'> aria-label={t('referral.by')} value={by} onChange={setBy} options={[{ value: 'hand', label: t('referral.byHand') }, { value: 'code', label: t('referral.byCode') }]} />
      </div>
      <Labelled label={t('referral.referrer')} wide>
        {by === 'code' ? <Input maxLength={40} aria-label={t('referral.referrer')} value={code} onChange={(e) => setCode(e.target.value)} /> : <CustomerChoice id="referrer" value={referrerId} onChange={setReferrerId} />}
      </Labelled>
      <Labelled label={t('referral.referred')} wide>
        <CustomerChoice id="referred" value={referredId} onChange={setReferredId} />
      </Labelled>
      <Labelled label={t('referral.day')} help={t('referral.dayHelp')}>
        <Input maxLength={10} placeholder={t('dayHint')} value={day} onChange={(e) => setDay(e.target.value.trim())} />
      </Labelled>
      {refused !== null && (
        <p role="alert" className="is-wide harm">
          {t(`referral.refused.${refused}`)}
        </p>
      )}
    </FormModal>
  );
}

/** Codes for everyone of a segment who has none. */
export function CodesForSegment({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const give = useCommand(api.offers.giveReferralCodes);
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const ok = async () => {
    const done = segmentId === null ? undefined : await give.run({ who: { segmentId } });
    if (!done) return;
    void message.success(t('referral.codesMade', { count: done.made, had: done.had }));
    onDone();
  };
  return (
    <FormModal title={t('referral.codes')} okText={t('referral.codesOk')} ready={segmentId !== null} busy={give.busy} error={give.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('segment')} help={t('referral.codesHelp')} wide>
        <SegmentSelect value={segmentId} onValue={setSegmentId} />
      </Labelled>
    </FormModal>
  );
}
