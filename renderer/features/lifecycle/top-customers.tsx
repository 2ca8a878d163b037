import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** Those who spend most: when they last bought, when they were last spoken to, and whether they are slipping away. */
export function TopCustomers({ value, onAsk }: { value: CustomerValue; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { revealed } = usePrivacy();
  // The same people as a rule: who spent at least as much as the last of them.
  const onList = () => {
    const name = t('value.top', { count: value.top.length });
    const least = Math.min(...value.top.map((c) => c.netTotalMinor ?? Infinity)) / minorPerUnit(value.currency);
    onAsk({ title: name, rule: { combinator: 'and', rules: [{ field: 'net_total', operator: '>=', value: least }] }, saveAs: name });
  };
  return (
    <Panel
      title={t('value.top', { count: value.top.length })}
      extra={
        <Button size="small" onClick={onList}>
          {t('value.asList')}
        </Button>
      }
    >
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('value.nick')}</th>
            <th className="is-number">{t('value.net')}</th>
            <th className="is-number">{t('value.orders')}</th>
            <th className="is-number">{t('value.last')}</th>
            <th>{t('value.state')}</th>
            <th className="is-number">{t('value.touched')}</th>
            <th>{t('seasons.todo')}</th>
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
              <td>{c.state === null ? '–' : t(`value.action.${c.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
