import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import { api } from './api.ts';
import { useChosenShop } from './chosen-shop.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import type { ChosenList } from './freeze-people.tsx';
import { useQuery } from './query.ts';

export interface AskedPeople {
  title: string;
  rule: RuleGroup;
  asOf?: string;
  was?: ChosenList['was'];
}

/** Who has come into a rule since the end of a day, and who has left it: each opens as a list. `everyShop`: whichever shop is chosen. */
export function PeopleSince({ rule, day, everyShop = false, onAsk }: { rule: RuleGroup; day: string; everyShop?: boolean; onAsk: (asked: AskedPeople) => void }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const chosen = useChosenShop((s) => s.shop);
  const scope = chosen === null || everyShop ? {} : { shop: chosen };
  const parts = useMemo(
    () => ({
      joined: { rule, was: [{ rule, asOf: day, inside: false }] },
      left: { rule: { combinator: 'and' as const, not: true, rules: [rule] }, was: [{ rule, asOf: day, inside: true }] },
    }),
    [rule, day],
  );
  const joined = useQuery(api.customers.list, { ...parts.joined, ...scope, limit: 1 });
  const left = useQuery(api.customers.list, { ...parts.left, ...scope, limit: 1 });
  return (
    <>
      {(['joined', 'left'] as const).map((which) => {
        const total = (which === 'joined' ? joined : left).data?.total;
        return (
          <Button key={which} size="small" disabled={!total} onClick={() => onAsk({ title: t(`since.${which}Since`, { day: format.day(day) }), ...parts[which] })}>
            {t(`since.${which}`, { n: total === undefined ? '…' : format.count(total) })}
          </Button>
        );
      })}
      <Failure error={joined.error ?? left.error} />
    </>
  );
}
