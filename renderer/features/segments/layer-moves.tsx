import { Button, DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { ChosenList } from '../../lib/freeze-people.tsx';
import { pickerDays } from '../../lib/picker-days.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { Panel } from '../../ui/panel.tsx';

interface Asked {
  title: string;
  rule: RuleGroup;
  asOf: string;
  was: NonNullable<ChosenList['was']>;
}

/** From which layer to which people moved between two days; each cell is a list of people. */
export function LayerMoves({ rules, names, ruleOf }: { rules: RuleGroup[]; names: string[]; ruleOf: (place: number) => RuleGroup }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [[from, to], setDays] = useState(() => [dayjs().subtract(90, 'day').format('YYYY-MM-DD'), dayjs().format('YYYY-MM-DD')] as [string, string]);
  const [asked, ask] = useState<Asked | null>(null);
  const { data, error } = useTaskQuery(api.segments.layerMoves, useMemo(() => ({ rules, from, to, ...(shop === null ? {} : { shop }) }), [rules, from, to, shop]));
  const places = names.map((_, place) => place);
  const rest = rules.length;
  const open = (then: number, now: number) =>
    ask({
      title: t('layer.moved', { from: names[then], to: names[now] }),
      rule: ruleOf(now),
      asOf: to,
      was: [then === rest ? { rule: { combinator: 'or', rules }, asOf: from, inside: false } : { rule: ruleOf(then), asOf: from, inside: true }],
    });
  return (
    <Panel
      title={t('layer.moves')}
      extra={
        <DatePicker.RangePicker
          allowClear={false}
          maxDate={dayjs()}
          value={pickerDays(from, to)}
          id={{ start: 'moves-from', end: 'moves-to' }}
          onChange={(days) => {
            if (days?.[0] && days[1]) setDays([days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')]);
          }}
        />
      }
    >
      <p className="soft">{t('layer.movesText')}</p>
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data?.moves.length === names.length && (
        <div className="wide-table">
          <table className="plain-table moves" aria-label={t('layer.moves')}>
            <thead>
              <tr>
                <th>{t('layer.movesFrom', { from: format.day(data.from), to: format.day(data.to) })}</th>
                {places.map((now) => (
                  <th key={now} className="is-number">
                    {names[now]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {places.map((then) => (
                <tr key={then}>
                  <th scope="row">{names[then]}</th>
                  {places.map((now) => {
                    const n = data.moves[then]![now]!;
                    return (
                      <td key={now} className={`is-number${then === now ? ' is-same' : ''}`}>
                        {n === 0 ? '–' : <Button type="link" size="small" onClick={() => open(then, now)}>{format.count(n)}</Button>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && <RulePeople {...asked} onClose={() => ask(null)} />}
    </Panel>
  );
}
