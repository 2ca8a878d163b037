import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import { findField, type Field, type Operator } from '../../../shared/domain/fields.ts';
import { readRule } from '../../../shared/domain/rule-reading.ts';

// Between the editor's rule, whose entries carry ids and may be half filled in, and the rule that is asked and kept.

/** Fields of the catalogue; a screen gives one that knows the owner's own too. */
type FindField = (id: string) => Field | undefined;

export const needsNoValue = (operator: string): boolean => operator === 'null' || operator === 'notNull';
export const isRange = (operator: string): boolean => operator === 'between' || operator === 'notBetween';
export const isNear = (operator: string): boolean => operator === 'inLast' || operator === 'inNext';
export const isList = (operator: string): boolean => operator === 'in' || operator === 'notIn';

/** What a new condition on a field begins with. */
export function firstOperator(field: Field): Operator {
  switch (field.type) {
    case 'text':
    case 'tags':
    case 'multi':
      return 'in';
    case 'number':
    case 'money':
    case 'days':
    case 'share':
    case 'date':
      return field.unit === 'month' ? 'in' : '>=';
    default:
      return field.operators[0]!;
  }
}

export function firstValue(field: Field, operator: string): unknown {
  if (needsNoValue(operator)) return null;
  switch (field.type) {
    case 'boolean':
      return true;
    case 'bought':
      return { names: [], withinDays: null, times: 1 };
    case 'campaign':
      return { campaignId: null, arm: null };
    case 'response':
      return { campaignId: null, how: 'ordered' };
    default:
      return isRange(operator) ? [null, null] : isList(operator) ? [] : null;
  }
}

/**
 * The value in the shape that its operator asks for, keeping what can be kept.
 * Worked example: `>= 90` turned into `between` → [90, null], and back → 90.
 */
export function shapedValue(field: Field, operator: string, value: unknown): unknown {
  if (needsNoValue(operator)) return null;
  if (field.type === 'boolean') return value === true || value === 'true' || (value !== false && value !== 'false');
  if (field.type === 'bought' || field.type === 'campaign' || field.type === 'response') return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : firstValue(field, operator);
  if (isNear(operator)) return typeof value === 'number' ? value : null;
  if (field.type === 'date' && typeof value === 'number') return isRange(operator) ? [null, null] : null;
  const items: unknown[] = Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value];
  if (isRange(operator)) return [items[0] ?? null, items[1] ?? null];
  return isList(operator) ? items.filter((x) => x !== null) : (items[0] ?? null);
}

/** After each change in the editor: values follow their operators. */
export function shapedRule(group: RuleGroupType, find: FindField = findField): RuleGroupType {
  const rules = group.rules.map((item) => ('rules' in item ? shapedRule(item, find) : shapedCondition(item, find)));
  return rules.every((item, i) => item === group.rules[i]) ? group : { ...group, rules };
}

function shapedCondition(rule: RuleType, find: FindField): RuleType {
  const field = find(rule.field);
  if (!field) return rule;
  // A yes or no needs one operator only: "is not yes" is "is no".
  if (field.type === 'boolean' && rule.operator === '!=') return { ...rule, operator: '=', value: shapedValue(field, '=', rule.value) !== true };
  const value = shapedValue(field, rule.operator, rule.value);
  return JSON.stringify(value) === JSON.stringify(rule.value) ? rule : { ...rule, value };
}

/** A condition of the editor that can be asked. Whether its segments still exist is for the back end to say. */
export function isComplete(condition: Condition, find: FindField = findField): boolean {
  const field = find(condition.field);
  if (!field) return false;
  if (field.type === 'segment') {
    const ids: unknown[] = Array.isArray(condition.value) ? condition.value : [condition.value];
    return ids.length > 0 && ids.every((id) => Number.isInteger(id));
  }
  return readRule({ combinator: 'and', rules: [condition] }, { currency: 'CNY', segments: new Map(), own: new Map([[condition.field, field]]) }).ok;
}

/** The rule without the editor's ids, and without what isn't filled in yet; groups that are left empty go too. */
export function askedRule(group: RuleGroupType, find: FindField = findField): { rule: RuleGroup; unfinished: number } {
  let unfinished = 0;
  const plain = (from: RuleGroupType): RuleGroup => ({
    combinator: from.combinator === 'or' ? 'or' : 'and',
    ...(from.not ? { not: true } : {}),
    rules: from.rules.flatMap((item): (Condition | RuleGroup)[] => {
      if ('rules' in item) {
        const inner = plain(item);
        return inner.rules.length > 0 ? [inner] : [];
      }
      const condition = { field: item.field, operator: item.operator, value: item.value as unknown };
      if (isComplete(condition, find)) return [condition];
      unfinished += 1;
      return [];
    }),
  });
  return { rule: plain(group), unfinished };
}

export const sameRule = (a: RuleGroup, b: RuleGroup): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
const ordered = (g: RuleGroup): unknown => [g.combinator, g.not === true, g.rules.map((r) => ('rules' in r ? ordered(r) : [r.field, r.operator, r.value ?? null]))];
