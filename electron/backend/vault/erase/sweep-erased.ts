import type { WriteDb } from '../../db/executor.ts';
import { openErasedRows } from './erased-rows.ts';
import { wipeOrderWords, wipeRejects } from './wipe-orders.ts';

/** After the rows of an import are in: what they brought beside the names of people who were erased. */
export function sweepErased(db: WriteDb, batchId: number): void {
  const rows = openErasedRows(db);
  if (!rows) return;
  wipeOrderWords(db);
  wipeRejects(db, rows, () => false, batchId);
}
