import { writeXlsxStream } from 'hucre/xlsx';
import { writeCsv, type FileColumn } from '../../files/write-csv.ts';
import type { Cell, TableColumn, TableShape } from './tables.ts';

/** What a cell of Excel can hold. */
const MOST_TEXT = 32_767;
const CUT = ' …';
/** Signs that no XML document may hold, and halves of signs. */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const isNumber = ({ type }: TableColumn): boolean => type === 'INTEGER' || type === 'REAL';

/** A table for a spreadsheet that reads CSV: text can't be run as a formula, numbers stay numbers. */
export function csvOf({ columns }: TableShape, rows: Iterable<Cell[]>): Generator<string> {
  const heads = columns.map((c): FileColumn => ({ header: c.name, kind: isNumber(c) ? 'number' : 'text' }));
  function* cells(): Generator<string[]> {
    for (const row of rows) yield row.map((value) => textOf(value) ?? '');
  }
  return writeCsv(heads, cells(), { bom: true });
}

/** The same as a workbook, of several sheets where one doesn't hold the rows. Text is typed as text and never a formula. */
export function xlsxOf({ name, columns }: TableShape, rows: Iterable<Cell[]>): AsyncIterable<Uint8Array> {
  function* cells(): Generator<(string | number | null)[]> {
    for (const row of rows) yield row.map((value) => (typeof value === 'number' ? value : forSheet(textOf(value))));
  }
  const heads = columns.map((c, i) => ({ header: c.name, key: String(i), width: 18, ...(isNumber(c) ? {} : { style: { numFmt: '@' } }) }));
  return writeXlsxStream(cells(), { name: name.slice(0, 28), columns: heads });
}

/** Bytes are no text: they are told by their size here, and stand in the JSON. */
function textOf(value: Cell): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? `[${value.length} bytes]` : String(value);
}

function forSheet(text: string | null): string | null {
  if (text === null) return null;
  // A workbook writes some signs as _x000D_; text that happens to look so must not be read as one.
  const written = text.replace(unwritable, '�').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return written.length > MOST_TEXT ? written.slice(0, MOST_TEXT - CUT.length) + CUT : written;
}
