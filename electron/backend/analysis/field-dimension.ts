import { findField, type Field } from '../../../shared/domain/fields.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { stages } from '../../../shared/domain/relationship-stage.ts';
import { rfmGroups } from '../../../shared/domain/rfm.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { groupKeys } from '../../../shared/domain/own-season-groups.ts';
import { tiers } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { textColumn, type TextColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownPairs, ownTexts } from '../own-fields/own-columns.ts';
import { ownRuleFields } from '../own-fields/read-fields.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { MOST_ITEMS, one, othersItem, overlappingDimension, placed, unionSql, valueItem, type Dimension } from './dimension-parts.ts';

/** Those that name a choice of their own stand in its order; others by how many people have them. */
const orderOf: Record<string, readonly string[]> = { state: states, stage: stages, rfm: rfmGroups, gender: ['male', 'female'], tier: tiers };

const sortable = ({ type }: Field): boolean => type === 'choice' || type === 'text' || type === 'multi';

export function fieldDimension(db: ReadDb, people: People, id: string): Dimension {
  const field = findField(id) ?? ownRuleFields(db).get(id);
  if (!field || !sortable(field)) throw new AppError('bad_input', { field: id.slice(0, 60) });
  if (field.type === 'multi') return severalOfAChoice(db, people, field);
  const { codes, words } = field.ownId === null ? textColumn(db, people, { sql: valueSql(field, sqlContext(people, literal)), source: field.source! }) : ownTexts(db, people, field.ownId);
  const shown = shownWords({ codes, words }, field.id === 'season_group' ? groupKeys(people.lifecycle.seasonGroups()) : orderOf[field.id]);
  const placeOfCode = Int32Array.from(words, (word) => (shown.includes(word) ? shown.indexOf(word) : shown.length));
  const items = [...shown.map((word) => valueItem(word, one(field.id, '=', word))), othersItem(one(field.id, 'notIn', shown.length === 0 ? ['-'] : [...shown]))];
  const found = placed(Int32Array.from(codes, (code) => (code === 0 ? -1 : placeOfCode[code]!)), items, one(field.id, 'null', null));
  return { ...found, attribute: null, step: 1, sql: unionSql(db, people, found.items) };
}

/** The first ones of a given order, else those that most people have. */
function shownWords({ codes, words }: TextColumn, order: readonly string[] | undefined): string[] {
  const counts = new Int32Array(words.length);
  for (const code of codes) counts[code]! += 1;
  const known = words.map((word, code) => ({ word, count: counts[code]! })).slice(1).filter(({ word, count }) => count > 0 && word !== '');
  const sorted = known.sort((a, b) => (order ? order.indexOf(a.word) - order.indexOf(b.word) : b.count - a.count || (a.word < b.word ? -1 : 1)));
  return sorted.slice(0, MOST_ITEMS).map(({ word }) => word);
}

function severalOfAChoice(db: ReadDb, people: People, field: Field): Dimension {
  const { codes, words } = ownPairs(db, people, field.ownId!);
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(words[code]!, (counts.get(words[code]!) ?? 0) + 1);
  const shown = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_ITEMS);
  return overlappingDimension(db, people, shown.map(([word]) => valueItem(word, one(field.id, 'in', [word]))), one(field.id, 'null', null));
}
