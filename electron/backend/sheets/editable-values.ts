import { ownIdOf, ownKey } from '../../../shared/domain/own-fields.ts';
import type { ReadDb } from '../db/executor.ts';

/** What is to be edited of some people, each as a list of words: by customer, then `note`, `tags` or an own field's key. */
export type EditableValues = Map<number, Map<string, string[]>>;

/** Tags as given by hand and still holding; own fields as they are shown, a file's word included. */
export function readEditable(db: ReadDb, customerIds: readonly number[], today: string): EditableValues {
  const ids = JSON.stringify(customerIds);
  const values: EditableValues = new Map(customerIds.map((id) => [id, new Map<string, string[]>()]));
  const put = (id: number, what: string, word: string) => {
    const of = values.get(id)!;
    of.set(what, [...(of.get(what) ?? []), word]);
  };
  for (const { id, note } of db.all<{ id: number; note: string }>('SELECT c.id, c.note FROM json_each(:ids) p JOIN customers c ON c.id = p.value WHERE c.note IS NOT NULL', { ids })) put(id, 'note', note);
  const tags = db.all<{ id: number; name: string }>(
    `SELECT DISTINCT p.value AS id, g.name FROM json_each(:ids) p JOIN customers h ON h.id = p.value OR h.merged_into = p.value JOIN customer_tags k ON k.customer_id = h.id JOIN tags g ON g.id = k.tag_id
    WHERE k.until_day IS NULL OR k.until_day >= :today ORDER BY g.name`,
    { ids, today },
  );
  for (const { id, name } of tags) put(id, 'tags', name);
  for (const { id, fieldId, value } of db.all<{ id: number; fieldId: number; value: string }>('SELECT s.customer_id AS id, s.field_id AS fieldId, s.value FROM json_each(:ids) p JOIN own_shown s ON s.customer_id = p.value', { ids })) put(id, ownKey(fieldId), value);
  return values;
}

/** Words in one order, so that two ways of writing the same are the same. */
export const inOrder = (what: string, words: readonly string[]): string[] => (what === 'tags' || ownIdOf(what) !== undefined ? words.toSorted() : [...words]);
