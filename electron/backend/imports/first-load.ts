import { hasOverlay } from '../cleaning/overlay.ts';
import type { WriteDb } from '../db/executor.ts';

/** Nobody is there, nothing was bought, and no decision waits for who comes: those make accounts, and take them back. */
export const isEmptyShop = (db: WriteDb): boolean => db.get('SELECT 1 FROM customers LIMIT 1') === undefined && db.get('SELECT 1 FROM orders LIMIT 1') === undefined && !hasOverlay(db);

/** KiB of pages: rows that come one after the other need less room than those that are looked for everywhere. */
const CACHE_KIB = 32_768;

/**
 * Runs a load into an empty shop without a look at the parents of each row as it comes, which is a tenth of its time.
 * Nothing can go from under its rows; before it commits, it calls what it is given, which throws where any row of the
 * database is without its parent. Begin outside of a transaction: SQLite changes nothing within one.
 */
export async function intoEmptyShop<T>(db: WriteDb, load: (lookAtParents: () => void) => Promise<T>): Promise<T> {
  const { connection } = db;
  const cacheSize = connection.pragma('cache_size', { simple: true }) as number;
  connection.pragma('foreign_keys = OFF');
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  try {
    return await load(() => lookAtParents(db));
  } finally {
    connection.pragma('foreign_keys = ON');
    connection.pragma(`cache_size = ${cacheSize}`);
  }
}

interface Reference {
  child: string;
  field: string;
  parent: string;
  byId: number;
}
const REFERENCES = `SELECT t.name AS child, f."from" AS field, f."table" AS parent, f."to" = 'id' AS byId FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`;

function lookAtParents(db: WriteDb): void {
  const lastIds = new Map<string, number>(); // many refer to customers
  for (const { child, field, parent, byId } of db.all<Reference>(REFERENCES)) {
    const lastId = byId === 0 ? 0 : (lastIds.get(parent) ?? lastOfUnbroken(db, parent));
    if (byId === 1) lastIds.set(parent, lastId);
    if (isWithin(db, child, field, lastId)) continue;
    const [orphan] = db.connection.pragma(`foreign_key_check("${child}")`) as { parent: string }[];
    if (orphan) throw new Error(`a row of ${child} without its parent in ${orphan.parent}`);
  }
}

interface Ends {
  first: number | null;
  last: number | null;
}
const endsOf = (db: WriteDb, table: string, field: string): Ends =>
  db.get<Ends>(`SELECT (SELECT min("${field}") FROM "${table}" WHERE "${field}" IS NOT NULL) AS first, (SELECT max("${field}") FROM "${table}" WHERE "${field}" IS NOT NULL) AS last`)!;

/** The highest id, where none is missing from 1 up to it; 0 where one is. */
function lastOfUnbroken(db: WriteDb, table: string): number {
  const { first, last } = endsOf(db, table, 'id');
  const { n } = db.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)!;
  return first === 1 && last === n ? n : 0;
}

/** The ends of a column's ids tell that all are from 1 to the last: the rows needn't be gone through. */
function isWithin(db: WriteDb, table: string, field: string, lastId: number): boolean {
  const { first, last } = endsOf(db, table, field);
  return first === null || last === null || (first > 0 && last <= lastId);
}
