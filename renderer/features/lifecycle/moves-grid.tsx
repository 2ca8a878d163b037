import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';

interface MovesGridProps<G extends string> {
  since: string;
  groups: readonly G[];
  nameOf: (group: G) => string;
  /** From where (null: no customer yet) how many went into which group. */
  rows: readonly { from: G | null; to: Partial<Record<G, number>> }[];
  className?: string;
}

/** From which group to which people moved: each row's people, and their shares of it. */
export function MovesGrid<G extends string>({ since, groups, nameOf, rows, className = '' }: MovesGridProps<G>) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  return (
    <div className="wide-table">
      <table className={`plain-table moves ${className}`}>
        <thead>
          <tr>
            <th>{t('moves.from', { day: format.day(since) })}</th>
            {groups.map((group) => (
              <th key={group} className="is-number">
                {nameOf(group)}
              </th>
            ))}
            <th className="is-number">{t('moves.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to }) => {
            const total = groups.reduce((sum, group) => sum + (to[group] ?? 0), 0);
            return (
              <tr key={from ?? 'none'}>
                <td>{from === null ? t('notCustomerYet') : nameOf(from)}</td>
                {groups.map((group) => {
                  const people = to[group] ?? 0;
                  return (
                    <td key={group} className={`is-number${group === from ? ' is-same' : ''}`}>
                      {people === 0 ? '–' : format.count(people)}
                      {people > 0 && <small className="soft"> {format.share(people / total)}</small>}
                    </td>
                  );
                })}
                <td className="is-number">{format.count(total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
