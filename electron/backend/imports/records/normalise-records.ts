import { cellText } from '../../../../shared/domain/cell-text.ts';
import type { DayRange } from '../../../../shared/domain/coverage.ts';
import { fateOf } from '../../../../shared/domain/row-reason.ts';
import { isBlankRow, type RawRow } from '../../files/raw-row.ts';
import { SEPARATOR, type FileRecord, type FileTail, type RowFate } from '../facts.ts';
import { plainHeader } from '../recognise-header.ts';
import type { RecordLayout } from './recognise-records.ts';
import { RecordCells, type RecordFault } from './record-reader.ts';
import { rowReaders } from './read-row.ts';

const summary = /^(?:总计|合计|小计|汇总|总额|共计|(?:grand |sub)?totals?\b|sum\b)/i;

/** Rows of one file that isn't about orders → records and fates. */
export class RecordNormaliser {
  readonly #layout: RecordLayout;
  readonly #cells: RecordCells;
  readonly #fileTime: number;
  readonly #occurrences = new Map<string, number>();
  #records: FileRecord[] = [];
  #rows = 0;
  #first: string | null;
  #last: string | null;

  constructor(layout: RecordLayout, shop: { timeZone: string; currency: string }, period: DayRange | null, fileTime: number) {
    this.#layout = layout;
    this.#cells = new RecordCells(layout, shop, period);
    this.#fileTime = fileTime;
    this.#first = period?.first ?? null;
    this.#last = period?.last ?? null;
  }

  get rows(): number {
    return this.#rows;
  }

  /** A row of the file: among the records, or its fate. Empty lines are no rows. */
  read(row: RawRow, mayHaveStrayBytes: boolean): RowFate | undefined {
    if (row.fault === null && isBlankRow(row.cells)) return undefined;
    this.#rows++;
    const fault = row.fault === null ? this.#record(row, mayHaveStrayBytes) : { reason: row.fault, field: null };
    return fault === null ? undefined : this.#fate(row, fault);
  }

  take(): FileRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  tail(): FileTail {
    return { rows: this.#rows, warnings: [], checkUp: null, records: { firstDay: this.#first, lastDay: this.#last, fileTime: this.#fileTime } };
  }

  #record(row: RawRow, mayHaveStrayBytes: boolean): RecordFault | null {
    const { headers, format } = this.#layout;
    const repeated = row.cells.filter((cell, i) => cell !== '' && plainHeader(cell) === plainHeader(headers[i] ?? '')).length;
    if (repeated > headers.filter((name) => name !== '').length / 2) return { reason: 'repeated_header', field: null };
    if (summary.test(cellText(row.cells[0] ?? ''))) return { reason: 'summary_row', field: null };
    const cells = this.#cells;
    cells.start(row.cells);
    const found = rowReaders[format.kind](cells);
    if (row.cells.slice(headers.length).some((cell) => cell.trim() !== '')) cells.fail('too_many_cells', null);
    if (mayHaveStrayBytes && found.key.includes('\ufffd')) cells.fail('not_text', null);
    if (cells.fault !== null) return cells.fault;
    for (const day of found.days) this.#cover(day);
    this.#records.push({ line: row.line, key: this.#ownKey(found.key), body: JSON.stringify(found.body) });
    return null;
  }

  #cover(day: string | null): void {
    if (day === null) return;
    if (this.#first === null || day < this.#first) this.#first = day;
    if (this.#last === null || day > this.#last) this.#last = day;
  }

  /** Two pieces of one order that came back alike are two, and so are two bookings. */
  #ownKey(key: string): string {
    const { kind } = this.#layout.format;
    if (kind !== 'returns' && kind !== 'settlement') return key;
    const nth = (this.#occurrences.get(key) ?? 0) + 1;
    this.#occurrences.set(key, nth);
    return nth === 1 ? key : `${key}${SEPARATOR}${nth}`;
  }

  #fate(row: RawRow, { reason, field }: RecordFault): RowFate {
    const column = field === null ? undefined : this.#layout.columns[field]?.[0];
    const heading = column === undefined ? null : (this.#layout.headers[column]?.trim() ?? null);
    return { line: row.line, fate: fateOf(reason), reason, column: heading, value: column === undefined ? null : (row.cells[column] ?? '').slice(0, 200), raw: row.cells };
  }
}
