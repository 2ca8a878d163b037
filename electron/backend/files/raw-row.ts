import type { RowReason } from '../../../shared/domain/row-reason.ts';

/** One record as it stands in a file. */
export interface RawRow {
  /** Line of the record's first character, or row of the sheet, from 1. */
  line: number;
  cells: string[];
  /** Set where the record itself can't be read. */
  fault: RowReason | null;
}

/** How much of a file has been read, for the progress. */
export interface RowBatch {
  /** Good until the next batch is asked for. */
  rows: RawRow[];
  bytesDone: number;
  /** U+FFFD stands somewhere in it. */
  hasStrays: boolean;
}

/** A file as a table, whatever it is kept in. */
export interface TableSource {
  encoding: string;
  delimiter: string | null;
  /** Bytes that are no character of the encoding stand in the text as U+FFFD. */
  hasStrayBytes: boolean;
  /** The tables it may be: a text under each delimiter, or each sheet. */
  candidates: () => AsyncIterable<Candidate> | Iterable<Candidate>;
}

export interface Candidate {
  /** Its first rows. */
  head: RawRow[];
  delimiter: string | null;
  /** All rows from the first line on, once. `cells`: how many a sound row of this table has. */
  rows: (cells: { min: number; max: number }) => AsyncGenerator<RowBatch, void, undefined>;
  /** The same text with a quote as a character like any other. */
  unquoted?: () => Candidate;
  /** Where it isn't the one. */
  leave: () => Promise<void>;
}

/** Nothing in any cell. */
export function isBlankRow(cells: string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
