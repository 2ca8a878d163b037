import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';

/** How much is known of a person, and what is missing. */
export function CustomerCompleteness({ customer: c }: { customer: Customer }) {
  const { t, i18n } = useTranslation('customers');
  const known = {
    name: c.name !== null,
    phone: c.phoneQuality === 'valid',
    email: c.email !== null,
    place: c.province !== null,
    gender: (c.gender ?? c.toldGender) !== null,
    birthday: (c.birthday ?? c.toldBirthday) !== null,
  };
  const parts = Object.keys(known) as (keyof typeof known)[];
  const missing = parts.filter((part) => !known[part]);
  const share = Math.round((100 * (parts.length - missing.length)) / parts.length);
  return (
    <div className="completeness">
      <span>{t('completeness.title')}</span>
      <Progress percent={share} size="small" aria-label={t('completeness.title')} />
      <span className="soft">{missing.length === 0 ? t('completeness.all') : t('completeness.missing', { list: new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(missing.map((part) => t(`completeness.part.${part}`))) })}</span>
    </div>
  );
}
