import { useTranslation } from 'react-i18next';
import type { PersonCard } from '../../../shared/contract/people.ts';
import type zhPeople from '../../../shared/locales/zh-CN/people.json';
import { MIXED_CURRENCY } from '../../../shared/domain/customer-metrics.ts';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';

interface Line {
  label: keyof typeof zhPeople.row;
  show: (p: PersonCard) => string;
  /** What says that the two are alike. */
  same?: (p: PersonCard) => string | null;
}
const placeOf = (p: PersonCard) => [p.province, p.city].filter(Boolean).join(' ');

/** Two records side by side, line by line; lines that neither fills are left out. */
export function PeopleTable({ people }: { people: [PersonCard, PersonCard] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  // Masked, two different e-mails may look the same: what is compared is what stands behind.
  const lines: Line[] = [
    { label: 'name', show: (p) => showName(p.name, revealed), same: (p) => p.name },
    { label: 'phone', show: (p) => showPhone(p.phone, revealed), same: (p) => p.phone },
    { label: 'email', show: (p) => showEmail(p.email, revealed), same: (p) => p.email },
    { label: 'place', show: (p) => placeOf(p) || '–', same: placeOf },
    { label: 'address', show: (p) => showAddress(p.address, revealed), same: (p) => p.address },
    { label: 'orders', show: (p) => format.count(p.orders) },
    { label: 'net', show: (p) => (p.currency === MIXED_CURRENCY ? '–' : format.money(p.netMinor, p.currency)) },
    { label: 'days', show: (p) => (p.firstDay === p.lastDay ? format.day(p.lastDay) : `${format.day(p.firstDay)} – ${format.day(p.lastDay)}`) },
    { label: 'known', show: (p) => [p.note, p.birthday].filter(Boolean).join(' · ') || '–' },
  ];
  return (
    <table className="plain-table people-table">
      <thead>
        <tr>
          <th>{t('row.account')}</th>
          {people.map((p) => (
            <th key={p.customerId}>
              <a href={address('customers', 'list', p.customerId)}>{showName(p.nick ?? p.name, revealed)}</a> <span className="soft">{p.platforms.split(',').filter(Boolean).map(platformName).join(' · ')}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, show, same }) => {
          const isSame = same !== undefined && Boolean(same(people[0])) && same(people[0]) === same(people[1]);
          const values = people.map(show);
          if (values.every((v) => v === '–')) return null;
          return (
            <tr key={label}>
              <th scope="row">{t(`row.${label}`)}</th>
              {values.map((v, i) => (
                <td key={people[i]!.customerId} className={isSame ? 'is-same' : ''}>
                  {v}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
