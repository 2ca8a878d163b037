import { useTranslation } from 'react-i18next';
import type { States } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { daysOf, fieldRule, rangeRule } from './state-days.ts';

/** The four states with who is in them; each opens its people. */
export function StateCards({ states, onAsk }: { states: States; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const draft = useLifecycleView((s) => s.cuts);
  const { cuts, counts, buyers, source, currency } = states;
  if (cuts === null) return null;
  return (
    <section className="state-cards" aria-label={t('cuts.title')}>
      {counts.map(({ state, customers, reachableSms, netMinor }) => {
        const { low, high } = daysOf(state, cuts);
        const name = t(`state.${state}`);
        return (
          <button
            key={state}
            type="button"
            className={`state-card is-${state}`}
            aria-label={t('card.see', { state: name })}
            onClick={() => onAsk({ title: t('people.title', { name }), rule: draft === null ? fieldRule('state', state) : rangeRule(state, cuts), saveAs: name })}
          >
            <span className="state-name">{name}</span>
            <strong>{t('card.people', { count: customers })}</strong>
            <span className="soft number">{high === null ? t('card.over', { low: low - 1 }) : low === 0 ? t('card.upTo', { high }) : t('card.range', { low, high })}</span>
            <span className="soft number">{t('card.share', { share: format.share(buyers === 0 ? null : customers / buyers) })}</span>
            <span className="soft number">{t('card.reach', { reachable: reachableSms })}</span>
            <span className="soft number">{t('card.net', { money: format.money(netMinor, currency) })}</span>
          </button>
        );
      })}
      <div className="state-source">
        {source !== null && <span className="soft">{t(`source.${source}`)}</span>}
        <Definition label={common('definition')} text={t('define.states')} n={common('nOf', { n: format.count(buyers) })} sql={states.sql} />
      </div>
    </section>
  );
}
