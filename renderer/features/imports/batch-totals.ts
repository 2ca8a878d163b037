import type { Batch, RowCounts } from '../../../shared/contract/imports.ts';

const counted = ['rows', 'rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsSkipped', 'ordersNew', 'ordersUpdated', 'ordersUnchanged', 'linesNew', 'customersNew'] as const satisfies (keyof RowCounts)[];

export interface BatchTotals extends RowCounts {
  shops: { name: string; platform: string }[];
  firstDay: string | null;
  lastDay: string | null;
}

/**
 * A batch as one line: the sum of its files' counts, the shops, and the days that they span.
 * Worked example: files of 1–3 May (2 rows added) and 2–9 May (5 rows added) of one shop → 7 added, 1–9 May.
 */
export function batchTotals(batch: Pick<Batch, 'files'>): BatchTotals {
  const sum = Object.fromEntries(counted.map((key) => [key, batch.files.reduce((n, f) => n + f[key], 0)])) as unknown as RowCounts;
  const shops = new Map(batch.files.filter((f) => f.shopName !== null).map((f) => [f.shopId, { name: f.shopName ?? '', platform: f.platform ?? '' }]));
  const firsts = batch.files.map((f) => f.checkUp?.firstDay ?? null).filter((d) => d !== null);
  const lasts = batch.files.map((f) => f.checkUp?.lastDay ?? null).filter((d) => d !== null);
  return { ...sum, shops: [...shops.values()], firstDay: firsts.sort()[0] ?? null, lastDay: lasts.sort().at(-1) ?? null };
}
