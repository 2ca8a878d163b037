import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { ownGroupsInForce, type OwnSeasonGroups } from '../../../shared/domain/own-season-groups.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { useFormat } from '../../lib/format.ts';
import { isPresetGroup } from '../../lib/season-groups.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useSeasonWords } from './season-words.ts';
import { fieldRule } from './state-days.ts';

/** The groups now: size, sales, how many come back in the next season, and what to do; each opens its people. */
export function SeasonGroups({ seasons, kept, onAsk, onEdit }: { seasons: Seasons; kept: readonly OwnSeasonGroups[]; onAsk: (asked: PeopleAsked) => void; onEdit: () => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useSeasonWords();
  return (
    <Panel
      title={t('seasons.groups')}
      extra={
        <span className="panel-choices">
          <Button size="small" onClick={onEdit}>
            {t('seasonGroups.edit')}
          </Button>
          <Definition label={common('definition')} text={`${words.definition(seasons)} ${t('seasonGroups.define')} ${t('seasons.returnedWhy')}`} n={common('nOf', { n: format.count(seasons.buyers) })} sql={seasons.sql} />
        </span>
      }
    >
      {kept.length > 0 && ownGroupsInForce(kept, seasons.calendar) === null && <Alert type="info" showIcon title={t('seasonGroups.otherYear', { made: kept.map((own) => own.seasons).join(t('seasons.and')), now: seasonCount(seasons.calendar) })} />}
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('seasons.group')}</th>
            <th className="is-number">{t('seasons.people')}</th>
            <th className="is-number">{t('seasons.share')}</th>
            <th className="is-number">{t('seasons.net')}</th>
            <th className="is-number">{t('seasons.returned')}</th>
            <th>{t('seasons.todo')}</th>
          </tr>
        </thead>
        <tbody>
          {seasons.groups.map(({ group, customers, netMinor, before, back }) => {
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
                <td className="is-number">
                  {format.share(before === 0 ? null : back / before)} {before > 0 && <small className="soft">{t('seasons.of', { back, before })}</small>}
                </td>
                <td>{isPresetGroup(group) ? t(`seasons.action.${group}`) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
