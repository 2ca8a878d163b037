import { App, DatePicker, Input, Modal, Rate, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackChannels, type Feedback, type FeedbackChannel } from '../../../shared/contract/feedback.ts';
import { feedbackKinds, sortFeedback, type FeedbackKind } from '../../../shared/domain/sort-feedback.ts';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { Failure } from '../../lib/failure.tsx';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

/** Written down by hand, or put right; what kind it is is told by its words until the owner says otherwise. */
export function FeedbackForm({ open, onDone }: { open: Feedback | null; onDone: () => void }) {
  const { t } = useTranslation('feedback');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const campaigns = useQuery(api.campaigns.list, {});
  const save = useCommand(api.feedback.save);
  const [customerId, setCustomerId] = useState(open?.customerId ?? null);
  const [campaignId, setCampaignId] = useState(open?.campaignId ?? null);
  const [channel, setChannel] = useState<FeedbackChannel>(open?.channel ?? 'chat');
  const [text, setText] = useState(open?.text ?? '');
  const [rating, setRating] = useState(open?.rating ?? null);
  const [day, setDay] = useState(open?.day ?? dayjs().format('YYYY-MM-DD'));
  const [kind, setKind] = useState<FeedbackKind | null>(open?.kind ?? null);
  const ok = async () => {
    const done = await save.run({ ...(open ? { feedbackId: open.feedbackId } : {}), customerId, campaignId, channel, text: text.trim(), rating, day, ...(kind === null ? {} : { kind }) });
    if (!done) return;
    if (done.optedOut) void message.info(t('optedOutNow'));
    onDone();
  };
  return (
    <Modal open title={t(open ? 'change' : 'add')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: text.trim() === '', loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label className="is-wide">
          <span>{t('column.who')}</span>
          <CustomerChoice id="feedback-customer" value={customerId} onChange={setCustomerId} />
        </label>
        <label className="is-wide">
          <span>{t('column.text')}</span>
          <Input.TextArea aria-label={t('column.text')} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} value={text} onChange={(e) => setText(e.target.value)} />
        </label>
        <label>
          <span>{t('column.channel')}</span>
          <Select<FeedbackChannel> aria-label={t('column.channel')} value={channel} options={feedbackChannels.map((value) => ({ value, label: t(`channel.${value}`) }))} onChange={setChannel} />
        </label>
        <label>
          <span>{t('column.kind')}</span>
          <Select<FeedbackKind> aria-label={t('column.kind')} value={kind ?? sortFeedback(text, rating)} options={feedbackKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={setKind} />
        </label>
        <label>
          <span>{t('column.day')}</span>
          <DatePicker aria-label={t('column.day')} allowClear={false} maxDate={dayjs()} value={pickerDay(day)} onChange={(d) => d && setDay(d.format('YYYY-MM-DD'))} />
        </label>
        <label>
          <span>{t('column.rating')}</span>
          <Rate value={rating ?? 0} onChange={(n) => setRating(n === 0 ? null : n)} />
        </label>
        <label className="is-wide">
          <span>{t('of')}</span>
          <Select<number | null> aria-label={t('of')} allowClear placeholder={t('noCampaign')} value={campaignId} options={(campaigns.data ?? []).map((c) => ({ value: c.campaignId, label: c.name }))} onChange={(value) => setCampaignId(value ?? null)} />
        </label>
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
