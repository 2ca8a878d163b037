import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TouchChannel } from '../../../shared/domain/touch-channels.ts';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { useCommand } from '../../lib/query.ts';
import { ChannelSelect } from './channel-select.tsx';
import { DayField } from './day-field.tsx';
import { FormModal } from './form-modal.tsx';

/** Something that was done by hand with somebody, written down as a contact. */
export function LogTouch({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const { message } = App.useApp();
  const log = useCommand(api.outreach.logTouch);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [channel, setChannel] = useState<TouchChannel>('wechat');
  const [note, setNote] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const onOk = async () => {
    if (customerId === null) return;
    const done = await log.run({ customerIds: [customerId], channel, note, ...(day === null ? {} : { day }) });
    if (!done) return;
    if (done.optedOut > 0) void message.warning(t('log.optedOut'));
    else void message.success(t('log.logged'));
    onDone();
  };
  return (
    <FormModal title={t('log.button')} okText={t('log.ok')} ready={customerId !== null} busy={log.busy} error={log.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('log.who')} htmlFor="log-who">
        <CustomerChoice id="log-who" value={customerId} onChange={setCustomerId} />
      </Form.Item>
      <Form.Item label={t('register.channel')} htmlFor="log-channel">
        <ChannelSelect id="log-channel" value={channel} onChannel={setChannel} />
      </Form.Item>
      <Form.Item label={t('log.note')} htmlFor="log-note">
        <Input id="log-note" value={note} maxLength={200} onChange={(e) => setNote(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('wechat.day')} htmlFor="log-day" help={t('wechat.dayHelp')}>
        <DayField id="log-day" label={t('wechat.day')} value={day} onDay={setDay} />
      </Form.Item>
    </FormModal>
  );
}
