import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import type { Margins } from '../../../shared/contract/lifecycle-margins.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Spread } from '../../ui/spread.tsx';

/** How many first buyers bought again, and what new and returning ones bring. */
export function SecondPurchase({ value, margins }: { value: CustomerValue; margins: Margins | undefined }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { t: common } = useTranslation('common');
  const { newAndOld, currency } = value;
  const marginPerOrder = (kind: 'first' | 'later') => {
    const share = margins?.[kind].share ?? null;
    const { orders, netMinor } = newAndOld[kind];
    return share === null || orders === 0 ? null : Math.round((share * netMinor) / orders);
  };
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
      <Panel title={t('value.newOld')} extra={<Definition label={common('definition')} text={t('define.margins')} n={common('nOf', { n: format.count(newAndOld.first.orders + newAndOld.later.orders) })} />}>
        <table className="plain-table">
          <thead>
            <tr>
              <td />
              <th className="is-number">{t('value.customers')}</th>
              <th className="is-number">{t('value.orders')}</th>
              <th className="is-number">{t('value.net')}</th>
              <th className="is-number">{t('value.perOrder')}</th>
              <th className="is-number">{t('margins.perOrder')}</th>
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
                  <td className="is-number">{format.money(marginPerOrder(kind), currency)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {margins && <NewAndOldProfit margins={margins} currency={currency} perOrder={{ first: marginPerOrder('first'), later: marginPerOrder('later') }} />}
        <p className="chart-note soft">{t('value.newOldNote', { since: format.day(newAndOld.since) })}</p>
      </Panel>
    </div>
  );
}

/** What the saying of fifteen times looks like here, and what a new customer cost to find. */
function NewAndOldProfit({ margins, currency, perOrder }: { margins: Margins; currency: string; perOrder: Record<'first' | 'later', number | null> }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { all, acquisition } = margins;
  const { first, later } = perOrder;
  return (
    <>
      {first !== null && later !== null ? <p>{first > 0 ? t('margins.ratio', { times: format.decimal(later / first), covered: format.share(Math.min(margins.first.covered, margins.later.covered)) }) : t('margins.noProfit')}</p> : <p className="soft">{t('margins.unknown', { covered: format.share(all.covered), least: format.share(margins.leastCovered) })}</p>}
      <p>{acquisition === null ? <a href={address('customers', 'reach')}>{t('margins.typeCost')}</a> : t('margins.acquisition', { spent: format.money(acquisition.spentMinor, currency), people: format.count(acquisition.newCustomers), each: format.money(acquisition.newCustomers === 0 ? null : Math.round(acquisition.spentMinor / acquisition.newCustomers), currency) })}</p>
    </>
  );
}
