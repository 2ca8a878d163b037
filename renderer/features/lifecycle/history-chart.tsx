import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { States, StatesAt } from '../../../shared/contract/lifecycle.ts';
import { states as stateNames, type State } from '../../../shared/domain/lifecycle-states.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { historyOption } from './history-option.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { rangeRule } from './state-days.ts';

/** People by state at the end of each month. */
export function HistoryChart({ states, onAsk }: { states: States; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const option = useMemo(() => {
    const names = Object.fromEntries(stateNames.map((s) => [s, t(`state.${s}`)])) as Record<State, string>;
    return historyOption({ names, unit: t('history.unit'), tip: ({ day, counts }, state) => t('history.tip', { day: format.day(day), state: names[state], count: counts[state] }) });
  }, [t, format]);
  const { cuts, history } = states;
  const [first, last] = [history[0], history.at(-1)];
  if (cuts === null || !first || !last) return null;
  return (
    <section className="panel">
      <Chart
        title={t('history.sentence', { from: format.count(first.counts.lost), to: format.count(last.counts.lost) })}
        rows={history}
        option={option}
        height={260}
        onPick={({ day }, series) => {
          const state = stateNames[series];
          if (state !== undefined) onAsk({ title: t('people.then', { day: format.day(day), name: t(`state.${state}`) }), rule: rangeRule(state, cuts), asOf: day });
        }}
        columns={[
          { title: t('history.day'), value: (r) => r.day },
          ...stateNames.map((state, opens) => ({ title: t(`state.${state}`), numeric: true, opens, value: (r: StatesAt) => r.counts[state] })),
        ]}
        words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
        definition={<Definition label={common('definition')} text={t('define.states')} n={common('nOf', { n: format.count(states.buyers) })} sql={states.sql} />}
      />
      <p className="chart-note soft">{t('history.note')}</p>
    </section>
  );
}
