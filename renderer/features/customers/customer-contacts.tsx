import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { showAddress, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';

/** Where their parcels went. */
export function CustomerContacts({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const { revealed } = usePrivacy();
  if (c.contacts.length === 0) return null;
  return (
    <section>
      <h3>{t('contacts.title')}</h3>
      <ul className="plain-list">
        {c.contacts.map((contact, i) => (
          <li key={i}>
            <span>{showName(contact.receiver, revealed)}</span> <span className="number">{showPhone(contact.phone, revealed)}</span> <span className="soft">{t(`quality.${contact.phoneQuality}`)}</span>
            <div className="soft">{[contact.province, contact.city, showAddress(contact.address, revealed)].filter((x) => x !== null && x !== '–').join(' ')}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
