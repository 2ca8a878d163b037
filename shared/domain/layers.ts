import type { RuleGroup } from '../contract/rule.ts';

/**
 * Whom one layer of an ordered division holds: who fulfils its rule and none of those before it; the place after the last
 * is that of the rest. So everyone is in exactly one.
 * Worked example: rules A, B → A; B and not A; not A and not B.
 */
export function layerRule(rules: readonly RuleGroup[], place: number): RuleGroup {
  const before = rules.slice(0, place);
  const own = rules.slice(place, place + 1);
  if (before.length === 0) return own[0] ?? { combinator: 'and', rules: [] };
  return { combinator: 'and', rules: [...own, { combinator: 'or', not: true, rules: before }] };
}
