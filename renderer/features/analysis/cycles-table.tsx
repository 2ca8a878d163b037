import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cycles } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { useItemWords } from './item-words.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

/** All groups with their figures, parted by kinds of customers where that is asked, and who is due. */
export function CyclesTable({ told, onAsk }: { told: Cycles; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const word = useItemWords(told.currency);
  const { parts } = told;
  return (
    <Panel title={t(`cycles.groupBy.${told.groupBy}`)}>
      <div className="wide-table cycle-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('cycles.name')}</th>
              <th className="is-number">{t('cycles.buyers')}</th>
              <th className="is-number">{t('cycles.people')}</th>
              <th className="is-number">{t('cycles.gaps')}</th>
              <th className="is-number">{t('cycles.median')}</th>
              <th className="is-number">{t('cycles.half')}</th>
              {parts?.items.map((item, i) => (
                <th key={item.key} className="is-number">
                  {word(parts, i)}
                </th>
              ))}
              <th className="is-number">{t('cycles.due')}</th>
            </tr>
          </thead>
          <tbody>
            {told.cycles.map((cycle) => (
              <tr key={cycle.productId ?? cycle.name}>
                <td>{cycle.name}</td>
                <td className="is-number">{format.count(cycle.buyers)}</td>
                <td className="is-number">{format.count(cycle.people)}</td>
                <td className="is-number">{format.count(cycle.gaps)}</td>
                <td className="is-number">{cycle.days === null ? <span className="soft">{t('cycles.few')}</span> : t('cycles.days', { value: format.decimal(cycle.days.median) })}</td>
                <td className="is-number">{cycle.days === null ? '–' : t('cycles.range', { low: format.decimal(cycle.days.p25), high: format.decimal(cycle.days.p75) })}</td>
                {cycle.parts.map((part, i) => (
                  <td key={i} className="is-number">
                    {part.days === null ? <span className="soft">–</span> : t('cycles.part', { value: format.decimal(part.days.median), count: part.gaps })}
                  </td>
                ))}
                <td className="is-number">
                  {cycle.due === null ? (
                    '–'
                  ) : (
                    <Button type="link" size="small" disabled={cycle.due.customers === 0} aria-label={t('cycles.seeDue', { name: cycle.name, count: cycle.due.customers })} onClick={() => cycle.due && onAsk({ title: t('cycles.dueTitle', { name: cycle.name }), rule: cycle.due.rule })}>
                      {format.count(cycle.due.customers)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">
        {t('cycles.note', { gaps: told.leastGaps, people: told.leastPeople })} {parts && t('cycles.parts')} {told.groups > told.cycles.length && t('cycles.more', { shown: told.cycles.length, count: told.groups })}
      </p>
    </Panel>
  );
}
