import type { WriteDb } from '../db/executor.ts';
import { nextId } from './identities.ts';

/** Orders come by time, items by order, and products are few; but accounts and phones come in no order at all. */
const OF_ROWS = ['orders_account', 'contacts_phone', 'contacts_email'];
/** So do the last days of the people who bought. */
const OF_METRICS = ['customer_metrics_last'];
/** Bytes of a file that hold at least one order, and how many of them a big load begins with. */
const ORDER_BYTES = 400;
const BIG_BYTES = 8_000_000;

/**
 * A file that brings more than there is is written faster without the indexes that its rows would hit at random; they are
 * made anew by what is returned: those of the rows once all are there, those of the metrics after them. Inside its
 * transaction, so that whatever happens they are there afterwards.
 */
export function setIndexesAside(db: WriteDb, fileBytes: number): { rowsAreThere: () => void; metricsAreThere: () => void } | undefined {
  if (fileBytes < BIG_BYTES || fileBytes / ORDER_BYTES < nextId(db, 'orders') - 1) return undefined;
  return { rowsAreThere: drop(db, OF_ROWS), metricsAreThere: drop(db, OF_METRICS) };
}

function drop(db: WriteDb, names: string[]): () => void {
  const indexes = db.all<{ name: string; sql: string }>('SELECT name, sql FROM sqlite_schema WHERE type = \'index\' AND name IN (SELECT value FROM json_each(:names))', { names: JSON.stringify(names) });
  for (const { name } of indexes) db.connection.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) db.connection.exec(sql);
  };
}
