import type { Channel } from '../../../shared/contract/copy.ts';
import { findReceiptColumns, foldWord, isReceiptHeader, readReceiptRow, type ReceiptColumns, type ReceiptRow } from '../../../shared/domain/receipt-columns.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';

export interface ReceiptTable {
  headers: string[];
  columns: ReceiptColumns;
  rows: AsyncGenerator<{ line: number; row: ReceiptRow }>;
}

/** A tool's report as rows, whatever it is kept in and however many lines stand above the headings. */
export async function openReceipts(path: string, channel: Channel): Promise<ReceiptTable> {
  const table = await openTable(await inspectFile(path));
  let first: string[] | undefined;
  for await (const candidate of table.candidates()) {
    const header = candidate.head.find((row) => isReceiptHeader(row.cells, channel));
    const columns = header && findReceiptColumns(header.cells, channel);
    if (columns) {
      const source = candidate.rows({ min: 1, max: Infinity });
      return { headers: header.cells, columns, rows: readRows(source, header.line, columns) };
    }
    first ??= candidate.head.find((row) => !isBlankRow(row.cells))?.cells;
  }
  throw new AppError('receipts_unreadable', { headers: (first ?? []).filter((h) => h.trim() !== '').slice(0, 20) });
}

async function* readRows(source: AsyncIterable<{ rows: { line: number; cells: string[] }[] }>, headerLine: number, columns: ReceiptColumns): ReceiptTable['rows'] {
  for await (const { rows } of source) {
    for (const { line, cells } of rows) if (line > headerLine && !isBlankRow(cells)) yield { line, row: readReceiptRow(cells, columns) };
  }
}

export const foldHeaders = (headers: readonly string[]): ReadonlySet<string> => new Set(headers.map(foldWord));
