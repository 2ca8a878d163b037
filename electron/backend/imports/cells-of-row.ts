import type { RawRow } from '../files/raw-row.ts';

/** Between the fewest cells of the first sound rows and the header's (empty ones may stand behind). */
export function cellsOfRow(head: RawRow[], { headerRow, headers }: { headerRow: number; headers: readonly string[] }): { min: number; max: number } {
  const widths = head.slice(headerRow + 1).filter(({ cells, fault }) => fault === null && cells.length > 1).map(({ cells }) => cells.length);
  return { min: Math.min(headers.length, ...widths), max: Math.max(headers.length, ...widths) };
}
