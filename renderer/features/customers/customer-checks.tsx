import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CheckedValue } from '../../../shared/contract/cleaning.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { showEmail, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';

/** How far what is known of a person can be trusted, and when it last proved right. */
export function CustomerChecks({ customerId }: { customerId: number }) {
  const { t } = useTranslation('customers');
  const checks = useQuery(api.cleaning.customer, { customerId });
  if (!checks.data || checks.data.length === 0) return null;
  return (
    <section>
      <h3>{t('check.title')}</h3>
      <ul className="checks">
        {checks.data.map((c) => (
          <Check key={c.field} check={c} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check: c }: { check: CheckedValue }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const meant = c.suggestion === null ? null : t('check.meant', { value: c.field === 'email' ? showEmail(c.suggestion, revealed) : showPhone(c.suggestion, revealed) });
  return (
    <li className={`is-${c.state}`}>
      {c.state === 'valid' ? <CheckCircleOutlined /> : c.state === 'suspect' ? <ExclamationCircleOutlined /> : <MinusCircleOutlined />}
      <span>{t(`check.field.${c.field}`)}</span>
      <span>
        {t(`check.state.${c.state}`)}
        {c.why !== null && <span className="soft"> {t(`check.why.${c.why}`)}</span>}
        {meant !== null && <span className="soft"> {meant}</span>}
      </span>
      <span className="soft number">{c.verifiedDay !== null && c.verifiedBy !== null && t(`check.verified.${c.verifiedBy}`, { day: format.day(c.verifiedDay) })}</span>
    </li>
  );
}
