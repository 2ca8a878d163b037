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
  const clear = db.prepare('DELETE FROM own_shown WHERE customer_id = ?');
  const resting = db.connection.prepare('SELECT id FROM customers WHERE merged_into = ? ORDER BY id').pluck();
  const said = db.prepare('SELECT field_id AS fieldId, customer_id AS holder, value, number FROM own_values WHERE customer_id = ?');
  const told = db.prepare('SELECT t.field_id AS fieldId, t.written FROM accounts a JOIN own_told t ON t.account_id = a.id WHERE a.customer_id = :id ORDER BY t.shop_id, t.key');
  const rests = db.prepare('SELECT merged_into FROM customers WHERE id = :id').pluck();
  const add = db.prepare('INSERT INTO own_shown (field_id, customer_id, value, number) VALUES (?, ?, ?, ?)');
  const ids = [...customerIds];
  const concerned = ids.length > MANY ? concernedBy(db) : undefined;
  for (const id of ids) {
    if (concerned && !concerned.has(id)) continue;
    const holders = [id, ...(resting.all(id) as number[])];
    for (const holder of holders) clear.run(holder);
    if (rests.get({ id }) !== null) continue;
    const all = holders.flatMap((holder) => said.all(holder) as Said[]);
    for (const [fieldId, values] of holding(fields, all, told.all({ id }) as Told[])) for (const { value, number } of values) add.run(fieldId, id, value, number);
  }
}

/** From so many on it pays to ask first who has anything at all: an import touches everybody, and few have. */
const MANY = 100;
const concernedBy = (db: WriteDb): Set<number> =>
  new Set(
    db.connection
      .prepare(
        `SELECT customer_id FROM own_shown UNION SELECT customer_id FROM own_values UNION SELECT a.customer_id FROM own_told t JOIN accounts a ON a.id = t.account_id
        UNION SELECT merged_into FROM customers WHERE merged_into IS NOT NULL`,
      )
      .pluck()
      .all() as number[],
  );

/** `said`: the person's own first. */
function holding(fields: ReadonlyMap<number, { kind: OwnKind; options: readonly string[] }>, said: readonly Said[], told: readonly Told[]): Map<number, OwnValue[]> {
  const found = new Map<number, OwnValue[]>();
  const from = new Map<number, number>();
  for (const { fieldId, holder, value, number } of said) {
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
