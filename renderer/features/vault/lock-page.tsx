import { LockOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import './vault.css';

/** All that is shown while the app is locked. Unlocked, the host says so, and the app comes back. */
export function LockPage() {
  const { t } = useTranslation('vault');
  const [passphrase, setPassphrase] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const unlock = useCommand(api.vault.unlock);
  const submit = async () => {
    if (passphrase !== '' && !(await unlock.run({ passphrase }))) setPassphrase('');
  };
  return (
    <main className="lock">
      <section className="panel">
        <h1>
          <LockOutlined /> {t('lock.title')}
        </h1>
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void submit();
          }}
        >
          <Form.Item label={t('save.passphrase')} htmlFor="unlock" layout="vertical">
            <Input.Password id="unlock" autoFocus autoComplete="off" maxLength={200} value={passphrase} disabled={unlock.busy} onChange={(e) => setPassphrase(e.target.value)} />
          </Form.Item>
          <Failure error={unlock.error} onClose={unlock.clearError} />
          <Button type="primary" htmlType="submit" block loading={unlock.busy} disabled={passphrase === ''}>
            {t('lock.unlock')}
          </Button>
        </form>
        {forgotten ? (
          <p className="soft">{t('lock.forgottenText')}</p>
        ) : (
          <Button type="link" onClick={() => setForgotten(true)}>
            {t('lock.forgotten')}
          </Button>
        )}
      </section>
    </main>
  );
}
