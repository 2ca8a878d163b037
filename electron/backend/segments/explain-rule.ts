import type { Output } from '../../../shared/contract/endpoint.ts';
import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { nearestChange } from '../../../shared/domain/nearest-change.ts';
import type { ReadCondition, ReadGroup } from '../../../shared/domain/rule-reading.ts';
import { boughtFrom, conditionSql, literal, ruleToSql, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import { readPersonTags } from '../tags/person-tags.ts';
import { checkRule, peopleFrom, sqlContext, type People } from './compile-rule.ts';

type Explanation = Output<typeof segments.explain>;

/** Each condition with the customer's value, in the unit in which the rule has it, whether it holds, and what would have to be otherwise. */
export function explainRule(db: ReadDb, rule: RuleGroup, customerId: number, people: People): Explanation {
  const read = checkRule(db, rule, people.currency);
  const context = sqlContext(people, literal);
  const conditions: Explanation['conditions'] = [];
  visit(rule, read, [], (path, asked, condition) => {
    const [value, pass] = ask(db, people, customerId, `${valueOf(condition)}, (${conditionSql(condition, context)}) IS TRUE`);
    const said = condition.test.kind === 'tagged' ? tagNames() : shown(value, condition);
    conditions.push({ path, field: asked.field, operator: asked.operator, wanted: asked.value ?? null, value: said, pass: pass === 1 });
  });
  const [inside] = ask(db, people, customerId, `(${ruleToSql(read, context)}) IS TRUE`);
  const verdicts = new Map(conditions.map((c) => [c.path.join(), c.pass]));
  const change = nearestChange(rule, (path) => verdicts.get(path.join()) === true, inside !== 1);
  return { inside: inside === 1, conditions, change, currency: people.currency };

  function tagNames(): string | null {
    return readPersonTags(db, customerId, people).map((tag) => tag.name).join(', ') || null;
  }

  function valueOf({ field, test }: ReadCondition): string {
    if (test.kind === 'bought') return `(SELECT count(DISTINCT o.day) ${boughtFrom(field, test.value, context)} AND a.customer_id = c.id)`;
    return valueSql(field, context);
  }

  function shown(value: unknown, { field }: ReadCondition): string | number | null {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    if (field.type === 'days') return daysBetween(String(value), people.asOf);
    return field.type === 'money' ? Number(value) / minorPerUnit(people.currency) : value;
  }
}

function ask(db: ReadDb, people: People, customerId: number, values: string): unknown[] {
  const row = db.connection.prepare(`SELECT ${values} FROM ${peopleFrom(people)} WHERE c.id = ?`).raw().get(customerId);
  if (!row) throw new AppError('not_found', { what: 'customer' });
  return row as unknown[];
}

/** Walks a rule and its reading, which have the same shape. */
function visit(rule: RuleGroup, read: ReadGroup, path: number[], found: (path: number[], asked: Condition, condition: ReadCondition) => void): void {
  rule.rules.forEach((asked, i) => {
    const condition = read.rules[i]!;
    if ('rules' in asked && 'rules' in condition) visit(asked, condition, [...path, i], found);
    else if (!('rules' in asked) && !('rules' in condition)) found([...path, i], asked, condition);
  });
}
