import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idleMinutes, type AppLockState } from '../../../shared/contract/app-lock.ts';
import { MIN_PASSPHRASE } from '../../../shared/contract/passphrase.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

type Idle = (typeof idleMinutes)[number];
type Asking = 'set' | 'change' | 'remove';

/** A passphrase before the app opens; said plainly to be a lock and no encryption. */
export function LockPanel() {
  const { t } = useTranslation('vault');
  const state = useQuery(api.vault.lockState, {});
  const [asking, setAsking] = useState<Asking | null>(null);
  if (!state.data) return null;
  const { enabled, idleMinutes: minutes } = state.data;
  return (
    <Panel title={t('lock.setting')}>
      <SettingRow label={t('lock.state')} help={t('lock.honest')}>
        <div className="basis-now">
          <span>{enabled ? (minutes === 0 ? t('lock.onNever') : t('lock.on', { count: minutes })) : t('lock.off')}</span>
          {enabled ? (
            <>
              <Button onClick={() => setAsking('change')}>{t('lock.change')}</Button>
              <Button onClick={() => setAsking('remove')}>{t('lock.remove')}</Button>
            </>
          ) : (
            <Button onClick={() => setAsking('set')}>{t('lock.set')}</Button>
          )}
        </div>
      </SettingRow>
      {asking && <LockDialog asking={asking} state={state.data} onClose={() => setAsking(null)} />}
    </Panel>
  );
}

function LockDialog({ asking, state, onClose }: { asking: Asking; state: AppLockState; onClose: () => void }) {
  const { t } = useTranslation('vault');
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [idle, setIdle] = useState<Idle>(asking === 'set' ? 10 : (idleMinutes.find((m) => m === state.idleMinutes) ?? 0));
  const set = useCommand(api.vault.setLock);
  const remove = useCommand(api.vault.removeLock);
  const keepsPassphrase = asking === 'change' && first === '' && second === '';
  const ready = (asking === 'set' || current !== '') && (asking === 'remove' || keepsPassphrase || (first.length >= MIN_PASSPHRASE && first === second));
  const run = async () => {
    if (!ready) return;
    const done = asking === 'remove' ? await remove.run({ current }) : await set.run({ current: asking === 'set' ? null : current, passphrase: keepsPassphrase ? null : first, idleMinutes: idle });
    if (!done) return;
    void message.success(t(asking === 'remove' ? 'lock.removed' : 'lock.saved'));
    onClose();
  };
  return (
    <Modal open title={t(`lock.${asking}`)} okText={t(`lock.${asking}`)} okButtonProps={{ disabled: !ready, loading: set.busy || remove.busy, danger: asking === 'remove' }} mask={{ closable: false }} onOk={() => void run()} onCancel={onClose}>
      <Form layout="vertical" component={false}>
        {asking !== 'set' && (
          <Form.Item label={t('lock.current')} htmlFor="lock-current">
            <Input.Password id="lock-current" autoFocus autoComplete="off" value={current} maxLength={200} onChange={(e) => setCurrent(e.target.value)} onPressEnter={() => void run()} />
          </Form.Item>
        )}
        {asking !== 'remove' && (
          <>
            <Form.Item label={t(asking === 'set' ? 'save.passphrase' : 'lock.new')} htmlFor="lock-new" extra={t('save.least', { count: MIN_PASSPHRASE })}>
              <Input.Password id="lock-new" autoFocus={asking === 'set'} autoComplete="new-password" value={first} maxLength={200} onChange={(e) => setFirst(e.target.value)} />
            </Form.Item>
            <Form.Item label={t('save.again')} htmlFor="lock-again" {...(second !== '' && first !== second ? { validateStatus: 'error', help: t('save.differs') } : {})}>
              <Input.Password id="lock-again" autoComplete="new-password" value={second} maxLength={200} onChange={(e) => setSecond(e.target.value)} onPressEnter={() => void run()} />
            </Form.Item>
            <Form.Item label={t('lock.idle')} htmlFor="lock-idle">
              <Select id="lock-idle" value={idle} onChange={setIdle} options={idleMinutes.map((m) => ({ value: m, label: m === 0 ? t('lock.never') : t('lock.minutes', { count: m }) }))} />
            </Form.Item>
          </>
        )}
      </Form>
      <p className="soft">{t('lock.forgottenText')}</p>
      <Failure error={set.error ?? remove.error} />
    </Modal>
  );
}
