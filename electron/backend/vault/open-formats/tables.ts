import type { Connection } from '../../db/open.ts';

export interface TableColumn {
  name: string;
  /** As the schema has it: TEXT, INTEGER, REAL, BLOB, ANY. */
  type: string;
}
export interface TableShape {
  name: string;
  columns: TableColumn[];
  /** Without one its rows lie by their key. */
  hasRowid: boolean;
}
export type Cell = string | number | null | Buffer;

/** All tables of a database, by name: whatever a later migration adds is among them without anyone thinking of it. */
export function listTables(db: Connection): TableShape[] {
  const list = db.pragma('main.table_list') as { schema: string; name: string; type: string; wr: number }[];
  return list
    .filter((t) => t.schema === 'main' && t.type === 'table' && !t.name.startsWith('sqlite_'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, wr }) => ({ name, hasRowid: wr !== 1, columns: (db.pragma(`table_info("${name}")`) as TableColumn[]).map((c) => ({ name: c.name, type: c.type })) }));
}

/** The rows as they lie, so that writing them again gives the same table. */
export function readTable(db: Connection, { name, columns, hasRowid }: TableShape): IterableIterator<Cell[]> {
  const all = db.prepare(`SELECT ${columns.map((c) => `"${c.name}"`).join(', ')} FROM "${name}"${hasRowid ? ' ORDER BY rowid' : ''}`);
  return all.raw().iterate() as IterableIterator<Cell[]>;
}
