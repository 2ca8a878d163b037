import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownRuleField, type Field } from '../../../shared/domain/fields.ts';
import { ownKey, standardFields, type StandardField } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

type Row = Omit<OwnField, 'options'> & { options: string };
const COLUMNS = 'SELECT id AS fieldId, name, kind, section, options, standard FROM own_fields';
const toField = (row: Row): OwnField => ({ ...row, options: JSON.parse(row.options) as string[] });

/** In the order of the sections, then as they were made. */
export const listFields = (db: ReadDb): OwnField[] =>
  db.all<Row>(`${COLUMNS} ORDER BY CASE section WHEN 'family' THEN 0 WHEN 'work' THEN 1 WHEN 'person' THEN 2 ELSE 3 END, id`).map(toField);

export function getField(db: ReadDb, fieldId: number): OwnField {
  const row = db.get<Row>(`${COLUMNS} WHERE id = :fieldId`, { fieldId });
  if (!row) throw new AppError('not_found', { what: 'field' });
  return toField(row);
}

/** By what rules call them: each has a key, the ready-made ones a name too. */
export function ownRuleFields(db: ReadDb): Map<string, Field> {
  return remember(db, 'own fields', () => {
    const found = new Map<string, Field>();
    for (const { fieldId, kind, standard } of listFields(db)) {
      const field = ownRuleField(fieldId, kind);
      for (const name of namesInRules(fieldId, standard)) found.set(name, field);
    }
    return found;
  });
}

export const namesInRules = (fieldId: number, standard: StandardField | null): string[] => [ownKey(fieldId), ...(standard !== null && Object.hasOwn(standardFields, standard) ? [standard] : [])];

export const ownFieldIds = (db: ReadDb): Set<number> => new Set(listFields(db).map((field) => field.fieldId));
