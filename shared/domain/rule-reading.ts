import type { Condition, RuleGroup } from '../contract/rule.ts';
import { epochDay } from '../lib/dates.ts';
import { minorPerUnit } from '../lib/money.ts';
import { findField, type Field } from './fields.ts';
import { booleanValue, dayValue, boughtValue, campaignValue, idValue, listValue, numberValue, rangeValue, responseValue, textValue, type BoughtValue, type CampaignValue, type ResponseValue } from './rule-values.ts';

/** A condition whose value has been read: money in minor units, segments replaced by their rules. */
export type Test =
  | { kind: 'known'; known: boolean }
  | { kind: 'oneOf'; values: (string | number)[]; negated: boolean }
  /** Bounds are inside unless told; negated: outside of it. */
  | { kind: 'range'; low: number; lowOpen: boolean; high: number; highOpen: boolean; negated: boolean }
  | { kind: 'contains' | 'beginsWith'; text: string }
  | { kind: 'is'; wanted: boolean }
  | { kind: 'bought'; value: BoughtValue; negated: boolean }
  | { kind: 'touched'; value: CampaignValue; negated: boolean }
  | { kind: 'responded'; value: ResponseValue; negated: boolean }
  /** Of a date: in so many days up to `asOf`, or from it on; that day is in both. */
  | { kind: 'near'; days: number; ahead: boolean }
  | { kind: 'inSegment'; rules: ReadGroup[]; negated: boolean }
  /** Names null: any tag. `rules`: of the segments that the tags follow. */
  | { kind: 'tagged'; names: string[] | null; rules: ReadGroup[]; negated: boolean }
  | { kind: 'frozen'; segmentId: number; negated: boolean };
export interface ReadCondition {
  field: Field;
  test: Test;
}
export interface ReadGroup {
  combinator: 'and' | 'or';
  not: boolean;
  rules: (ReadCondition | ReadGroup)[];
}
export interface RuleProblem {
  field: string;
  reason: 'unknown_field' | 'operator' | 'value' | 'segment_missing' | 'segment_cycle' | 'too_large';
}
export interface ReadingContext {
  /** Currency of the money in the rule. */
  currency: string;
  /** Rules of the saved segments by id. */
  segments: ReadonlyMap<number, RuleGroup>;
  /** The owner's own fields, by what rules call them. */
  own?: ReadonlyMap<string, Field> | undefined;
  /** The segments that tags follow, by the tag's name. */
  tags?: ReadonlyMap<string, number>;
  /** The segment that this is the rule of, which it must not lead back to. */
  self?: number | undefined;
}

const MOST_LEVELS = 30;
/** With the conditions of the segments it names. */
const MOST_CONDITIONS = 2000;

interface Reading extends ReadingContext {
  conditions: number;
}

/** Reads a rule as the editor made it. The first thing that can't be read is told instead. */
export function readRule(rule: RuleGroup, context: ReadingContext): { ok: true; rule: ReadGroup } | { ok: false; problem: RuleProblem } {
  const result = readGroup(rule, { ...context, conditions: 0 }, context.self === undefined ? [] : [context.self], 0);
  return 'reason' in result ? { ok: false, problem: result } : { ok: true, rule: result };
}

function readGroup(group: RuleGroup, context: Reading, path: readonly number[], level: number): ReadGroup | RuleProblem {
  if (level > MOST_LEVELS) return { field: '', reason: 'too_large' };
  const rules: ReadGroup['rules'] = [];
  for (const item of group.rules) {
    const read = 'rules' in item ? readGroup(item, context, path, level + 1) : readCondition(item, context, path, level);
    if ('reason' in read) return read;
    rules.push(read);
  }
  return { combinator: group.combinator, not: group.not ?? false, rules };
}

function readCondition(condition: Condition, context: Reading, path: readonly number[], level: number): ReadCondition | RuleProblem {
  context.conditions += 1;
  if (context.conditions > MOST_CONDITIONS) return { field: '', reason: 'too_large' };
  const field = findField(condition.field) ?? context.own?.get(condition.field);
  if (!field) return { field: condition.field, reason: 'unknown_field' };
  if (!(field.operators as readonly string[]).includes(condition.operator)) return { field: field.id, reason: 'operator' };
  if (field.type === 'segment') return readSegments(field, condition, context, path, level);
  if (field.type === 'tags') return readTags(field, condition, context, path, level);
  const test = readTest(field, condition, context.currency);
  return test ? { field, test } : { field: field.id, reason: 'value' };
}

function readTest(field: Field, { operator, value }: Condition, currency: string): Test | undefined {
  if (operator === 'null' || operator === 'notNull') return { kind: 'known', known: operator === 'notNull' };
  const negated = operator === '!=' || operator === 'notIn' || operator === 'notBetween' || operator === 'notBought';
  switch (field.type) {
    case 'boolean': {
      const wanted = booleanValue(value);
      return wanted === undefined ? undefined : { kind: 'is', wanted: wanted !== negated };
    }
    case 'bought': {
      const bought = boughtValue(value);
      return bought && { kind: 'bought', value: bought, negated };
    }
    case 'campaign': {
      const campaign = campaignValue(value);
      return campaign && { kind: 'touched', value: campaign, negated };
    }
    case 'response': {
      const response = responseValue(value);
      return response && { kind: 'responded', value: response, negated };
    }
    case 'frozen': {
      const segmentId = idValue(value);
      return segmentId === undefined ? undefined : { kind: 'frozen', segmentId, negated };
    }
    case 'text':
    case 'multi':
    case 'choice': {
      if (operator === 'contains' || operator === 'beginsWith') {
        const text = textValue(value);
        return text === undefined ? undefined : { kind: operator, text };
      }
      const values = operator === 'in' || operator === 'notIn' ? listValue(value, textValue) : listValue([value], textValue);
      return values && { kind: 'oneOf', values, negated };
    }
    case 'date':
      return readDateTest(operator, value, negated);
    default:
      return readNumberTest(operator, value, negated, field.type === 'money' ? toMinor(currency) : (n) => n);
  }
}

/** As days since 1970. */
function readDateTest(operator: string, value: unknown, negated: boolean): Test | undefined {
  if (operator === 'inLast' || operator === 'inNext') {
    const count = numberValue(value);
    return count !== undefined && Number.isInteger(count) && count >= 0 && count <= 100_000 ? { kind: 'near', days: count, ahead: operator === 'inNext' } : undefined;
  }
  const days = listValue(value, dayValue)?.map(epochDay);
  const one = operator === 'between' || operator === 'notBetween' ? 2 : 1;
  return days?.length === one ? readNumberTest(operator, one === 1 ? days[0] : days, negated, (n) => n) : undefined;
}

/** Without the crumbs of binary fractions: 19.99 × 100 is 1999. */
const toMinor = (currency: string) => (amount: number) => Math.round(amount * minorPerUnit(currency) * 1e4) / 1e4;

function readNumberTest(operator: string, value: unknown, negated: boolean, scale: (n: number) => number): Test | undefined {
  if (operator === 'between' || operator === 'notBetween') {
    const range = rangeValue(value);
    return range && { kind: 'range', low: scale(range.low), lowOpen: false, high: scale(range.high), highOpen: false, negated };
  }
  if (operator === 'in' || operator === 'notIn') {
    const values = listValue(value, numberValue);
    return values && { kind: 'oneOf', values: values.map(scale), negated };
  }
  const number = numberValue(value);
  if (number === undefined) return undefined;
  const bound = scale(number);
  if (operator === '=' || operator === '!=') return { kind: 'oneOf', values: [bound], negated };
  const open = operator === '<' || operator === '>';
  return operator.startsWith('<')
    ? { kind: 'range', low: -Infinity, lowOpen: false, high: bound, highOpen: open, negated: false }
    : { kind: 'range', low: bound, lowOpen: open, high: Infinity, highOpen: false, negated: false };
}

function readSegments(field: Field, { operator, value }: Condition, context: Reading, path: readonly number[], level: number): ReadCondition | RuleProblem {
  const ids = operator === 'in' || operator === 'notIn' ? listValue(value, idValue) : listValue([value], idValue);
  if (!ids) return { field: field.id, reason: 'value' };
  const rules = segmentRules(field, ids, context, path, level);
  return 'reason' in rules ? rules : { field, test: { kind: 'inSegment', rules, negated: operator === '!=' || operator === 'notIn' } };
}

function readTags(field: Field, { operator, value }: Condition, context: Reading, path: readonly number[], level: number): ReadCondition | RuleProblem {
  const any = operator === 'null' || operator === 'notNull';
  const names = any ? null : operator === '=' || operator === '!=' ? listValue([value], textValue) : listValue(value, textValue);
  if (names === undefined) return { field: field.id, reason: 'value' };
  const followed = [...(context.tags ?? [])].filter(([name]) => names === null || names.includes(name)).map(([, id]) => id);
  const rules = segmentRules(field, followed, context, path, level);
  return 'reason' in rules ? rules : { field, test: { kind: 'tagged', names, rules, negated: operator === '!=' || operator === 'notIn' || operator === 'null' } };
}

function segmentRules(field: Field, ids: readonly number[], context: Reading, path: readonly number[], level: number): ReadGroup[] | RuleProblem {
  const rules: ReadGroup[] = [];
  for (const id of ids) {
    if (path.includes(id)) return { field: field.id, reason: 'segment_cycle' };
    const rule = context.segments.get(id);
    if (!rule) return { field: field.id, reason: 'segment_missing' };
    const read = readGroup(rule, context, [...path, id], level + 1);
    if ('reason' in read) return read;
    rules.push(read);
  }
  return rules;
}

/** Ids of the segments that a rule names itself. */
export function segmentsNamedIn(rule: RuleGroup): number[] {
  return rule.rules.flatMap((item) => {
    if ('rules' in item) return segmentsNamedIn(item);
    return item.field === 'in_segment' ? (listValue(item.value, idValue) ?? []) : [];
  });
}

/** Names of the tags that a rule asks for itself; null where it asks for any. */
export function tagsNamedIn(rule: RuleGroup): (string | null)[] {
  return rule.rules.flatMap((item) => {
    if ('rules' in item) return tagsNamedIn(item);
    return item.field === 'tags' ? (listValue(item.value, textValue) ?? [null]) : [];
  });
}

/** What a rule calls the fields that it asks of itself. */
export function fieldsNamedIn(rule: RuleGroup): string[] {
  return rule.rules.flatMap((item) => ('rules' in item ? fieldsNamedIn(item) : [item.field]));
}
