import type { RuleGroup } from '../contract/rule.ts';
import { states, type Cuts, type State } from './lifecycle-states.ts';

/** Where the own cuts of a category (its name) or product (its id) are kept. */
export const categoryCutsKey = (groupBy: 'category' | 'product', key: string): string => `${groupBy} ${key}`;

/** Who is in a state by the days since they last bought this category or product; whole days decide. */
export function categoryStateRule(state: State, cuts: Cuts, { groupBy, key }: { groupBy: 'category' | 'product'; key: string }): RuleGroup {
  const at = states.indexOf(state);
  const what = groupBy === 'category' ? { names: [key] } : { ids: [Number(key)] };
  const bought = (operator: 'bought' | 'notBought', withinDays: number | null) => ({ field: `bought_${groupBy}`, operator, value: { ...what, from: null, to: null, withinDays, times: 1 } });
  const within = at === 3 ? null : Math.floor(cuts[at]!);
  return { combinator: 'and', rules: [bought('bought', within), ...(at === 0 ? [] : [bought('notBought', Math.floor(cuts[at - 1]!))])] };
}
