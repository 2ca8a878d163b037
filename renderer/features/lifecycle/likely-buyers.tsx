import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** From whom most is expected in the days to come. */
export function LikelyBuyers({ told }: { told: Prediction }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const hasModel = told.params !== null;
  return (
    <Panel title={t('predict.top', { days: told.horizonDays, count: told.customers.length })}>
      <div className="likely-buyers">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('predict.nick')}</th>
              <th className="is-number">{t('predict.chance')}</th>
              {hasModel && <th className="is-number">{t('predict.alive')}</th>}
              <th className="is-number">{t('predict.purchases')}</th>
              <th className="is-number">{t('predict.net')}</th>
              <th className="is-number">{t('predict.last')}</th>
            </tr>
          </thead>
          <tbody>
            {told.customers.map((c) => (
              <tr key={c.customerId}>
                <td>
                  <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
                </td>
                <td className="is-number">{format.share(c.chance)}</td>
                {hasModel && <td className="is-number">{format.share(c.alive)}</td>}
                <td className="is-number">
                  {c.expectedPurchases.toFixed(1)} {c.low !== null && c.high !== null && <small className="soft">{t('predict.between', { low: c.low, high: c.high })}</small>}
                </td>
                <td className="is-number">{format.money(c.expectedNetMinor, told.currency)}</td>
                <td className="is-number">{c.lastOrderDays === null ? '–' : t('value.ago', { days: c.lastOrderDays })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">{t(hasModel ? 'predict.modelNote' : 'predict.ruleNote')}</p>
    </Panel>
  );
}
