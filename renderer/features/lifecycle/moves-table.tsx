import { useTranslation } from 'react-i18next';
import type { States } from '../../../shared/contract/lifecycle.ts';
import { states as stateNames } from '../../../shared/domain/lifecycle-states.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** From which state to which people moved within a month. */
export function MovesTable({ states }: { states: States }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { rows, since } = states.moves;
  if (rows.length === 0) return null;
  return (
    <Panel title={t('moves.title')} extra={<Definition label={common('definition')} text={t('define.states')} n={common('nOf', { n: format.count(states.buyers) })} />}>
      <div className="wide-table">
        <table className="plain-table moves">
          <thead>
            <tr>
              <th>{t('moves.from', { day: format.day(since) })}</th>
              {stateNames.map((s) => (
                <th key={s} className="is-number">
                  {t(`state.${s}`)}
                </th>
              ))}
              <th className="is-number">{t('moves.total')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, to }) => {
              const total = stateNames.reduce((sum, s) => sum + to[s], 0);
              return (
                <tr key={from ?? 'none'}>
                  <td>{from === null ? t('notCustomerYet') : t(`state.${from}`)}</td>
                  {stateNames.map((s) => (
                    <td key={s} className={`is-number${s === from ? ' is-same' : ''}`}>
                      {to[s] === 0 ? '–' : format.count(to[s])}
                      {to[s] > 0 && <small className="soft"> {format.share(to[s] / total)}</small>}
                    </td>
                  ))}
                  <td className="is-number">{format.count(total)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">{t('moves.note')}</p>
    </Panel>
  );
}
