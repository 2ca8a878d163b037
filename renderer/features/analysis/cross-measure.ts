import type { Crosstab } from '../../../shared/contract/analysis.ts';
import { wilson } from '../../../shared/domain/lift.ts';

export const measures = ['count', 'rowShare', 'columnShare', 'index'] as const;
export type Measure = (typeof measures)[number];

/**
 * A cell by one measure. The index compares the cell's share of its row with the column's share of everyone: 100 is as
 * usual. Null where it would divide by nothing.
 * Worked example: 30 of 100 in the row, 200 of 1,000 in the column → row share 30 %, index 150.
 */
export function measureCell({ cells, rows, columns, of }: Crosstab, r: number, c: number, measure: Measure): number | null {
  const n = cells[r]![c]!;
  const row = rows.items[r]!.customers;
  const column = columns.items[c]!.customers;
  if (measure === 'count') return n;
  if (measure === 'rowShare') return row === 0 ? null : n / row;
  if (measure === 'columnShare') return column === 0 ? null : n / column;
  return row === 0 || column === 0 ? null : (100 * n * of) / (row * column);
}

const LEAST_TELLING = 20;
/** Of many cells some are above by chance: three standard errors, not two. */
const Z_TELLING = 3;

/** The cell that is furthest above what is usual, beyond chance, of those with enough people and both sides known; undefined where none is. */
export function mostTelling(table: Crosstab): { row: number; column: number; customers: number; index: number } | undefined {
  let best: ReturnType<typeof mostTelling>;
  table.cells.forEach((row, r) =>
    row.forEach((customers, c) => {
      const isKnown = [table.rows.items[r]!, table.columns.items[c]!].every(({ kind }) => kind === 'value' || kind === 'band');
      const index = measureCell(table, r, c, 'index');
      const isBeyondChance = wilson(customers, table.rows.items[r]!.customers, Z_TELLING).low > table.columns.items[c]!.customers / table.of;
      if (isKnown && customers >= LEAST_TELLING && index !== null && isBeyondChance && (best === undefined || index > best.index)) best = { row: r, column: c, customers, index };
    }),
  );
  return best;
}
