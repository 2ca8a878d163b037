import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../shared/contract/lifecycle.ts';
import type { Margins } from '../../../shared/contract/lifecycle-margins.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Tenths of the customers by what they spend. */
export function DecileTable({ value, margins }: { value: CustomerValue; margins: Margins | undefined }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  // Of each tenth, or of none: parts of a whole.
  const known = margins !== undefined && margins.deciles.length > 0 && margins.deciles.every((d) => d.share !== null);
  const marginMinor = (decile: number) => {
    const of = margins?.deciles.find((d) => d.decile === decile);
    return of && of.share !== null ? of.share * of.netMinor : 0;
  };
  const allMargin = value.deciles.reduce((sum, d) => sum + marginMinor(d.decile), 0);
  return (
    <Panel title={t('value.deciles')} extra={<Definition label={common('definition')} text={t('define.value')} n={common('nOf', { n: format.count(value.customers) })} />}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('value.deciles')}</th>
            <th className="is-number">{t('value.people')}</th>
            <th className="is-number">{t('value.net')}</th>
            <th className="is-number">{t('value.share')}</th>
            {known && <th className="is-number">{t('margins.share')}</th>}
            <th className="is-number">{t('value.perPerson')}</th>
          </tr>
        </thead>
        <tbody>
          {value.deciles.map(({ decile, customers, netMinor }) => (
            <tr key={decile}>
              <td>{t('value.decile', { decile })}</td>
              <td className="is-number">{format.count(customers)}</td>
              <td className="is-number">{format.money(netMinor, value.currency)}</td>
              <td className="is-number">{format.share(netMinor / value.netMinor)}</td>
              {known && <td className="is-number">{format.share(allMargin > 0 ? marginMinor(decile) / allMargin : null)}</td>}
              <td className="is-number">{format.money(Math.round(netMinor / customers), value.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
