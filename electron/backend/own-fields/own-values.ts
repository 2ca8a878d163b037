import type { OwnPersonValue } from '../../../shared/contract/customers.ts';
import type { ownFields } from '../../../shared/contract/own-fields.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { ownText, readOwnValue } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { getField } from './read-fields.ts';
import { refreshOwnValues } from './refresh-own-values.ts';

/** What is known of one person, with where from. */
export function readPersonValues(db: ReadDb, customerId: number): OwnPersonValue[] {
  const shown = db.all<{ fieldId: number; value: string; byOwner: number }>(
    `SELECT s.field_id AS fieldId, s.value,
      EXISTS (SELECT 1 FROM customers h JOIN own_values v ON v.customer_id = h.id WHERE (h.id = :customerId OR h.merged_into = :customerId) AND v.field_id = s.field_id) AS byOwner
    FROM own_shown s WHERE s.customer_id = :customerId`,
    { customerId },
  );
  const found = new Map<number, OwnPersonValue>();
  for (const { fieldId, value, byOwner } of shown) {
    const known = found.get(fieldId);
    if (known) known.values.push(value);
    else found.set(fieldId, { fieldId, values: [value], from: byOwner === 1 ? 'owner' : 'file' });
  }
  return [...found.values()];
}

/** Everyone's value of a field as one text, by person. */
export function readFieldTexts(db: ReadDb, fieldId: number): Map<number, string> {
  const rows = db.all<{ id: number; text: string }>("SELECT customer_id AS id, group_concat(value, '、') AS text FROM own_shown WHERE field_id = :fieldId GROUP BY customer_id", { fieldId });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

export function setValues({ customerId: askedId, values }: Parsed<typeof ownFields.setValues>, { db, now }: CommandContext): { customerId: number } {
  const customerId = personOf(db, askedId);
  if (customerId === undefined) throw new AppError('not_found', { what: 'customer' });
  const shown = (fieldId: number) => JSON.stringify(db.all<{ value: string }>('SELECT value FROM own_shown WHERE field_id = :fieldId AND customer_id = :customerId', { fieldId, customerId }).map((v) => v.value));
  const before = values.map(({ fieldId }) => shown(fieldId));
  for (const { fieldId, values: said } of values) setValue(db, customerId, fieldId, said);
  refreshOwnValues(db, [customerId]);
  for (const [i, { fieldId }] of values.entries()) {
    const after = shown(fieldId);
    if (after !== before[i]) db.run('INSERT INTO own_changes (at, customer_id, field_id, before, after) VALUES (:now, :customerId, :fieldId, :before, :after)', { now, customerId, fieldId, before: before[i]!, after });
  }
  return { customerId };
}

function setValue(db: WriteDb, customerId: number, fieldId: number, said: readonly string[]): void {
  const field = getField(db, fieldId);
  const read = readOwnValue(field, ownText(said));
  if (!read || (field.kind !== 'multi' && said.length > 1)) throw new AppError('bad_input', { field: field.name, reason: 'not_of_its_type' });
  // Taken out, it is out: not what was said of somebody who rests with them. A file's word comes back.
  db.run('DELETE FROM own_values WHERE field_id = :fieldId AND (customer_id = :customerId OR (:none AND customer_id IN (SELECT id FROM customers WHERE merged_into = :customerId)))', { fieldId, customerId, none: read.length === 0 ? 1 : 0 });
  for (const { value, number } of read) db.run('INSERT INTO own_values (field_id, customer_id, value, number) VALUES (:fieldId, :customerId, :value, :number)', { fieldId, customerId, value, number });
}
