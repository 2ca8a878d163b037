import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { useFormat } from '../../lib/format.ts';
import { showEmail, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { OptOutDialog } from './opt-out-dialog.tsx';
import { emailReach, smsReach } from './reach.ts';

/** By what this person can be reached, and why not; and their no. */
export function CustomerReach({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [asking, setAsking] = useState(false);
  const sms = smsReach(c);
  const email = emailReach(c);
  return (
    <section>
      <h3>{t('reach.title')}</h3>
      <ul className="reach">
        <Line ok={sms === 'ok'} value={showPhone(c.phone, revealed)} text={t(`reach.sms.${sms}`)} />
        <Line ok={email === 'yes' || email === 'unasked'} value={showEmail(c.email, revealed)} text={t(`reach.email.${email}`)} />
      </ul>
      {c.optedOut && c.optedOutAt !== null && <p className="soft">{t('reach.since', { time: format.time(c.optedOutAt) })}</p>}
      <Button size="small" danger={!c.optedOut} onClick={() => setAsking(true)}>
        {c.optedOut ? t('optOut.lift') : t('optOut.mark')}
      </Button>
      <OptOutDialog customer={c} open={asking} onDone={() => setAsking(false)} />
    </section>
  );
}

function Line({ ok, value, text }: { ok: boolean; value: string; text: string }) {
  return (
    <li className={ok ? 'is-ok' : ''}>
      {ok ? <CheckCircleOutlined /> : <MinusCircleOutlined />}
      <span className="number">{value}</span>
      <span>{text}</span>
    </li>
  );
}
