import { DatePicker, Input, InputNumber, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trial } from '../../../shared/contract/results-trials.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { Failure } from '../../lib/failure.tsx';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

const REVIEW_DAYS = 30;

/** Said before it begins: what is tried, what is expected, what it may cost, and when it is looked at. */
export function TrialForm({ open, onDone }: { open: Trial | null; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const campaigns = useQuery(api.campaigns.list, {});
  const settings = useQuery(api.settings.get, {});
  const save = useCommand(api.results.saveTrial);
  const currency = open?.currency ?? settings.data?.baseCurrency ?? 'CNY';
  const scale = minorPerUnit(currency);
  const [name, setName] = useState(open?.name ?? '');
  const [hypothesis, setHypothesis] = useState(open?.hypothesis ?? '');
  const [campaignId, setCampaignId] = useState(open?.campaignId ?? null);
  const [cap, setCap] = useState<number | null>(open?.capMinor == null ? null : open.capMinor / scale);
  const [reviewDay, setReviewDay] = useState(open?.reviewDay ?? dayjs().add(REVIEW_DAYS, 'day').format('YYYY-MM-DD'));
  const ok = async () => {
    const done = await save.run({ ...(open ? { trialId: open.trialId } : {}), name: name.trim(), hypothesis: hypothesis.trim(), campaignId, capMinor: cap === null ? null : Math.round(cap * scale), reviewDay });
    if (done) onDone();
  };
  return (
    <Modal open title={t(open ? 'trial.edit' : 'trial.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: name.trim() === '' || hypothesis.trim() === '', loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label className="is-wide">
          <span>{t('trial.name')}</span>
          <Input aria-label={t('trial.name')} maxLength={80} placeholder={t('trial.nameHint')} value={name} onChange={(e) => setName(e.target.value)} />
        </label>
        <label className="is-wide">
          <span>{t('trial.hypothesis')}</span>
          <Input.TextArea aria-label={t('trial.hypothesis')} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} placeholder={t('trial.hypothesisHint')} value={hypothesis} onChange={(e) => setHypothesis(e.target.value)} />
        </label>
        <label>
          <span>{t('trial.cap')}</span>
          <InputNumber<number> aria-label={t('trial.cap')} style={{ width: '100%' }} min={0} max={1_000_000} precision={2} suffix={currency} placeholder={t('trial.noCap')} value={cap} onChange={setCap} />
        </label>
        <label>
          <span>{t('trial.review')}</span>
          <DatePicker aria-label={t('trial.review')} allowClear={false} value={pickerDay(reviewDay)} onChange={(d) => d && setReviewDay(d.format('YYYY-MM-DD'))} />
        </label>
        <label className="is-wide">
          <span>{t('trial.campaign')}</span>
          <Select<number | null> aria-label={t('trial.campaign')} allowClear placeholder={t('trial.noCampaign')} value={campaignId} options={(campaigns.data ?? []).map((c) => ({ value: c.campaignId, label: c.name }))} onChange={(value) => setCampaignId(value ?? null)} />
        </label>
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
