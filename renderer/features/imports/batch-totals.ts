import type { Batch, RowCounts } from '../../../shared/contract/imports.ts';

const counted = ['rows', 'rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsSkipped', 'ordersNew', 'ordersUpdated', 'ordersUnchanged', 'linesNew', 'customersNew'] as const satisfies (keyof RowCounts)[];

/** A batch as one line: the sum of its files' counts. Worked example: files with 2 and 5 rows added → 7 added. */
export const batchTotals = (batch: Pick<Batch, 'files'>): RowCounts => Object.fromEntries(counted.map((key) => [key, batch.files.reduce((n, f) => n + f[key], 0)])) as unknown as RowCounts;
