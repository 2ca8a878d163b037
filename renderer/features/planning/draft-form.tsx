import { Alert, App, Button, DatePicker, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignTypes, type Campaign } from '../../../shared/contract/campaigns.ts';
import type { Span } from '../../../shared/domain/draft-window.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { pickerDays } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';

export interface DraftIdea extends Span {
  title: string;
  type: Campaign['type'];
  text: string;
}
/** Everyone, until the owner has chosen whom. */
const everyone = { combinator: 'and' as const, rules: [] };

/** A campaign for some days, as far as they say it: a draft, which its own pages take on. */
export function DraftForm({ idea, onDone }: { idea: DraftIdea; onDone: () => void }) {
  const { t } = useTranslation(['planning', 'campaigns', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const segments = useQuery(api.segments.list, {});
  const create = useCommand(api.campaigns.create);
  const [name, setName] = useState(() => t('draft.nameOf', { title: idea.title, day: format.day(idea.day) }).trim().slice(0, 80));
  const [type, setType] = useState(idea.type);
  const [text, setText] = useState(idea.text);
  const [segmentId, setSegment] = useState<number | null>(null);
  const [span, setSpan] = useState<Span>({ day: idea.day, lastDay: idea.lastDay });
  const windowDays = daysBetween(span.day, span.lastDay);
  const ok = async () => {
    const made = await create.run({ name, type, channel: 'sms', text, sendDay: span.day, windowDays, ...(segmentId === null ? { rule: everyone } : { segmentId }) });
    if (!made) return;
    onDone();
    void message.success({
      duration: 8,
      content: (
        <>
          {t('draft.done', { name })}{' '}
          <Button type="link" size="small" onClick={() => go('marketing', 'campaigns', made.campaignId, 'say')}>
            {t('draft.open')}
          </Button>
        </>
      ),
    });
  };
  return (
    <Modal open title={t('draft.title')} okText={t('draft.ok')} cancelText={t('common:cancel')} okButtonProps={{ disabled: name.trim() === '' || windowDays < 1 || windowDays > 365, loading: create.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="draft-form">
        <label>
          <span>{t('draft.name')}</span>
          <Input autoFocus aria-label={t('draft.name')} maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        </label>
        <label>
          <span>{t('draft.days')}</span>
          <DatePicker.RangePicker aria-label={t('draft.days')} allowClear={false} value={pickerDays(span.day, span.lastDay)} onChange={(range) => range?.[0] && range[1] && setSpan({ day: range[0].format('YYYY-MM-DD'), lastDay: range[1].format('YYYY-MM-DD') })} />
        </label>
        <label>
          <span>{t('draft.type')}</span>
          <Select aria-label={t('draft.type')} value={type} onChange={setType} options={campaignTypes.map((value) => ({ value, label: t(`campaigns:type.${value}`) }))} />
        </label>
        <label>
          <span>{t('draft.who')}</span>
          <Select<number> aria-label={t('draft.who')} showSearch={{ optionFilterProp: 'label' }} value={segmentId ?? 0} onChange={(id) => setSegment(id === 0 ? null : id)} options={[{ value: 0, label: t('draft.everyone') }, ...(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))]} />
        </label>
        <label>
          <span>{t('draft.text')}</span>
          <Input.TextArea aria-label={t('draft.text')} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} value={text} onChange={(e) => setText(e.target.value)} />
        </label>
      </div>
      {windowDays < 1 && <Alert type="warning" showIcon title={t('draft.oneDay')} />}
      <Failure error={create.error} onClose={create.clearError} />
    </Modal>
  );
}
