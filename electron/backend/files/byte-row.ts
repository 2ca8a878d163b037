import type { ByteRecords } from './byte-records.ts';
import type { KnownTexts } from './known-texts.ts';
import type { RawRow } from './raw-row.ts';

/** Whole records of a file, and where they are in its bytes. */
export interface BytePiece {
  bytes: Buffer;
  records: ByteRecords;
  texts: KnownTexts;
}

/** A record that isn't text yet. It can be read until the next piece of its file is asked for, and is another then. */
export class ByteRow implements RawRow {
  readonly fault = null;
  readonly piece: BytePiece;
  line = 0;
  /** Its first cell among the piece's. */
  first = 0;
  count = 0;

  constructor(piece: BytePiece) {
    this.piece = piece;
  }

  start(record: number, line: number): this {
    const { firsts } = this.piece.records;
    this.line = line;
    this.first = firsts[record]!;
    this.count = firsts[record + 1]! - this.first;
    return this;
  }

  get cells(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.cell(i));
  }

  cell(at: number): string {
    if (at >= this.count) return '';
    const { bytes, records, texts } = this.piece;
    const cell = this.first + at;
    return texts.text(bytes, records.starts[cell]!, records.ends[cell]!);
  }

  get isBlank(): boolean {
    const { bytes, records } = this.piece;
    for (let at = 0; at < this.count; at++) {
      const start = records.starts[this.first + at]!;
      if (start === records.ends[this.first + at]) continue;
      const code = bytes[start]!;
      if ((code > 0x20 && code < 0x7f) || this.cell(at).trim() !== '') return false;
    }
    return true;
  }
}
