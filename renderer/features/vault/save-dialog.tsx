import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_PASSPHRASE } from '../../../shared/contract/passphrase.ts';
import type { Backup } from '../../../shared/contract/vault.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';

/** Asks for a passphrase, twice, and where to put the file. Mount it to ask. */
export function SaveDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t } = useTranslation('vault');
  const { message } = App.useApp();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const save = useTask(api.vault.saveEncrypted);
  const ready = first.length >= MIN_PASSPHRASE && first === second;
  const run = async () => {
    if (!ready) return;
    const to = await files.saveTarget(t('save.fileName', { day: backup.day }));
    if (!to || !(await save.run({ seq: backup.seq, passphrase: first, to }))) return;
    await files.deliver(to);
    void message.success(t('save.done'));
    onClose();
  };
  return (
    <Modal open title={t('save.title')} okText={t('save.ok')} okButtonProps={{ disabled: !ready, loading: save.busy }} mask={{ closable: false }} onOk={() => void run()} onCancel={onClose}>
      <p>{t('save.text')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('save.passphrase')} htmlFor="passphrase" extra={t('save.least', { count: MIN_PASSPHRASE })}>
          <Input.Password id="passphrase" autoFocus autoComplete="new-password" value={first} maxLength={200} onChange={(e) => setFirst(e.target.value)} />
        </Form.Item>
        <Form.Item label={t('save.again')} htmlFor="passphrase-again" {...(second !== '' && first !== second ? { validateStatus: 'error', help: t('save.differs') } : {})}>
          <Input.Password id="passphrase-again" autoComplete="new-password" value={second} maxLength={200} onChange={(e) => setSecond(e.target.value)} onPressEnter={() => void run()} />
        </Form.Item>
      </Form>
      <p className="soft">{t('save.lost')}</p>
      <Failure error={save.error} />
    </Modal>
  );
}
