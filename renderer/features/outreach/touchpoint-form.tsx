import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Touchpoint } from '../../../shared/contract/outreach-register.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { touchMoments, type TouchMoment } from '../../../shared/domain/touch-map.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';
import { ChannelSelect } from './channel-select.tsx';
import { FormModal } from './form-modal.tsx';

type Draft = Omit<Touchpoint, 'touchpointId'>;
const blank: Draft = { name: '', moment: 'packing', channel: 'parcel', states: ['active'], purpose: '', owner: '', content: '', standard: '', metric: '', isOn: true };
const lines = ['purpose', 'content', 'standard', 'metric', 'owner'] as const;

export function TouchpointForm({ point, onDone }: { point: Touchpoint | null; onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveTouchpoint);
  const { touchpointId, ...known } = point ?? { touchpointId: null, ...blank };
  const [draft, setDraft] = useState<Draft>(known);
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const onOk = async () => {
    if (await save.run({ ...draft, states: [...draft.states], ...(touchpointId === null ? {} : { touchpointId }) })) onDone();
  };
  return (
    <FormModal title={t(point ? 'register.change' : 'register.new')} okText={t('save')} ready={draft.name.trim() !== ''} busy={save.busy} error={save.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('register.name')} htmlFor="point-name">
        <Input id="point-name" value={draft.name} maxLength={60} onChange={(e) => set({ name: e.target.value })} />
      </Form.Item>
      <div className="outreach-fields">
        <Form.Item label={t('register.moment')} htmlFor="point-moment">
          <Select<TouchMoment> id="point-moment" value={draft.moment} options={touchMoments.map((value) => ({ value, label: t(`moment.${value}`) }))} onChange={(moment) => set({ moment })} />
        </Form.Item>
        <Form.Item label={t('register.channel')} htmlFor="point-channel">
          <ChannelSelect id="point-channel" value={draft.channel} onChannel={(channel) => set({ channel })} />
        </Form.Item>
      </div>
      <Form.Item label={t('register.states')}>
        <Checkbox.Group<State> value={[...draft.states]} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(chosen) => set({ states: chosen })} />
      </Form.Item>
      {lines.map((line) => (
        <Form.Item key={line} label={t(`register.${line}`)} htmlFor={`point-${line}`}>
          <Input id={`point-${line}`} value={draft[line]} maxLength={300} placeholder={t(`register.hint.${line}`)} onChange={(e) => set({ [line]: e.target.value })} />
        </Form.Item>
      ))}
    </FormModal>
  );
}
