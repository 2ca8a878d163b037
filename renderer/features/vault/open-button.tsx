import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';

/** Brings an encrypted backup file among the backups. */
export function OpenButton() {
  const { t } = useTranslation('vault');
  const { message } = App.useApp();
  const [file, setFile] = useState<FileRef | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const open = useTask(api.vault.openEncrypted);
  const choose = async () => {
    const [chosen] = await files.pick(['htkb'], false);
    setPassphrase('');
    open.clearError();
    setFile(chosen ?? null);
  };
  const run = async () => {
    if (!file || passphrase === '' || !(await open.run({ file, passphrase }))) return;
    void message.success(t('open.done'));
    setFile(null);
  };
  return (
    <>
      <Button onClick={() => void choose()}>{t('open.button')}</Button>
      {file && (
        <Modal open title={t('open.title', { name: file.name })} okText={t('open.ok')} okButtonProps={{ disabled: passphrase === '', loading: open.busy }} mask={{ closable: false }} onOk={() => void run()} onCancel={() => setFile(null)}>
          <Form layout="vertical" component={false}>
            <Form.Item label={t('save.passphrase')} htmlFor="file-passphrase" extra={t('open.text')}>
              <Input.Password id="file-passphrase" autoFocus autoComplete="off" value={passphrase} maxLength={200} onChange={(e) => setPassphrase(e.target.value)} onPressEnter={() => void run()} />
            </Form.Item>
          </Form>
          <Failure error={open.error} />
        </Modal>
      )}
    </>
  );
}
