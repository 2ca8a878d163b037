import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';

/** The accounts that make up this person, and where their parcels went. */
export function CustomerContacts({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  const showAccount = { buyer: showName, email: showEmail, phone: showPhone };
  return (
    <>
      <section>
        <h3>{t('accounts.title')}</h3>
        <ul className="plain-list">
          {c.accounts.map((a) => (
            <li key={`${a.platform}/${a.kind}/${a.value}`}>
              {platformName(a.platform)} · {t(`accounts.kind.${a.kind as keyof typeof showAccount}`)} · {showAccount[a.kind as keyof typeof showAccount](a.value, revealed)}
            </li>
          ))}
        </ul>
      </section>
      {c.contacts.length > 0 && (
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
      )}
    </>
  );
}
