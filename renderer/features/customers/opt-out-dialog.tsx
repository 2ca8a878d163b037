import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

/** A no, or taking it back; either needs a reason that is kept. */
export function OptOutDialog({ customer, open, onDone }: { customer: Customer; open: boolean; onDone: () => void }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const save = useCommand(api.customers.optOut);
  const action = customer.optedOut ? 'lift' : 'mark';
  const submit = async () => {
    const done = await save.run({ customerId: customer.customerId, optedOut: !customer.optedOut, reason: reason.trim() });
    if (!done) return;
    setReason('');
    onDone();
  };
  return (
    <Modal
      open={open}
      title={t(`optOut.${action}`)}
      okText={t(`optOut.${action}`)}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', danger: action === 'mark' }}
      confirmLoading={save.busy}
      onOk={() => void submit()}
      onCancel={onDone}
      destroyOnHidden
    >
      <p>{t(`optOut.${action}Text`)}</p>
      <Failure error={save.error} />
      <Input autoFocus maxLength={300} value={reason} placeholder={t('optOut.reason')} aria-label={t('optOut.reason')} onChange={(e) => setReason(e.target.value)} onPressEnter={() => reason.trim() !== '' && void submit()} />
    </Modal>
  );
}
