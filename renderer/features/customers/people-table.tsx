import { useTranslation } from 'react-i18next';
import type { PersonCard } from '../../../shared/contract/people.ts';
import type zhPeople from '../../../shared/locales/zh-CN/people.json';
import { MIXED_CURRENCY } from '../../../shared/domain/customer-metrics.ts';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';

/** Two records side by side, line by line; lines that neither fills are left out. */
export function PeopleTable({ people }: { people: [PersonCard, PersonCard] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  const lines: [`row.${keyof typeof zhPeople.row}`, (p: PersonCard) => string][] = [
    ['row.name', (p) => showName(p.name, revealed)],
    ['row.phone', (p) => showPhone(p.phone, revealed)],
    ['row.email', (p) => showEmail(p.email, revealed)],
    ['row.place', (p) => [p.province, p.city].filter(Boolean).join(' ') || '–'],
    ['row.address', (p) => showAddress(p.address, revealed)],
    ['row.orders', (p) => format.count(p.orders)],
    ['row.net', (p) => (p.currency === MIXED_CURRENCY ? '–' : format.money(p.netMinor, p.currency))],
    ['row.days', (p) => (p.firstDay === p.lastDay ? format.day(p.lastDay) : `${format.day(p.firstDay)} – ${format.day(p.lastDay)}`)],
    ['row.known', (p) => [p.note, p.birthday].filter(Boolean).join(' · ') || '–'],
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
        {lines.map(([label, show]) => {
          const values = people.map(show);
          if (values.every((v) => v === '–')) return null;
          return (
            <tr key={label}>
              <th scope="row">{t(label)}</th>
              {values.map((v, i) => (
                <td key={people[i]!.customerId} className={v !== '–' && values[0] === values[1] ? 'is-same' : ''}>
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
