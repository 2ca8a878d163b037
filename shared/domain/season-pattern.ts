import type { RuleGroup } from '../contract/rule.ts';
import { seasonsOf, type SeasonCalendar } from './season-calendar.ts';

/** Buyers with exactly these seasons in the look-back, which begins on a day, or with their first purchase where that is null. */
export function patternRule(bits: number, calendar: SeasonCalendar, lookBackFrom: string | null): RuleGroup {
  const seasons = seasonsOf(calendar).map((name, i) => ({ field: 'bought_season', operator: bits & (1 << i) ? 'bought' : 'notBought', value: { names: [name], from: lookBackFrom, to: null, withinDays: null, times: 1 } }));
  return { combinator: 'and', rules: [{ field: 'last_order_days', operator: 'notNull', value: null }, ...seasons] };
}
