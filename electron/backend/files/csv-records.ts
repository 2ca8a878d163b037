import Papa from 'papaparse';
import type { RawRow, RowBatch } from './raw-row.ts';
import { CsvGuard, type Stretch } from './csv-guard.ts';
import type { TextPiece } from './read-text.ts';

/** The records of a text under one delimiter, in batches. */
export async function* csvRecords(
  pieces: AsyncIterable<TextPiece> | Iterable<TextPiece>,
  delimiter: string,
  cells: { min: number; max: number },
): AsyncGenerator<RowBatch, void, undefined> {
  const guard = new CsvGuard(delimiter, cells);
  let bytesDone = 0;
  let hasStrays = false;
  for await (const piece of pieces) {
    bytesDone = piece.bytesDone;
    // A record may have begun in the piece before.
    const before = hasStrays;
    hasStrays = piece.text.includes('\ufffd');
    yield { rows: readPiece(guard, piece.text, delimiter, false), bytesDone, hasStrays: hasStrays || before };
  }
  yield { rows: readPiece(guard, '', delimiter, true), bytesDone, hasStrays };
}

/** As csvRecords, for a text that is at hand whole. */
export function csvRows(text: string, delimiter: string, isWhole: boolean): RawRow[] {
  return readPiece(new CsvGuard(delimiter, { min: 0, max: Infinity }), text, delimiter, isWhole);
}

function readPiece(guard: CsvGuard, text: string, delimiter: string, last: boolean): RawRow[] {
  const rows: RawRow[] = [];
  for (const found of guard.push(text, last)) {
    if ('fault' in found) rows.push({ line: found.line, cells: tokens(found.text, delimiter)[0] ?? [''], fault: found.fault });
    else readStretch(found, delimiter, rows);
  }
  return rows;
}

function readStretch(stretch: Stretch, delimiter: string, rows: RawRow[]): void {
  const { lines } = stretch;
  const data = tokens(stretch.text, delimiter);
  if (data.length === lines.length + 1) data.pop(); // behind the last line end
  // Guard and reader agree on where records end; were they not to, no row may be lost quietly.
  if (data.length !== lines.length) throw new Error(`the CSV reader found ${data.length} records where ${lines.length} are`);
  for (let i = 0; i < lines.length; i++) {
    const cells = data[i]!;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: lines[i]!, cells, fault: null });
  }
}

const tokens = (text: string, delimiter: string): string[][] => Papa.parse<string[]>(text, { delimiter, newline: '\n', header: false, skipEmptyLines: false }).data;
