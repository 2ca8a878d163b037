import type { RuleGroup } from '../../shared/contract/rule.ts';

/** Who is about to be expected back, and hasn't been spoken to for a while. */
export const dueRule = {
  combinator: 'and',
  rules: [
    { field: 'due_days', operator: 'between', value: [-3, 7] },
    { combinator: 'or', rules: [{ field: 'last_touched_days', operator: 'null', value: null }, { field: 'last_touched_days', operator: '>', value: 30 }] },
  ],
} as const satisfies RuleGroup;
