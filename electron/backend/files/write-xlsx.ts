import { writeXlsxStream } from 'hucre/xlsx';
import type { FileColumn } from './write-csv.ts';

/** Text ('@') keeps long numbers whole wherever the file is opened; some tools insist on General. */
export type CellFormat = '@' | 'General';

/** An XLSX file, piece by piece. Every cell is a string, never a formula, so that nothing needs guarding. */
export function writeXlsx(sheet: string, columns: readonly FileColumn[], rows: Iterable<readonly string[]>, format: CellFormat): AsyncIterable<Uint8Array> {
  function* cells(): Generator<string[]> {
    for (const row of rows) yield [...row];
  }
  const style = format === '@' ? { numFmt: '@' } : {};
  // Shared strings, because not every tool reads inline ones.
  return writeXlsxStream(cells(), { name: sheet, inlineStrings: false, columns: columns.map(({ header }, i) => ({ header, key: String(i), width: 18, ...style })) });
}
