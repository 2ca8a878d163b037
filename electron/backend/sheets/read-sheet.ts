import type { SheetChange, SheetPreview, SheetReason } from '../../../shared/contract/sheets.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownIdOf, ownText, readOwnValue } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';
import { listFields } from '../own-fields/read-fields.ts';
import { personOf } from '../people/decisions.ts';
import { inOrder, readEditable } from './editable-values.ts';
import { columnOf, type FixedColumn } from './sheet-columns.ts';

const MOST_ROWS = 200_000;
const MOST_NOTE = 2000;
const MOST_TAG = 30;
const SHOWN = 200;

interface Line {
  line: number;
  cells: string[];
}
interface SheetTable {
  headers: string[];
  lines: Line[];
}
/** A change as it is carried out: words instead of a cell's text. */
export interface PlannedChange {
  customerId: number;
  what: string;
  before: string[];
  after: string[];
}

/** The rows of an edited sheet, below the headings with the customer number. */
export async function openSheet(path: string, checkCancelled: () => void): Promise<SheetTable> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const header = candidate.head.find((row) => row.cells.some((cell) => isNumberHeading(cell)));
    if (!header) continue;
    const lines: Line[] = [];
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const row of rows) if (row.line > header.line && !isBlankRow(row.cells)) lines.push(row);
      if (lines.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return { headers: header.cells, lines };
  }
  throw new AppError('bad_input', { field: 'file', reason: 'no_customer_number' });
}

const isNumberHeading = (cell: string): boolean => {
  const column = columnOf(cell, []);
  return column !== undefined && 'fixed' in column && column.fixed === 'number';
};

/** What the sheet would change, and why each line that isn't taken isn't. */
export function planSheet(db: ReadDb, { headers, lines }: SheetTable, today: string): { preview: SheetPreview; plan: PlannedChange[] } {
  const fields = listFields(db);
  const columns = headers.map((heading) => columnOf(heading, fields));
  const at = (fixed: FixedColumn) => columns.findIndex((c) => c !== undefined && 'fixed' in c && c.fixed === fixed);
  const edits = columns.flatMap((column, place) => (column !== undefined && 'what' in column && columns.findIndex((c) => c !== undefined && 'what' in c && c.what === column.what) === place ? [{ what: column.what, place }] : []));
  const tags = new Map(db.all<{ name: string; segmentId: number | null }>('SELECT name, segment_id AS segmentId FROM tags').map((t) => [t.name, t.segmentId]));
  const people = new Map<number, { line: Line; who: string }>();
  const rejected: SheetPreview['rejected'] = [];
  const reject = (line: number, reason: SheetReason, value: string) => rejected.push({ line, reason, value: value.slice(0, 80) });
  for (const line of lines) {
    const cell = (fixed: FixedColumn) => line.cells[at(fixed)]?.trim() ?? '';
    const number = cell('number');
    if (!/^[1-9]\d{0,9}$/.test(number)) reject(line.line, 'no_number', number);
    else {
      const person = personOf(db, Number(number));
      const written = [cell('nick'), cell('name')].filter((name) => name !== '');
      if (person === undefined) reject(line.line, 'no_customer', number);
      else if (people.has(person)) reject(line.line, 'twice', number);
      // A number of another shop's database would be somebody else here.
      else if (written.length > 0 && !namesOf(db, Number(number), person).some((name) => written.includes(name))) reject(line.line, 'other_person', written[0]!);
      else people.set(person, { line, who: namesOf(db, person, person)[0] ?? number });
    }
  }
  const now = readEditable(db, [...people.keys()], today);
  const plan: PlannedChange[] = [];
  const first: SheetChange[] = [];
  const newTags = new Set<string>();
  let changed = 0;
  for (const [customerId, { line, who }] of people) {
    const changes: PlannedChange[] = [];
    let problem: { reason: SheetReason; value: string } | undefined;
    for (const { what, place } of edits) {
      const written = line.cells[place] ?? '';
      const after = readCell(what, written, fields);
      if (typeof after === 'string') problem ??= { reason: after, value: written };
      else {
        const before = inOrder(what, now.get(customerId)!.get(what) ?? []);
        if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ customerId, what, before, after });
        const fixedTag = what === 'tags' ? after.find((name) => !before.includes(name) && tags.get(name) != null) : undefined;
        if (fixedTag !== undefined) problem ??= { reason: 'follows_rule', value: fixedTag };
      }
    }
    if (problem) reject(line.line, problem.reason, problem.value);
    else if (changes.length > 0) {
      changed += 1;
      plan.push(...changes);
      for (const { what, before, after } of changes) {
        if (what === 'tags') for (const name of after) if (!tags.has(name)) newTags.add(name);
        if (first.length < SHOWN) first.push({ customerId, who, what, before: ownText(before), after: ownText(after) });
      }
    }
  }
  rejected.sort((a, b) => a.line - b.line);
  return {
    plan,
    preview: {
      rows: lines.length,
      changed,
      unchanged: lines.length - changed - rejected.length,
      rejected,
      columns: edits.map(({ place }) => headers[place]!.trim()),
      ignored: headers.filter((heading, place) => heading.trim() !== '' && !(columns[place] !== undefined && 'fixed' in columns[place]) && !edits.some((e) => e.place === place)),
      newTags: [...newTags].sort(),
      changes: plan.length,
      first,
    },
  };
}

/** What a customer and whoever stands for them now are called. */
function namesOf(db: ReadDb, customerId: number, person: number): string[] {
  // The customer's own first; then all that the accounts of whoever it is now are called.
  const rows = db.all<{ called: string | null }>(
    `SELECT nick AS called FROM customers WHERE id IN (:customerId, :person) UNION ALL SELECT name FROM customers WHERE id IN (:customerId, :person)
    UNION ALL SELECT value FROM accounts WHERE customer_id = :person AND kind = 'buyer'
    UNION ALL SELECT k.receiver FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = :person`,
    { customerId, person },
  );
  return rows.flatMap(({ called }) => (called === null || called.trim() === '' ? [] : [called.trim()]));
}

/** A cell's words, or why it can't be taken. */
function readCell(what: string, written: string, fields: readonly OwnField[]): string[] | SheetReason {
  if (what === 'note') return written.trim() === '' ? [] : written.length > MOST_NOTE ? 'too_long' : [written.trim()];
  if (what === 'tags') {
    const names = [...new Set(written.split(/[,，;；、|]/).map((name) => name.trim()).filter((name) => name !== ''))];
    return names.some((name) => name.length > MOST_TAG) ? 'too_long' : inOrder(what, names);
  }
  const read = readOwnValue(fields.find((f) => f.fieldId === ownIdOf(what))!, written);
  return read === undefined ? 'not_of_its_type' : inOrder(what, read.map((v) => v.value));
}
