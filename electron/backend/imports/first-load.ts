import type { WriteDb } from '../db/executor.ts';

/** Nobody is there and nothing was ever bought. */
export const isEmptyShop = (db: WriteDb): boolean => db.get('SELECT 1 FROM customers LIMIT 1') === undefined && db.get('SELECT 1 FROM orders LIMIT 1') === undefined;

/**
 * Runs a load without a look at the parents of each row as it comes, which is a tenth of a first import's time. Nothing can
 * go from under the rows of an empty shop; before it commits, the load calls what it is given, which throws where any row
 * of the database is without its parent. Begin outside of a transaction: SQLite changes nothing within one.
 */
export async function lookingAtParentsOnce<T>({ connection }: WriteDb, load: (lookAtParents: () => void) => Promise<T>): Promise<T> {
  connection.pragma('foreign_keys = OFF');
  try {
    return await load(() => {
      const [orphan] = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
      if (orphan) throw new Error(`a row of ${orphan.table} without its parent in ${orphan.parent}`);
    });
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}
