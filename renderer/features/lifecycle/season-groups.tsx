import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useSeasonWords } from './season-words.ts';
import { fieldRule } from './state-days.ts';

/** The groups now: size, sales, and what to do; each opens its people. */
export function SeasonGroups({ seasons, onAsk }: { seasons: Seasons; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const words = useSeasonWords();
  return (
    <Panel title={t('seasons.groups')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('seasons.group')}</th>
            <th className="is-number">{t('seasons.people')}</th>
            <th className="is-number">{t('seasons.share')}</th>
            <th className="is-number">{t('seasons.net')}</th>
            <th>{t('seasons.todo')}</th>
          </tr>
        </thead>
        <tbody>
          {seasons.groups.map(({ group, customers, netMinor }) => {
            const name = words.group(group);
            return (
              <tr key={group}>
                <td>
                  <Button type="link" size="small" className="rfm-name" aria-label={t('seasons.see', { name })} onClick={() => onAsk({ title: t('people.title', { name }), rule: fieldRule('season_group', group), saveAs: name })}>
                    {name}
                  </Button>
                </td>
                <td className="is-number">{format.count(customers)}</td>
                <td className="is-number">{format.share(customers / seasons.buyers)}</td>
                <td className="is-number">{format.money(netMinor, seasons.currency)}</td>
                <td>{t(`seasons.action.${group}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
