import { useTranslation } from 'react-i18next';
import type { WinBack } from '../../../shared/contract/outlook.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** The first of the ranking; those below the cut are there to be seen, and paler. */
export function WinBackPeople({ told }: { told: WinBack }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <Panel title={t('winBack.first', { count: told.people.length })}>
      <div className="long-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th className="is-number">{t('winBack.place')}</th>
              <th>{t('churn.nick')}</th>
              <th>{t('matrix.state')}</th>
              <th className="is-number">{t('churn.last')}</th>
              <th className="is-number">{t('winBack.chance', { days: told.windowDays })}</th>
              <th className="is-number">{t('winBack.day')}</th>
              <th className="is-number">{t('winBack.each')}</th>
            </tr>
          </thead>
          <tbody>
            {told.people.map((c, i) => (
              <tr key={c.customerId} className={i >= told.worth ? 'soft' : ''}>
                <td className="is-number">{format.count(i + 1)}</td>
                <td>
                  <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
                </td>
                <td>{lifecycle(`state.${c.state}`)}</td>
                <td className="is-number">{c.lastOrderDays === null ? '–' : t('days', { count: c.lastOrderDays })}</td>
                <td className="is-number">{format.share(c.chance)}</td>
                <td className="is-number">{format.money(c.dayMinor, told.currency)}</td>
                <td className="is-number">{format.money(c.gainMinor, told.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">{t('winBack.unreachable', { count: told.unreachable })}</p>
    </Panel>
  );
}
