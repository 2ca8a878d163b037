import type { RuleGroup } from '../contract/rule.ts';

export const setOperations = ['both', 'either', 'onlyOne', 'onlyOther'] as const;
/** both ∩, either ∪, onlyOne −, onlyOther − the other way round. */
export type SetOperation = (typeof setOperations)[number];

const member = (operator: '=' | '!=' | 'in', value: number | number[]) => ({ field: 'in_segment', operator, value });

/** The rule of a segment that is made of two others, and follows them. */
export function ruleOfSets(operation: SetOperation, oneId: number, otherId: number): RuleGroup {
  switch (operation) {
    case 'both':
      return { combinator: 'and', rules: [member('=', oneId), member('=', otherId)] };
    case 'either':
      return { combinator: 'and', rules: [member('in', [oneId, otherId])] };
    case 'onlyOne':
      return { combinator: 'and', rules: [member('=', oneId), member('!=', otherId)] };
    case 'onlyOther':
      return { combinator: 'and', rules: [member('=', otherId), member('!=', oneId)] };
  }
}
