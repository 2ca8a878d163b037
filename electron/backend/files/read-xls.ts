import { readFile } from 'node:fs/promises';
import { readXls } from 'hucre';
import type { Inspection } from './inspect-file.ts';
import type { TableSource } from './raw-row.ts';
import { sheetError } from './read-xlsx.ts';
import { sheetCandidate } from './sheet-candidates.ts';

/** A workbook of Excel 97–2003 (BIFF8). A password-protected .xlsx is such a container too, and is refused as damaged. */
export async function openXls(file: Inspection): Promise<TableSource> {
  const bytes = await readFile(file.path);
  const workbook = await readXls(bytes).catch((error: unknown) => {
    throw sheetError(error);
  });
  const candidates = async function* () {
    // Rows without a cell are holes in the array.
    for (const { rows } of workbook.sheets) yield await sheetCandidate(Array.from(rows, (values, index) => ({ index, values: (values as typeof values | undefined) ?? [] })), file.size);
  };
  return { encoding: 'xls', delimiter: null, hasStrayBytes: false, candidates };
}
