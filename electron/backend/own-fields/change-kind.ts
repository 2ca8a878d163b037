import type { FieldChange, OwnField } from '../../../shared/contract/own-fields.ts';
import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import { ownRuleField } from '../../../shared/domain/fields.ts';
import { ownText, readOwnValue, type OwnKind, type OwnValue } from '../../../shared/domain/own-fields.ts';
import { readRule } from '../../../shared/domain/rule-reading.ts';
import type { ReadDb } from '../db/executor.ts';
import { namesOf } from '../segments/kept-rules.ts';
import { bandingsOf, rulesAskingFor } from './field-use.ts';
import { namesInRules } from './read-fields.ts';

const EXAMPLES = 5;
/** More than anybody would choose from. */
const MOST_OPTIONS = 60;
export const isChoice = (kind: OwnKind): boolean => kind === 'choice' || kind === 'multi';

interface Converted {
  /** By customer; those that can't be taken over are missing. */
  values: Map<number, OwnValue[]>;
  lost: string[];
  options: string[];
}

/** A field's own values as another type has them. A choice takes its options from the words that are there. */
export function convertValues(db: ReadDb, field: OwnField, kind: OwnKind, given: readonly string[] = []): Converted {
  const by = new Map<number, string[]>();
  for (const { id, value } of db.all<{ id: number; value: string }>('SELECT customer_id AS id, value FROM own_values WHERE field_id = :fieldId ORDER BY customer_id, value', { fieldId: field.fieldId })) by.set(id, [...(by.get(id) ?? []), value]);
  const words = [...new Set([...by.values()].flat())];
  const asOptions = words.filter((word) => word.length <= 40 && !/[,，;；、|]/.test(word));
  const options = !isChoice(kind) ? [] : given.length > 0 ? [...given] : field.options.length > 0 ? field.options : asOptions.length <= MOST_OPTIONS ? asOptions.sort() : [];
  const values = new Map<number, OwnValue[]>();
  const lost: string[] = [];
  for (const [id, said] of by) {
    const read = readOwnValue({ kind, options }, ownText(said));
    if (read && read.length > 0) values.set(id, read);
    else lost.push(ownText(said));
  }
  return { values, lost, options };
}

export function previewChange(db: ReadDb, field: OwnField, kind: OwnKind): FieldChange {
  const { values, lost, options } = convertValues(db, field, kind);
  return { converts: values.size, loses: lost.length, examples: [...new Set(lost)].slice(0, EXAMPLES), options, usedBy: segmentsThatBreak(db, field, kind) };
}

/** Segments and layerings whose conditions on the field can't be asked of another type, and its bandings where it isn't a number any more. */
export function segmentsThatBreak(db: ReadDb, field: OwnField, kind: OwnKind): string[] {
  const names = namesInRules(field.fieldId, field.standard);
  const own = new Map(names.map((name) => [name, ownRuleField(field.fieldId, kind)]));
  const breaks = (condition: Condition) => names.includes(condition.field) && !readRule({ combinator: 'and', rules: [condition] }, { currency: 'CNY', segments: new Map(), own }).ok;
  const inGroup = (group: RuleGroup): boolean => group.rules.some((item) => ('rules' in item ? inGroup(item) : breaks(item)));
  return [...namesOf(rulesAskingFor(db, field).filter(({ rule }) => inGroup(rule))), ...(kind === 'number' ? [] : bandingsOf(db, field))];
}
