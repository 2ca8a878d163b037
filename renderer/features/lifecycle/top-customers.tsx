import { PrinterOutlined } from '@ant-design/icons';
import { Button, Space, Tooltip } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { TopCustomer } from '../../../shared/contract/lifecycle-top.ts';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { rankOf } from '../../../shared/domain/tiers.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { useCallList } from './use-call-list.ts';

interface TopCustomersProps {
  value: CustomerValue;
  scope: { shop?: number; asOf?: string };
  onAsk: (asked: PeopleAsked) => void;
}

/** Those who spend most: who they are, when they last bought and were spoken to, whether they are slipping away, and what to do. */
export function TopCustomers({ value, scope, onAsk }: TopCustomersProps) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const calls = useCallList(scope, value.top.length);
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
        <Space>
          <Button size="small" icon={<PrinterOutlined />} loading={calls.busy} onClick={() => void calls.print()}>
            {t('value.callList.print')}
          </Button>
          <Button size="small" onClick={onList}>
            {t('value.asList')}
          </Button>
          <Definition label={`${t('value.top', { count: value.top.length })} ${common('definition')}`} text={t('define.top')} n={common('nOf', { n: format.count(value.customers) })} />
        </Space>
      }
    >
      {calls.error?.code === 'basis_missing' ? (
        <p className="top-basis" role="alert">
          <Trans t={t} i18nKey="value.callList.basis" components={{ a: <a href={address('settings')} /> }} />
        </p>
      ) : (
        <Failure error={calls.error} onClose={calls.clearError} />
      )}
      <div className="top-customers">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('value.nick')}</th>
              <th>{t('value.tier')}</th>
              <th className="is-number">{t('value.net')}</th>
              <th className="is-number">{t('value.orders')}</th>
              <th className="is-number">{t('value.last')}</th>
              <th>{t('value.state')}</th>
              <th className="is-number">{t('value.touched')}</th>
              <th>{t('value.birthday')}</th>
              <th>{t('seasons.todo')}</th>
              <th>{t('value.note')}</th>
            </tr>
          </thead>
          <tbody>
            {value.top.map((c) => (
              <TopRow key={c.customerId} customer={c} currency={value.currency} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function TopRow({ customer: c, currency }: { customer: TopCustomer; currency: string }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const { revealed } = usePrivacy();
  const { birthday, note } = c;
  return (
    <tr>
      <td>
        <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
      </td>
      <td>{c.tier === null ? '–' : <TierMark rank={rankOf(c.tier)}>{nameOf(c.tier)}</TierMark>}</td>
      <td className="is-number">{format.money(c.netTotalMinor, currency)}</td>
      <td className="is-number">{format.count(c.orders)}</td>
      <td className="is-number">{c.lastOrderDays === null ? '–' : t('value.ago', { days: c.lastOrderDays })}</td>
      <td>{c.state === null ? '–' : t(`state.${c.state}`)}</td>
      <td className="is-number">{c.lastTouchedDays === null ? t('value.never') : t('value.ago', { days: c.lastTouchedDays })}</td>
      <td>{birthday === null ? '–' : birthday.inDays === 0 ? t('value.birthdayToday') : t('value.birthdayIn', { day: format.day(birthday.day), days: birthday.inDays })}</td>
      <td className="is-text">{c.state === null ? '–' : t(`value.action.${c.state}`)}</td>
      <td>
        {note === null ? (
          '–'
        ) : (
          <Tooltip title={`${note.text} (${t(`value.noteFrom.${note.source}`, { day: format.day(note.day) })})`}>
            <span className="top-note" tabIndex={0}>
              {note.text}
            </span>
          </Tooltip>
        )}
      </td>
    </tr>
  );
}
