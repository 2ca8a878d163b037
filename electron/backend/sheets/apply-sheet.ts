import type { SheetEdit } from '../../../shared/contract/sheets.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { updateCustomer } from '../customers/update-customer.ts';
import type { ReadDb } from '../db/executor.ts';
import { setValues } from '../own-fields/own-values.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { applyTag } from '../tags/apply-tag.ts';
import { inOrder, readEditable } from './editable-values.ts';
import type { PlannedChange } from './read-sheet.ts';

/** Carries the changes out and keeps what was before. Null: there were none. */
export function applyChanges(plan: readonly PlannedChange[], fileName: string, context: CommandContext): number | null {
  const { db, now } = context;
  if (plan.length === 0) return null;
  const { lastInsertRowid: editId } = db.run('INSERT INTO sheet_edits (at, file_name) VALUES (:now, :fileName)', { now, fileName });
  const log = db.prepare('INSERT INTO sheet_changes (edit_id, customer_id, what, before, after) VALUES (?, ?, ?, ?, ?)');
  for (const { customerId, what, before, after } of plan) log.run(editId, customerId, what, JSON.stringify(before), JSON.stringify(after));
  carryOut(plan, context);
  return editId;
}

function carryOut(plan: readonly PlannedChange[], context: CommandContext): void {
  const { db, now } = context;
  for (const { customerId, what, after } of plan) {
    const fieldId = ownIdOf(what);
    if (what === 'note') updateCustomer(db, { customerId, note: after[0] ?? null });
    else if (fieldId !== undefined) setValues({ customerId, values: [{ fieldId, values: after }] }, context);
  }
  // Tags by tag: each is one change in its own log.
  const given = new Map<string, number[]>();
  const taken = new Map<string, number[]>();
  const note = (by: Map<string, number[]>, name: string, id: number) => by.set(name, [...(by.get(name) ?? []), id]);
  for (const { customerId, before, after } of plan.filter(({ what }) => what === 'tags')) {
    for (const name of after) if (!before.includes(name)) note(given, name, customerId);
    for (const name of before) if (!after.includes(name)) note(taken, name, customerId);
  }
  const idOf = (name: string) => db.get<{ id: number }>('SELECT id FROM tags WHERE name = :name', { name })?.id;
  for (const [name, customerIds] of given) {
    const tagId = idOf(name) ?? db.run("INSERT INTO tags (name, color, reason, created_at) VALUES (:name, 'grey', '', :now)", { name, now }).lastInsertRowid;
    applyTag({ tagId, add: true, who: { customerIds } }, context);
  }
  for (const [name, customerIds] of taken) {
    const tagId = idOf(name);
    if (tagId !== undefined) applyTag({ tagId, add: false, who: { customerIds } }, context);
  }
}

export const listSheetEdits = (db: ReadDb): SheetEdit[] =>
  db.all<SheetEdit>(
    `SELECT e.id AS editId, e.at, e.file_name AS fileName, e.undone_at AS undoneAt, (SELECT count(DISTINCT c.customer_id) FROM sheet_changes c WHERE c.edit_id = e.id) AS people
    FROM sheet_edits e ORDER BY e.id DESC LIMIT 20`,
  );

/** What is still as the sheet left it becomes what it was; what has changed since stays. */
export function undoSheet(editId: number, context: CommandContext): { restored: number; kept: number } {
  const { db, now, today } = context;
  const edit = db.get<{ undoneAt: number | null }>('SELECT undone_at AS undoneAt FROM sheet_edits WHERE id = :editId', { editId });
  if (!edit || edit.undoneAt !== null) throw new AppError('not_found', { what: 'change' });
  const logged = db.all<{ customerId: number; what: string; before: string; after: string }>('SELECT customer_id AS customerId, what, before, after FROM sheet_changes WHERE edit_id = :editId', { editId });
  const fields = new Set(db.all<{ id: number }>('SELECT id FROM own_fields').map((f) => f.id));
  const changes = logged.flatMap(({ customerId, what, before, after }): PlannedChange[] => {
    const person = personOf(db, customerId);
    const fieldId = ownIdOf(what);
    if (person === undefined || (fieldId !== undefined && !fields.has(fieldId))) return [];
    return [{ customerId: person, what, before: JSON.parse(after) as string[], after: JSON.parse(before) as string[] }];
  });
  const current = readEditable(db, [...new Set(changes.map((c) => c.customerId))], today);
  const back = changes.filter(({ customerId, what, before }) => JSON.stringify(inOrder(what, current.get(customerId)!.get(what) ?? [])) === JSON.stringify(before));
  carryOut(back, context);
  db.run('UPDATE sheet_edits SET undone_at = :now WHERE id = :editId', { editId, now });
  return { restored: back.length, kept: logged.length - back.length };
}
