import type { Channel } from '../../../shared/contract/copy.ts';
import type { ReceiptReading } from '../../../shared/contract/receipts.ts';
import { findReceiptColumns, foldWord, isReceiptHeader, readReceiptRow, type ReceiptColumns, type ReceiptRow } from '../../../shared/domain/receipt-columns.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';

export interface ReceiptTable {
  headers: string[];
  columns: ReceiptColumns;
  /** The owner's, where it is read by theirs. */
  reading: ReceiptReading | undefined;
  rows: AsyncGenerator<{ line: number; row: ReceiptRow }>;
}

/** A tool's report as rows, whatever it is kept in and however many lines stand above the headings. `readingOf`: how the owner reads a file with these headings. */
export async function openReceipts(path: string, channel: Channel, readingOf: (headers: readonly string[]) => ReceiptReading | undefined): Promise<ReceiptTable> {
  const table = await openTable(await inspectFile(path));
  let first: string[] | undefined;
  for await (const candidate of table.candidates()) {
    for (const header of candidate.head) {
      const reading = readingOf(header.cells);
      const columns = reading ? columnsOf(header.cells, reading) : isReceiptHeader(header.cells, channel) ? findReceiptColumns(header.cells, channel) : null;
      if (columns?.address === undefined) continue;
      const source = candidate.rows({ min: 1, max: Infinity });
      return { headers: header.cells, columns, reading, rows: readRows(source, header.line, columns) };
    }
    first ??= candidate.head.find((row) => !isBlankRow(row.cells))?.cells;
  }
  throw new AppError('receipts_unreadable', { headers: (first ?? []).filter((h) => h.trim() !== '').slice(0, 20) });
}

/** Empty where the headings aren't all there. */
function columnsOf(headers: readonly string[], { columns }: ReceiptReading): ReceiptColumns {
  const folded = headers.map(foldWord);
  const found = columns.map(({ header, kind }) => [kind, folded.indexOf(foldWord(header))] as const);
  return found.every(([, column]) => column >= 0) ? Object.fromEntries(found) : {};
}

async function* readRows(source: AsyncIterable<{ rows: { line: number; cells: string[] }[] }>, headerLine: number, columns: ReceiptColumns): ReceiptTable['rows'] {
  for await (const { rows } of source) {
    for (const { line, cells } of rows) if (line > headerLine && !isBlankRow(cells)) yield { line, row: readReceiptRow(cells, columns) };
  }
}

export const foldHeaders = (headers: readonly string[]): ReadonlySet<string> => new Set(headers.map(foldWord));
