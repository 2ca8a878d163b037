import type { Condition, RuleGroup } from '../contract/rule.ts';
import { addDays } from '../lib/dates.ts';
import { stateOf, states, type Cuts, type State } from './lifecycle-states.ts';
import { listValue, numberValue, rangeValue, textValue } from './rule-values.ts';

/**
 * What becomes of a condition in a platform's own crowd tool. same: it counts orders, amounts, days, goods and places too;
 * near: only something like it can be set there; cannot: it is known here alone.
 */
export type Rebuild = 'same' | 'near' | 'cannot';
export type RebuildWhy = 'order_fact' | 'profile' | 'as_days' | 'by_figures' | 'other_card' | 'only_here';

const orderFacts = new Set(['orders', 'net_total', 'aov', 'first_order_days', 'last_order_days', 'bought_product', 'bought_category', 'province', 'city']);
const profiles = new Set(['gender', 'age', 'birthday_month', 'birthday_days']);
const byFigures = new Set(['rfm', 'season_group', 'stage', 'interval_days', 'due_days', 'refund_rate', 'discount_share', 'distinct_categories', 'bought_season', 'expected_orders_90d', 'p_alive']);

/** Days of the last or first purchase; null: open at that end. */
export interface DaySpan {
  from: string | null;
  to: string | null;
}
export interface CrowdLine {
  /** How deep it stands in groups. */
  depth: number;
  /** Of a group: how its lines are joined. */
  group: { combinator: 'and' | 'or'; not: boolean } | null;
  condition: Condition | null;
  rebuild: Rebuild;
  why: RebuildWhy | null;
  /** The days that it means, where it means days. */
  days: DaySpan | null;
}

/**
 * A rule line by line, in its own order. `cuts`: where states begin and end, in days since the last purchase.
 * Worked example: last_order_days >= 60 as of 2026-06-30 → same, up to 2026-05-01; tags → cannot.
 */
export function crowdLines(rule: RuleGroup, asOf: string, cuts: Cuts | null): CrowdLine[] {
  const lines: CrowdLine[] = [];
  const walk = (group: RuleGroup, depth: number) => {
    if (depth > 0 || group.not === true || group.combinator === 'or') lines.push({ depth, group: { combinator: group.combinator, not: group.not === true }, condition: null, rebuild: 'same', why: null, days: null });
    for (const item of group.rules) {
      if ('rules' in item) walk(item, depth + 1);
      else lines.push({ depth, group: null, condition: item, ...judge(item, asOf, cuts) });
    }
  };
  walk(rule, 0);
  return lines;
}

function judge(condition: Condition, asOf: string, cuts: Cuts | null): Pick<CrowdLine, 'rebuild' | 'why' | 'days'> {
  const { field } = condition;
  if (orderFacts.has(field)) return { rebuild: 'same', why: 'order_fact', days: field.endsWith('_order_days') ? spanOf(condition, asOf) : null };
  if (profiles.has(field)) return { rebuild: 'near', why: 'profile', days: null };
  if (field === 'state') return { rebuild: 'near', why: 'as_days', days: cuts && stateSpan(condition, asOf, cuts) };
  if (field === 'in_segment') return { rebuild: 'near', why: 'other_card', days: null };
  if (byFigures.has(field)) return { rebuild: 'near', why: 'by_figures', days: null };
  return { rebuild: 'cannot', why: 'only_here', days: null };
}

function spanOf({ operator, value }: Condition, asOf: string): DaySpan | null {
  const before = (days: number) => addDays(asOf, -Math.min(Math.max(Math.trunc(days), 0), 20_000));
  const range = rangeValue(value);
  if (operator === 'between' && range) return { from: before(range.high), to: before(range.low) };
  const days = numberValue(value);
  if (days === undefined) return null;
  switch (operator) {
    case '>=':
      return { from: null, to: before(days) };
    case '>':
      return { from: null, to: before(days + 1) };
    case '<=':
      return { from: before(days), to: null };
    case '<':
      return { from: before(days - 1), to: null };
    case '=':
      return { from: before(days), to: before(days) };
    default:
      return null;
  }
}

/** One span where the states lie beside each other; null where they don't, or where it says which they are not. */
function stateSpan({ operator, value }: Condition, asOf: string, cuts: Cuts): DaySpan | null {
  const asked = operator === '=' || operator === 'in' ? (listValue(value, textValue) ?? []) : [];
  const places = states.flatMap((state, i) => (asked.includes(state) ? [i] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || last - first + 1 !== places.length) return null;
  const least = leastDays(states[first]!, cuts);
  const most = last === states.length - 1 ? null : leastDays(states[last + 1]!, cuts) - 1;
  return { from: most === null ? null : addDays(asOf, -most), to: least === 0 ? null : addDays(asOf, -least) };
}

function leastDays(state: State, cuts: Cuts): number {
  if (state === 'active') return 0;
  const cut = cuts[states.indexOf(state) - 1]!;
  return stateOf(Math.ceil(cut), cuts) === state ? Math.ceil(cut) : Math.floor(cut) + 1;
}
