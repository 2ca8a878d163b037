import type { OwnField, ownFields } from '../../../shared/contract/own-fields.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ownKey, standardFields } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { convertValues, isChoice, segmentsThatBreak } from './change-kind.ts';
import { namesOf, replaceKeptRule } from '../segments/kept-rules.ts';
import { bandingsOf, rulesAskingFor, textsAskingFor } from './field-use.ts';
import { getField, listFields, namesInRules } from './read-fields.ts';
import { refreshField } from './refresh-own-values.ts';

const MOST_FIELDS = 60;

export function saveField(db: WriteDb, input: Parsed<typeof ownFields.saveField>, now: number): OwnField {
  const { fieldId, name, kind, section, standard } = input;
  const namesake = db.get<{ id: number }>('SELECT id FROM own_fields WHERE name = :name', { name });
  if (namesake && namesake.id !== fieldId) throw new AppError('name_taken');
  const options = input.options.map((option) => option.name);
  if (new Set(options).size < options.length) throw new AppError('bad_input', { field: 'options', reason: 'twice' });
  if (fieldId !== undefined) return changeField(db, getField(db, fieldId), input);
  if (isChoice(kind) && options.length === 0) throw new AppError('bad_input', { field: 'options', reason: 'no_options' });
  if (standard !== null && (standardFields[standard].kind !== kind || db.get('SELECT 1 FROM own_fields WHERE standard = :standard', { standard }))) throw new AppError('bad_input', { field: 'standard' });
  if (listFields(db).length >= MOST_FIELDS) throw new AppError('bad_input', { field: 'fieldId', reason: 'too_many', limit: MOST_FIELDS });
  const row = { name, kind, section, options: JSON.stringify(isChoice(kind) ? options : []), standard, now };
  return getField(db, db.run('INSERT INTO own_fields (name, kind, section, options, standard, created_at) VALUES (:name, :kind, :section, :options, :standard, :now)', row).lastInsertRowid);
}

function changeField(db: WriteDb, before: OwnField, { name, kind, section, options }: Parsed<typeof ownFields.saveField>): OwnField {
  const { fieldId } = before;
  if (kind === before.kind && JSON.stringify(options.map((o) => o.name)) === JSON.stringify(before.options)) {
    db.run('UPDATE own_fields SET name = :name, section = :section WHERE id = :fieldId', { name, section, fieldId });
    return getField(db, fieldId);
  }
  renameOptions(db, before, options);
  // Its names are those of the new options by now.
  const known = { ...before, options: before.options.map((option) => options.find((o) => o.was === option)?.name ?? option) };
  const { values, lost, options: found } = convertValues(db, known, kind, options.map((o) => o.name));
  if (lost.length > 0) throw new AppError('bad_input', { field: kind === before.kind ? 'options' : 'kind', reason: 'would_lose', count: lost.length, examples: [...new Set(lost)].slice(0, 5) });
  if (isChoice(kind) && found.length === 0) throw new AppError('bad_input', { field: 'options', reason: 'no_options' });
  const usedBy = segmentsThatBreak(db, before, kind);
  if (usedBy.length > 0) throw new AppError('bad_input', { field: 'kind', usedBy });
  db.run('UPDATE own_fields SET name = :name, kind = :kind, section = :section, options = :options WHERE id = :fieldId', { name, kind, section, options: JSON.stringify(found), fieldId });
  db.run('DELETE FROM own_values WHERE field_id = :fieldId', { fieldId });
  const add = db.prepare('INSERT INTO own_values (field_id, customer_id, value, number) VALUES (?, ?, ?, ?)');
  for (const [customerId, read] of values) for (const { value, number } of read) add.run(fieldId, customerId, value, number);
  refreshField(db, fieldId);
  return getField(db, fieldId);
}

/** People keep an option under its new name, and rules go on asking for them. All at once, so that two can change places. */
function renameOptions(db: WriteDb, before: OwnField, options: readonly { name: string; was: string | null }[]): void {
  const renamed = new Map(options.flatMap(({ name, was }) => (was !== null && was !== name && before.options.includes(was) ? [[was, name] as const] : [])));
  if (renamed.size === 0) return;
  const rows = db.all<{ customerId: number; value: string; number: number | null }>('SELECT customer_id AS customerId, value, number FROM own_values WHERE field_id = :id', { id: before.fieldId });
  db.run('DELETE FROM own_values WHERE field_id = :id', { id: before.fieldId });
  const add = db.prepare('INSERT OR IGNORE INTO own_values (field_id, customer_id, value, number) VALUES (?, ?, ?, ?)');
  for (const { customerId, value, number } of rows) add.run(before.fieldId, customerId, renamed.get(value) ?? value, number);
  const names = namesInRules(before.fieldId, before.standard);
  const word = (value: unknown) => (typeof value === 'string' ? (renamed.get(value) ?? value) : value);
  const inRule = (group: RuleGroup): RuleGroup => ({
    ...group,
    rules: group.rules.map((item) => {
      if ('rules' in item) return inRule(item);
      return names.includes(item.field) ? { ...item, value: Array.isArray(item.value) ? item.value.map(word) : word(item.value) } : item;
    }),
  });
  for (const kept of rulesAskingFor(db, before)) replaceKeptRule(db, kept, inRule(kept.rule));
}

export function deleteField(db: WriteDb, fieldId: number): { fieldId: number; values: number } {
  const field = getField(db, fieldId);
  const usedBy = [...namesOf(rulesAskingFor(db, field)), ...textsAskingFor(db, field), ...bandingsOf(db, field)];
  if (usedBy.length > 0) throw new AppError('bad_input', { usedBy });
  const { n: values } = db.get<{ n: number }>('SELECT count(DISTINCT customer_id) AS n FROM own_shown WHERE field_id = :fieldId', { fieldId })!;
  db.run('DELETE FROM own_fields WHERE id = :fieldId', { fieldId });
  // A field to come may have its number: what files and profiles say to the old one mustn't be taken for it.
  const key = ownKey(fieldId);
  db.run(`UPDATE records SET body = json_remove(body, '$.${key}') WHERE kind = 'people' AND body ->> '$.${key}' IS NOT NULL`);
  const profiles = db.all<{ id: number; reading: string }>('SELECT id, reading FROM import_profiles');
  for (const { id, reading } of profiles) {
    const read = JSON.parse(reading) as { columns: { field: string }[] };
    const columns = read.columns.filter((column) => column.field !== key);
    if (columns.length < read.columns.length) db.run('UPDATE import_profiles SET reading = :reading WHERE id = :id', { id, reading: JSON.stringify({ ...read, columns }) });
  }
  return { fieldId, values };
}
