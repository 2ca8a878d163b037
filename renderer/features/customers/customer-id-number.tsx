import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { readIdNumber } from '../../../shared/domain/id-number.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';

/** The encrypted ID number: shown and changed with the owner's passphrase, which nothing remembers. */
export function CustomerIdNumber({ customer }: { customer: Customer }) {
  const { t } = useTranslation(['customers', 'common']);
  const { message } = App.useApp();
  const state = useQuery(api.customers.idNumbers, {});
  const show = useCommand(api.customers.showIdNumber);
  const set = useCommand(api.customers.setIdNumber);
  const [passphrase, setPassphrase] = useState('');
  const [number, setNumber] = useState<string | null>(null);
  if (state.data?.on !== true) return null;
  const { customerId } = customer;
  const invalid = number !== null && number.trim() !== '' && readIdNumber(number) === undefined;
  const onShow = async () => {
    const found = await show.run({ customerId, passphrase });
    if (found) setNumber(found.number ?? '');
  };
  const onSave = async () => {
    if (!(await set.run({ customerId, passphrase, number: number?.trim() ? number : null }))) return;
    hide();
    void message.success(t('common:saved'));
  };
  const hide = () => {
    setNumber(null);
    setPassphrase('');
  };
  return (
    <section>
      <h3>{t('idNumber.title')}</h3>
      <p className="soft">{t(customer.hasIdNumber ? 'idNumber.kept' : 'idNumber.none')}</p>
      <Space.Compact style={{ width: '100%' }}>
        {number === null ? (
          <>
            <Input.Password aria-label={t('idNumber.passphrase')} placeholder={t('idNumber.passphrase')} autoComplete="off" maxLength={200} value={passphrase} onChange={(e) => setPassphrase(e.target.value)} onPressEnter={() => void onShow()} />
            <Button disabled={passphrase === ''} loading={show.busy} onClick={() => void onShow()}>
              {t(customer.hasIdNumber ? 'idNumber.show' : 'idNumber.add')}
            </Button>
          </>
        ) : (
          <>
            <Input aria-label={t('idNumber.title')} maxLength={60} value={number} onChange={(e) => setNumber(e.target.value)} />
            <Button disabled={invalid} loading={set.busy} onClick={() => void onSave()}>
              {t('common:save')}
            </Button>
            <Button onClick={hide}>{t('idNumber.hide')}</Button>
          </>
        )}
      </Space.Compact>
      {invalid && <p className="harm">{t('idNumber.invalid')}</p>}
      <Failure error={show.error ?? set.error} onClose={show.error ? show.clearError : set.clearError} />
    </section>
  );
}
