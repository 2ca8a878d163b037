import { Button } from 'antd';
import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { dueRule } from '../../lib/due-rule.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useQuery } from '../../lib/query.ts';

const and = (...rules: RuleGroup[]): RuleGroup => ({ combinator: 'and', rules });

/** Whom to speak to today, by their own rhythm, without those who are left alone; nothing where nobody is due. */
export function DueCard() {
  const care = useQuery(api.strategy.careRules, {});
  return care.data ? <Due {...care.data} /> : null;
}

function Due({ alone, byHand }: { alone: RuleGroup | null; byHand: RuleGroup | null }) {
  const { t } = useTranslation('planner');
  const shop = useChosenShop((s) => s.shop);
  const due = useMemo((): RuleGroup => (alone === null ? dueRule : and(dueRule, { combinator: 'or', not: true, rules: [alone] })), [alone]);
  const hand = useMemo(() => (byHand === null ? null : and(due, byHand)), [due, byHand]);
  const scope = shop === null ? {} : { shop };
  const { data } = useQuery(api.segments.count, { rule: due, ...scope });
  const written = useQuery(api.segments.count, { rule: hand ?? due, ...scope }, { enabled: hand !== null });
  if (!data || data.count === 0) return null;
  return (
    <section className="panel due">
      <div>
        <h2>
          <Trans t={t} i18nKey="due.title" count={data.count} components={{ b: <strong /> }} />
        </h2>
        <p className="soft">
          {t('due.text')} {hand && written.data ? <Trans t={t} i18nKey="due.care" count={written.data.count} components={{ a: <Button type="link" className="due-hand" onClick={() => openRule(hand)} /> }} /> : alone && t('due.alone')}
        </p>
      </div>
      <Button onClick={() => openRule(due)}>{t('due.button')}</Button>
    </section>
  );
}
