import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { states, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';

/**
 * The whole days of a state; `high` null: and longer.
 * Worked example: cuts 94, 200.5, 283 → silent is 95 to 200, asleep 201 to 283.
 */
export function daysOf(state: State, cuts: Cuts): { low: number; high: number | null } {
  const at = states.indexOf(state);
  return { low: at === 0 ? 0 : Math.floor(cuts[at - 1]!) + 1, high: at === 3 ? null : Math.floor(cuts[at]!) };
}

/** Who is in a state by cuts that aren't kept, or was on a past day: by the days themselves. */
export function rangeRule(state: State, cuts: Cuts): RuleGroup {
  const { low, high } = daysOf(state, cuts);
  const condition = high === null ? { field: 'last_order_days', operator: '>=', value: low } : state === 'active' ? { field: 'last_order_days', operator: '<=', value: high } : { field: 'last_order_days', operator: 'between', value: [low, high] };
  return { combinator: 'and', rules: [condition] };
}

export const fieldRule = (field: string, value: string): RuleGroup => ({ combinator: 'and', rules: [{ field, operator: '=', value }] });
