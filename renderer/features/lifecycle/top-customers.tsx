import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** Those who spend most: when they last bought, when they were last spoken to, and whether they are slipping away. */
export function TopCustomers({ value }: { value: CustomerValue }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <Panel title={t('value.top', { count: value.top.length })}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('value.nick')}</th>
            <th className="is-number">{t('value.net')}</th>
            <th className="is-number">{t('value.orders')}</th>
            <th className="is-number">{t('value.last')}</th>
            <th>{t('value.state')}</th>
            <th className="is-number">{t('value.touched')}</th>
          </tr>
        </thead>
        <tbody>
          {value.top.map((c) => (
            <tr key={c.customerId}>
              <td>
                <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
              </td>
              <td className="is-number">{format.money(c.netTotalMinor, value.currency)}</td>
              <td className="is-number">{format.count(c.orders)}</td>
              <td className="is-number">{c.lastOrderDays === null ? '–' : t('value.ago', { days: c.lastOrderDays })}</td>
              <td>{c.state === null ? '–' : t(`state.${c.state}`)}</td>
              <td className="is-number">{c.lastTouchedDays === null ? t('value.never') : t('value.ago', { days: c.lastTouchedDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
