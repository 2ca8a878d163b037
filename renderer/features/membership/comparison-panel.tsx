import { useTranslation } from 'react-i18next';
import type { MemberComparison, MemberGroup } from '../../../shared/contract/membership-overview.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Members beside everyone else by how many bought again; no effect is claimed. */
export function ComparisonPanel({ comparison: c, onGroup }: { comparison: MemberComparison; onGroup: (group: MemberGroup) => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const arms = [
    { name: t('overview.members'), arm: c.members, people: 'memberBuyers', again: 'memberAgain' },
    { name: t('overview.others'), arm: c.others, people: 'otherBuyers', again: 'otherAgain' },
  ] as const;
  const said = c.difference === null ? t(c.members.people > 0 && c.others.people === 0 ? 'overview.noOthers' : 'overview.tooFew') : t('overview.difference', { points: format.points(c.difference.value), low: format.points(c.difference.low), high: format.points(c.difference.high) });
  return (
    <Panel title={t('overview.compare')} extra={<Definition label={common('definition')} text={t('overview.compareDefinition', { days: c.windowDays, from: format.day(c.fromDay), to: format.day(c.toDay) })} n={t('overview.n', { count: c.members.people + c.others.people })} />}>
      <table className="plain-table">
        <thead>
          <tr>
            <th aria-label={t('overview.who')} />
            <th className="is-number">{t('overview.bought')}</th>
            <th className="is-number">{t('overview.again')}</th>
            <th className="is-number">{t('overview.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {arms.map(({ name, arm, people, again }) => (
            <tr key={people}>
              <td>{name}</td>
              <td className="is-number">
                <CountButton count={arm.people} onClick={() => onGroup(people)} />
              </td>
              <td className="is-number">
                <CountButton count={arm.buyers} onClick={() => onGroup(again)} />
              </td>
              <td className="is-number">{arm.people === 0 ? '–' : format.share(arm.buyers / arm.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{said}</p>
      <p className="soft">{t('overview.noEffect')}</p>
    </Panel>
  );
}
