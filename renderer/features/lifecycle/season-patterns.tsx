import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { seasons as seasonNames } from '../../../shared/domain/season-names.ts';
import { useSeasonNames } from '../../lib/season-names.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** In which of the four seasons people buy: size, sales, and how many come back in the next. */
export function SeasonPatterns({ seasons }: { seasons: Seasons }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const nameOf = useSeasonNames();
  const format = useFormat();
  const rows = seasons.patterns.toSorted((a, b) => b.customers - a.customers);
  return (
    <Panel title={t('seasons.patterns')} extra={<Definition label={common('definition')} text={`${t('define.seasons')} ${t('seasons.returnedWhy')}`} n={common('nOf', { n: format.count(seasons.buyers) })} />}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('seasons.pattern')}</th>
            <th className="is-number">{t('seasons.people')}</th>
            <th className="is-number">{t('seasons.share')}</th>
            <th className="is-number">{t('seasons.net')}</th>
            <th className="is-number">{t('seasons.returned')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bits, customers, netMinor, returned }) => (
            <tr key={bits}>
              <td>
                {seasonNames.map((season, i) => {
                  const bought = (bits & (1 << i)) !== 0;
                  return (
                    <span key={season} className={`season-mark${bought ? ' is-bought' : ''}`} title={t(bought ? 'seasons.yes' : 'seasons.no', { season: nameOf(season) })}>
                      {bought ? (seasons.calendar.kind === 'own' ? nameOf(season) : t(`seasonShort.${season}`)) : '–'}
                    </span>
                  );
                })}
              </td>
              <td className="is-number">{format.count(customers)}</td>
              <td className="is-number">{format.share(customers / seasons.buyers)}</td>
              <td className="is-number">{format.money(netMinor, seasons.currency)}</td>
              <td className="is-number">{format.share(returned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
