import { AppError } from '../../../shared/lib/app-error.ts';
import type { Candidate, RawRow, RowBatch } from './raw-row.ts';
import { MAX_CELL_CHARS, sheetText, type SheetValue } from './sheet-cell.ts';

const MAX_ROWS = 300_000;
const MAX_COLUMNS = 512;
const HEAD_ROWS = 60;
const BATCH_ROWS = 2000;

export interface SheetRow {
  /** From 0, as the sheet counts. */
  index: number;
  values: SheetValue[];
}

/** A sheet's rows as a candidate table. They are read once: unpacking a large sheet again costs seconds. */
export async function sheetCandidate(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>, bytes: number): Promise<Candidate> {
  const rest = rawRows(rows);
  const head: RawRow[] = [];
  while (head.length < HEAD_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    head.push(next.value);
  }
  const leave = async () => {
    await rest.return();
  };
  return { head, delimiter: null, rows: () => batches(head, rest, bytes), leave };
}

async function* batches(head: RawRow[], rest: AsyncGenerator<RawRow, void, undefined>, bytes: number): AsyncGenerator<RowBatch, void, undefined> {
  let batch = [...head];
  let count = batch.length;
  for await (const row of rest) {
    if (++count > MAX_ROWS) throw new AppError('file_too_large', { what: 'rows', limit: MAX_ROWS });
    batch.push(row);
    if (batch.length >= BATCH_ROWS) {
      // How far it is can't be known before the end: always a little nearer.
      yield { rows: batch, bytesDone: Math.round(bytes * (1 - 1 / (1 + count / 20_000))), hasStrays: true };
      batch = [];
    }
  }
  yield { rows: batch, bytesDone: bytes, hasStrays: true };
}

async function* rawRows(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>): AsyncGenerator<RawRow, void, undefined> {
  for await (const row of rows) {
    const raw = rawRow(row);
    if (raw) yield raw;
  }
}

function rawRow({ index, values }: SheetRow): RawRow | undefined {
  let width = values.length;
  while (width > 0 && (values[width - 1] === null || values[width - 1] === undefined || values[width - 1] === '')) width--;
  if (width === 0) return undefined;
  if (width > MAX_COLUMNS) throw new AppError('file_too_large', { what: 'columns', limit: MAX_COLUMNS });
  const cells = new Array<string>(values.length > MAX_COLUMNS ? width : values.length);
  for (let i = 0; i < cells.length; i++) {
    const text = sheetText(values[i]);
    if (text.length > MAX_CELL_CHARS) throw new AppError('file_too_large', { what: 'cell', limit: MAX_CELL_CHARS });
    cells[i] = text;
  }
  return { line: index + 1, cells, fault: null };
}
