import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { Spread } from '../../ui/spread.tsx';

/** How many first buyers bought again, and what new and returning ones bring. */
export function SecondPurchase({ value }: { value: CustomerValue }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { newAndOld, currency } = value;
  return (
    <div className="columns">
      <Panel title={t('value.second')}>
        <Spread
          rows={value.second.map(({ days, observed, returned }) => ({
            key: String(days),
            label: t('value.within', { days }),
            value: observed === 0 ? 0 : returned / observed,
            text: observed === 0 ? t('value.notYet', { days }) : t('value.of', { returned, observed, share: format.share(returned / observed) }),
          }))}
        />
        <p className="chart-note soft">{t('value.secondNote')}</p>
      </Panel>
      <Panel title={t('value.newOld')}>
        <table className="plain-table">
          <thead>
            <tr>
              <td />
              <th className="is-number">{t('value.customers')}</th>
              <th className="is-number">{t('value.orders')}</th>
              <th className="is-number">{t('value.net')}</th>
              <th className="is-number">{t('value.perOrder')}</th>
            </tr>
          </thead>
          <tbody>
            {(['first', 'later'] as const).map((kind) => {
              const { customers, orders, netMinor } = newAndOld[kind];
              return (
                <tr key={kind}>
                  <td>{t(`value.${kind}`)}</td>
                  <td className="is-number">{format.count(customers)}</td>
                  <td className="is-number">{format.count(orders)}</td>
                  <td className="is-number">{format.money(netMinor, currency)}</td>
                  <td className="is-number">{format.money(orders === 0 ? null : Math.round(netMinor / orders), currency)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="chart-note soft">{t('value.newOldNote', { since: format.day(newAndOld.since) })}</p>
      </Panel>
    </div>
  );
}
