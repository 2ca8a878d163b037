import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PersonCard } from '../../../shared/contract/people.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';

/** Who has the phone already that is being typed. */
export function PhoneKnown({ people, onOpened }: { people: PersonCard[]; onOpened: () => void }) {
  const { t } = useTranslation('customers');
  const { revealed } = usePrivacy();
  const open = (customerId: number) => {
    onOpened();
    go('customers', 'list', customerId);
  };
  return (
    <Alert
      className="new-member-known"
      type="warning"
      showIcon
      title={t('newMember.known')}
      description={
        <ul className="plain-list">
          {people.map((p) => (
            <li key={p.customerId}>
              <span>{[p.nick, p.name].filter((name) => name !== null).map((name) => showName(name, revealed)).join(' · ')}</span> <span className="number">{showPhone(p.phone, revealed)}</span> <span>{t('newMember.knownOrders', { count: p.orders })}</span>
              <Button size="small" onClick={() => open(p.customerId)}>
                {t('newMember.open')}
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
