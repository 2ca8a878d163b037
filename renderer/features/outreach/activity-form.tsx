import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../../shared/contract/outreach-register.ts';
import { api } from '../../lib/api.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChannelSelect } from './channel-select.tsx';
import { DayField } from './day-field.tsx';
import { FormModal } from './form-modal.tsx';

type Draft = Omit<Activity, 'activityId' | 'campaignName' | 'byCode' | 'currency' | 'fromDay' | 'untilDay'> & { fromDay: string | null; untilDay: string | null };
const blank: Draft = { name: '', channel: 'live', campaignId: null, fromDay: null, untilDay: null, costMinor: 0, reach: null, responses: null, toldOrders: null, toldMinor: null, code: '', note: '' };
const counts = ['reach', 'responses', 'toldOrders'] as const;

export function ActivityForm({ activity, onDone }: { activity: Activity | null; onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveActivity);
  const campaigns = useQuery(api.campaigns.list, {});
  const currency = useQuery(api.settings.get, {}).data?.baseCurrency ?? 'CNY';
  const [draft, setDraft] = useState<Draft>(activity ?? blank);
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const { fromDay, untilDay } = draft;
  const until = untilDay ?? fromDay;
  const wrongDays = fromDay !== null && until !== null && until < fromDay;
  const wrongCode = Array.from(draft.code.trim()).length === 1;
  const onOk = async () => {
    if (fromDay === null || until === null) return;
    const { name, channel, campaignId, costMinor, reach, responses, toldOrders, toldMinor, code, note } = draft;
    if (await save.run({ name, channel, campaignId, costMinor, reach, responses, toldOrders, toldMinor, code, note, fromDay, untilDay: until, ...(activity ? { activityId: activity.activityId } : {}) })) onDone();
  };
  return (
    <FormModal title={t(activity ? 'activity.edit' : 'activity.new')} okText={t('save')} ready={draft.name.trim() !== '' && fromDay !== null && !wrongDays && !wrongCode} busy={save.busy} error={save.error} onOk={() => void onOk()} onCancel={onDone}>
      <div className="outreach-fields">
        <Form.Item label={t('activity.name')} htmlFor="activity-name">
          <Input id="activity-name" value={draft.name} maxLength={60} onChange={(e) => set({ name: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('register.channel')} htmlFor="activity-channel">
          <ChannelSelect id="activity-channel" value={draft.channel} onChannel={(channel) => set({ channel })} />
        </Form.Item>
        <Form.Item label={t('activity.from')} htmlFor="activity-from">
          <DayField id="activity-from" label={t('activity.from')} value={fromDay} future onDay={(d) => set({ fromDay: d })} />
        </Form.Item>
        <Form.Item label={t('activity.until')} htmlFor="activity-until" validateStatus={wrongDays ? 'error' : ''} help={wrongDays ? t('activity.wrongDays') : t('activity.untilHelp')}>
          <DayField id="activity-until" label={t('activity.until')} value={untilDay} future onDay={(d) => set({ untilDay: d })} />
        </Form.Item>
        <Form.Item label={t('activity.cost')} htmlFor="activity-cost">
          <AmountField id="activity-cost" label={t('activity.cost')} currency={currency} minor={draft.costMinor} onMinor={(n) => set({ costMinor: n ?? 0 })} />
        </Form.Item>
        <Form.Item label={t('activity.campaign')} htmlFor="activity-campaign">
          <Select<number | null> id="activity-campaign" allowClear value={draft.campaignId} options={(campaigns.data ?? []).map((c) => ({ value: c.campaignId, label: c.name }))} notFoundContent={t('activity.noCampaigns')} onChange={(id) => set({ campaignId: id ?? null })} />
        </Form.Item>
      </div>
      <p className="soft">{t('activity.toldHelp')}</p>
      <div className="outreach-fields">
        {counts.map((field) => (
          <Form.Item key={field} label={t(`activity.${field}`)} htmlFor={`activity-${field}`}>
            <InputNumber<number> id={`activity-${field}`} min={0} max={1_000_000_000} precision={0} value={draft[field]} onChange={(n) => set({ [field]: n })} />
          </Form.Item>
        ))}
        <Form.Item label={t('activity.toldMinor')} htmlFor="activity-told">
          <AmountField id="activity-told" label={t('activity.toldMinor')} currency={currency} minor={draft.toldMinor} onMinor={(n) => set({ toldMinor: n })} />
        </Form.Item>
      </div>
      <Form.Item label={t('activity.code')} htmlFor="activity-code" validateStatus={wrongCode ? 'error' : ''} help={wrongCode ? t('activity.wrongCode') : t('activity.codeHelp')}>
        <Input id="activity-code" value={draft.code} maxLength={40} onChange={(e) => set({ code: e.target.value })} />
      </Form.Item>
      <Form.Item label={t('channels.note')} htmlFor="activity-note">
        <Input id="activity-note" value={draft.note} maxLength={300} onChange={(e) => set({ note: e.target.value })} />
      </Form.Item>
    </FormModal>
  );
}
