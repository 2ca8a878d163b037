import Papa from 'papaparse';
import { plainText } from '../../../shared/domain/formula-text.ts';

/** phone: digits and + alone; number: as it is; text: whatever people have written. */
export type CellKind = 'phone' | 'number' | 'text';
export interface FileColumn {
  header: string;
  kind: CellKind;
}

/**
 * A cell that no spreadsheet will run: text that looks like a formula gets an apostrophe in front. Phones never do,
 * because SMS tools would take it for part of the number; what isn't a phone is left out of a phone column.
 * Worked example: text =1+1 → '=1+1; phone +8613800138000 → +8613800138000; number -5 → -5.
 */
export function guardCell(value: string, kind: CellKind): string {
  if (kind === 'phone') return /^\+?\d{5,15}$/.test(value) ? value : '';
  return kind === 'text' ? plainText(value) : value;
}

const BLOCK = 500;

/** A CSV file, piece by piece. With a byte-order mark spreadsheets show Chinese; machines want none. */
export function* writeCsv(columns: readonly FileColumn[], rows: Iterable<readonly string[]>, options: { bom: boolean }): Generator<string> {
  const lines = (block: string[][]) => `${Papa.unparse(block, { newline: '\r\n' })}\r\n`;
  yield (options.bom ? '\uFEFF' : '') + lines([columns.map((c) => c.header)]);
  let block: string[][] = [];
  for (const row of rows) {
    block.push(row.map((value, i) => guardCell(value, columns[i]!.kind)));
    if (block.length < BLOCK) continue;
    yield lines(block);
    block = [];
  }
  if (block.length > 0) yield lines(block);
}
