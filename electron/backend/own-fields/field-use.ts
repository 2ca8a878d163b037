import type { FieldUse, OwnField } from '../../../shared/contract/own-fields.ts';
import { fieldsNamedIn } from '../../../shared/domain/rule-reading.ts';
import { ownKey, readOwnValue } from '../../../shared/domain/own-fields.ts';
import type { ReadDb } from '../db/executor.ts';
import { listKeptRules, namesOf, type KeptRule } from '../segments/kept-rules.ts';
import { listFields, namesInRules } from './read-fields.ts';

const EXAMPLES = 5;

export function readFieldUse(db: ReadDb): FieldUse[] {
  const known = new Map(db.all<{ id: number; n: number }>('SELECT field_id AS id, count(DISTINCT customer_id) AS n FROM own_shown GROUP BY field_id').map((k) => [k.id, k.n]));
  return listFields(db).map((field) => ({
    fieldId: field.fieldId,
    known: known.get(field.fieldId) ?? 0,
    ...unreadOf(db, field),
    segments: namesOf(rulesAskingFor(db, field)),
    templates: textsAskingFor(db, field),
  }));
}

/** What files say and the field can't read. */
function unreadOf(db: ReadDb, field: OwnField): { unread: number; unreadExamples: string[] } {
  const written = db.all<{ text: string; n: number }>('SELECT written AS text, count(*) AS n FROM own_told WHERE field_id = :id GROUP BY written ORDER BY n DESC, text', { id: field.fieldId });
  const bad = written.filter(({ text }) => readOwnValue(field, text) === undefined);
  return { unread: bad.reduce((sum, { n }) => sum + n, 0), unreadExamples: bad.slice(0, EXAMPLES).map(({ text }) => text) };
}

/** Rules of segments and layerings that ask for the field. */
export function rulesAskingFor(db: ReadDb, field: Pick<OwnField, 'fieldId' | 'standard'>): KeptRule[] {
  const names = namesInRules(field.fieldId, field.standard);
  return listKeptRules(db).filter(({ rule }) => fieldsNamedIn(rule).some((asked) => names.includes(asked)));
}

/** Bandings of the field. */
export const bandingsOf = (db: ReadDb, { fieldId }: Pick<OwnField, 'fieldId'>): string[] => db.all<{ name: string }>('SELECT name FROM bandings WHERE field = :key ORDER BY name', { key: ownKey(fieldId) }).map(({ name }) => name);

/** Templates, and campaigns that aren't locked yet, whose text puts the field in. */
export function textsAskingFor(db: ReadDb, { fieldId }: Pick<OwnField, 'fieldId'>): string[] {
  const asks = new RegExp(`customer\\.own_${fieldId}(?!\\d)`);
  const texts = db.all<{ name: string; text: string }>("SELECT name, subject || ' ' || text AS text FROM templates UNION ALL SELECT name, subject || ' ' || text FROM campaigns WHERE locked_at IS NULL UNION ALL SELECT c.name, v.subject || ' ' || v.text FROM campaign_variants v JOIN campaigns c ON c.id = v.campaign_id WHERE c.locked_at IS NULL ORDER BY name");
  return [...new Set(texts.filter(({ text }) => asks.test(text)).map(({ name }) => name))];
}
