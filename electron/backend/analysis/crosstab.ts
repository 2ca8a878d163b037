import type { Crosstab, CrosstabSide, DimensionAsked } from '../../../shared/contract/analysis.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { readDimension } from './dimension.ts';
import type { Dimension } from './dimension-parts.ts';

/** Cells of fewer people say nothing, and might name somebody. */
const LEAST_CELL = 5;

/** Customers by two dimensions at once. */
export function readCrosstab(db: ReadDb, people: People, asked: { rows: DimensionAsked; columns: DimensionAsked }): Crosstab {
  const rows = readDimension(db, people, asked.rows);
  const columns = readDimension(db, people, asked.columns);
  return {
    asOf: people.asOf,
    currency: people.currency,
    of: peopleIds(db, people).length,
    rows: sideOf(asked.rows, rows),
    columns: sideOf(asked.columns, columns),
    cells: rows.marks.map((row) => countBoth(row, columns.marks)),
    leastCell: LEAST_CELL,
    definition: 'analysis:define.crosstab',
    sql: withPeople(people, (from) => `SELECT r.key AS row, k.key AS "column", count(*) AS customers FROM (\n  ${rows.sql(from)}\n) r JOIN (\n  ${columns.sql(from)}\n) k ON k.id = r.id GROUP BY 1, 2`),
  };
}

export const sideOf = (asked: DimensionAsked, { items, overlaps, attribute, step }: Dimension): CrosstabSide => ({ asked, items, overlaps, attribute, step });

function countBoth(row: Uint8Array, columns: readonly Uint8Array[]): number[] {
  const counts = columns.map(() => 0);
  for (let i = 0; i < row.length; i += 1) if (row[i] === 1) for (let c = 0; c < columns.length; c += 1) counts[c]! += columns[c]![i]!;
  return counts;
}

/** Who is in a cell; null: in any row, or any column. */
export function crosstabPeople(db: ReadDb, people: People, asked: { rows: DimensionAsked; columns: DimensionAsked; row: string | null; column: string | null }): number[] {
  const row = marksOf(readDimension(db, people, asked.rows), asked.row);
  const column = marksOf(readDimension(db, people, asked.columns), asked.column);
  return [...peopleIds(db, people)].filter((_, i) => (row?.[i] ?? 1) === 1 && (column?.[i] ?? 1) === 1);
}

function marksOf({ items, marks }: Dimension, key: string | null): Uint8Array | undefined {
  if (key === null) return undefined;
  const at = items.findIndex((item) => item.key === key);
  if (at < 0) throw new AppError('not_found', { what: 'item' });
  return marks[at];
}
