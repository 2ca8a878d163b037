import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_PASSPHRASE } from '../../../shared/contract/passphrase.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';

/** ID numbers are off; on with a passphrase of their own, off again with all that are kept. */
export function IdNumbersSwitch() {
  const { t } = useTranslation('fields');
  const state = useQuery(api.customers.idNumbers, {});
  const [asking, setAsking] = useState<'on' | 'off' | null>(null);
  if (!state.data) return null;
  const { on, count } = state.data;
  return (
    <section className="own-ready">
      <h2>{t('idNumbers.title')}</h2>
      <p className="soft">{t('idNumbers.text')}</p>
      <Button onClick={() => setAsking(on ? 'off' : 'on')}>{on ? t('idNumbers.off', { count }) : t('idNumbers.on')}</Button>
      {asking === 'on' && <SwitchOn onClose={() => setAsking(null)} />}
      {asking === 'off' && <SwitchOff count={count} onClose={() => setAsking(null)} />}
    </section>
  );
}

function SwitchOn({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['fields', 'vault']);
  const command = useCommand(api.customers.switchIdNumbersOn);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const ready = first.length >= MIN_PASSPHRASE && first === second;
  const onOk = async () => {
    if (ready && (await command.run({ passphrase: first }))) onClose();
  };
  return (
    <Modal open title={t('idNumbers.on')} okText={t('idNumbers.on')} okButtonProps={{ disabled: !ready, loading: command.busy }} onOk={() => void onOk()} onCancel={onClose}>
      <p>{t('idNumbers.honest')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('vault:save.passphrase')} htmlFor="id-phrase" extra={t('vault:save.least', { count: MIN_PASSPHRASE })}>
          <Input.Password id="id-phrase" autoFocus autoComplete="new-password" value={first} maxLength={200} onChange={(e) => setFirst(e.target.value)} />
        </Form.Item>
        <Form.Item label={t('vault:save.again')} htmlFor="id-phrase-again" {...(second !== '' && first !== second ? { validateStatus: 'error', help: t('vault:save.differs') } : {})}>
          <Input.Password id="id-phrase-again" autoComplete="new-password" value={second} maxLength={200} onChange={(e) => setSecond(e.target.value)} onPressEnter={() => void onOk()} />
        </Form.Item>
      </Form>
      <Failure error={command.error} onClose={command.clearError} />
    </Modal>
  );
}

function SwitchOff({ count, onClose }: { count: number; onClose: () => void }) {
  const { t } = useTranslation('fields');
  const command = useCommand(api.customers.switchIdNumbersOff);
  const onOk = async () => {
    if (await command.run({})) onClose();
  };
  return (
    <Modal open title={t('idNumbers.off', { count })} okText={t('idNumbers.deleteOk')} okButtonProps={{ danger: true, loading: command.busy }} onOk={() => void onOk()} onCancel={onClose}>
      <p>{t('idNumbers.deleteText', { count })}</p>
      <Failure error={command.error} onClose={command.clearError} />
    </Modal>
  );
}
