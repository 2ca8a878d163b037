import { readOwnValue, type OwnKind, type OwnValue } from '../../../shared/domain/own-fields.ts';
import type { WriteDb } from '../db/executor.ts';
import { listFields } from './read-fields.ts';

interface Said extends OwnValue {
  fieldId: number;
  /** Whose it was. */
  holder: number;
}
interface Told {
  fieldId: number;
  written: string;
}

/**
 * Brings what holds of these people to what is said of them: the owner's own word, else that of whoever rests with them
 * (the older record first), else a file's (the first shop's first that can be read). Costs what the people cost; a test
 * holds it to a full recomputation.
 */
export function refreshOwnValues(db: WriteDb, customerIds: Iterable<number>): void {
  const fields = new Map(listFields(db).map((field) => [field.fieldId, field]));
  if (fields.size === 0) return;
  const clear = db.prepare('DELETE FROM own_shown WHERE customer_id = :id OR customer_id IN (SELECT id FROM customers WHERE merged_into = :id)');
  const said = db.prepare(
    `SELECT v.field_id AS fieldId, v.customer_id AS holder, v.value, v.number FROM own_values v WHERE v.customer_id = :id
    UNION ALL SELECT v.field_id, v.customer_id, v.value, v.number FROM customers h JOIN own_values v ON v.customer_id = h.id WHERE h.merged_into = :id ORDER BY 2`,
  );
  const told = db.prepare('SELECT t.field_id AS fieldId, t.written FROM accounts a JOIN own_told t ON t.account_id = a.id WHERE a.customer_id = :id ORDER BY t.shop_id, t.key');
  const rests = db.prepare('SELECT merged_into FROM customers WHERE id = :id').pluck();
  const add = db.prepare('INSERT INTO own_shown (field_id, customer_id, value, number) VALUES (?, ?, ?, ?)');
  for (const id of customerIds) {
    clear.run({ id });
    if (rests.get({ id }) !== null) continue;
    for (const [fieldId, values] of holding(id, fields, said.all({ id }) as Said[], told.all({ id }) as Told[])) for (const { value, number } of values) add.run(fieldId, id, value, number);
  }
}

function holding(id: number, fields: ReadonlyMap<number, { kind: OwnKind; options: readonly string[] }>, said: readonly Said[], told: readonly Told[]): Map<number, OwnValue[]> {
  const found = new Map<number, OwnValue[]>();
  const from = new Map<number, number>();
  for (const { fieldId, holder, value, number } of [...said.filter((s) => s.holder === id), ...said.filter((s) => s.holder !== id)]) {
    if ((from.get(fieldId) ?? holder) !== holder) continue;
    from.set(fieldId, holder);
    found.set(fieldId, [...(found.get(fieldId) ?? []), { value, number }]);
  }
  for (const { fieldId, written } of told) {
    const field = fields.get(fieldId);
    const values = found.has(fieldId) || !field ? undefined : readOwnValue(field, written);
    if (values && values.length > 0) found.set(fieldId, values);
  }
  return found;
}

/** Whoever has, or may have, a value of the field. */
export function refreshField(db: WriteDb, fieldId: number): void {
  const people = db.all<{ id: number }>(
    `SELECT customer_id AS id FROM own_shown WHERE field_id = :fieldId
    UNION SELECT ifnull(h.merged_into, h.id) FROM own_values v JOIN customers h ON h.id = v.customer_id WHERE v.field_id = :fieldId
    UNION SELECT a.customer_id FROM own_told t JOIN accounts a ON a.id = t.account_id WHERE t.field_id = :fieldId`,
    { fieldId },
  );
  refreshOwnValues(db, people.map((p) => p.id));
}
