import { migrate, type Migration } from '../../db/migrate.ts';
import { openMemory, type Connection } from '../../db/open.ts';
import { listTables, type Cell, type TableShape } from '../open-formats/tables.ts';
import type { PageKind, Row } from './read-page.ts';

/** A table as its rows lie in pages. */
export interface TableForm extends TableShape {
  /** Which column stands at each place of a record. */
  order: number[];
  /** The column that is the row's number; -1 where none is. */
  rowidColumn: number;
  mayBeNull: boolean[];
  /** Of columns that were added later: rows from before end sooner. */
  defaults: Cell[];
  leaf: PageKind;
}

/** The tables of a version of ours, whatever a damaged file says of itself. */
export function tableForms(migrations: Migration[], userVersion: number): TableForm[] {
  const db = openMemory();
  try {
    const isKnown = migrations.some((m) => m.version === userVersion);
    migrate(db, migrations, isKnown ? userVersion : undefined);
    return listTables(db).map((shape) => formOf(db, shape));
  } finally {
    db.close();
  }
}

function formOf(db: Connection, shape: TableShape): TableForm {
  const info = db.pragma(`table_info("${shape.name}")`) as { type: string; notnull: number; pk: number; dflt_value: string | null }[];
  const keys = info.filter((c) => c.pk > 0);
  const rowidColumn = shape.hasRowid && keys.length === 1 ? info.findIndex((c) => c.pk > 0 && c.type === 'INTEGER') : -1;
  return {
    ...shape,
    order: shape.hasRowid ? info.map((_, i) => i) : keyOrder(db, shape.name),
    rowidColumn,
    mayBeNull: info.map((c, i) => c.notnull === 0 && (c.pk === 0 || shape.hasRowid) && i !== rowidColumn),
    defaults: info.map((c) => (c.dflt_value === null ? null : (db.prepare(`SELECT ${c.dflt_value}`).pluck().get() as Cell))),
    leaf: shape.hasRowid ? 'table-leaf' : 'key-leaf',
  };
}

/** A table without row numbers lies as its key's index: the key first, then the rest. */
function keyOrder(db: Connection, table: string): number[] {
  const [key] = (db.pragma(`index_list("${table}")`) as { name: string; origin: string }[]).filter((i) => i.origin === 'pk');
  return (db.pragma(`index_xinfo("${key!.name}")`) as { cid: number }[]).map((c) => c.cid);
}

/** The row in the table's own order; undefined where it can't be one of this table. */
export function asRowOf(form: TableForm, { rowid, cells }: Row): Cell[] | undefined {
  if (cells.length > form.order.length) return undefined;
  const row: Cell[] = form.columns.map((_, i) => form.defaults[i] ?? null);
  for (const [place, column] of form.order.entries()) {
    if (place >= cells.length) {
      if (row[column] === null && !form.mayBeNull[column]) return undefined;
      continue;
    }
    row[column] = cells[place]!;
    if (column === form.rowidColumn) {
      if (cells[place] !== null || rowid === null) return undefined;
      row[column] = rowid;
    } else if (!fits(form, column, cells[place]!)) return undefined;
  }
  return row;
}

function fits(form: TableForm, column: number, value: Cell): boolean {
  if (value === null) return form.mayBeNull[column]!;
  switch (form.columns[column]!.type) {
    case 'INTEGER':
      return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^-?\d{16,}$/.test(value);
    case 'REAL':
      return typeof value === 'number';
    case 'TEXT':
      return typeof value === 'string';
    case 'BLOB':
      return Buffer.isBuffer(value);
    default:
      return true;
  }
}
