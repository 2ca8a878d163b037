import { plainWall } from '../../../shared/domain/parse-date-time.ts';
import { plainMoney } from '../../../shared/domain/parse-money.ts';
import { asciiOf } from '../../../shared/lib/ascii.ts';
import type { ByteRow } from '../files/byte-row.ts';
import type { ByteKey } from './byte-keys.ts';

const MOST_DIGITS = 32;

/** The cells of one row, wherever they are kept; `at` may be behind the last. What isn't there is empty. */
export interface RowCells {
  readonly count: number;
  isEmpty: (at: number) => boolean;
  /** As it stands. */
  text: (at: number) => string;
  /** Of a cell that is up to 32 digits and nothing else: they; else ''. */
  digits: (at: number) => string;
  /** Of a cell that is digits and a point: minor units. Else NaN. */
  plainMoney: (at: number, decimals: number) => number;
  /** Of a cell like `2018-07-18 10:45:03`: what the clock shows. Else NaN. */
  plainWall: (at: number) => number;
  addTo: (key: ByteKey, at: number) => void;
}

/** Cells that are text. */
export class TextCells implements RowCells {
  cells: readonly string[] = [];

  get count(): number {
    return this.cells.length;
  }

  isEmpty(at: number): boolean {
    return this.text(at) === '';
  }

  text(at: number): string {
    return this.cells[at] ?? '';
  }

  digits(at: number): string {
    const text = this.text(at);
    return areDigits(asciiOf(text), 0, text.length) ? text : '';
  }

  plainMoney(at: number, decimals: number): number {
    const text = this.text(at);
    return plainMoney(asciiOf(text), 0, text.length, decimals);
  }

  plainWall(at: number): number {
    const text = this.text(at);
    return plainWall(asciiOf(text), 0, text.length);
  }

  addTo(key: ByteKey, at: number): void {
    key.addText(this.text(at));
  }
}

/** Cells that are still bytes. */
export class ByteCells implements RowCells {
  count = 0;
  #row: ByteRow | undefined;
  #first = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #starts: Int32Array = new Int32Array(0);
  #ends: Int32Array = new Int32Array(0);

  start(row: ByteRow): void {
    const { bytes, records } = row.piece;
    this.count = row.count;
    this.#row = row;
    this.#first = row.first;
    if (bytes !== this.#bytes) this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#bytes = bytes;
    this.#starts = records.starts;
    this.#ends = records.ends;
  }

  isEmpty(at: number): boolean {
    const cell = this.#first + at;
    return at >= this.count || this.#starts[cell] === this.#ends[cell];
  }

  text(at: number): string {
    return this.#row!.cell(at);
  }

  digits(at: number): string {
    const cell = this.#first + at;
    if (at >= this.count) return '';
    const from = this.#starts[cell]!;
    const to = this.#ends[cell]!;
    return areDigits(this.#bytes, from, to) ? this.#bytes.toString('latin1', from, to) : '';
  }

  plainMoney(at: number, decimals: number): number {
    const cell = this.#first + at;
    return at >= this.count ? NaN : plainMoney(this.#bytes, this.#starts[cell]!, this.#ends[cell]!, decimals);
  }

  plainWall(at: number): number {
    const cell = this.#first + at;
    return at >= this.count ? NaN : plainWall(this.#bytes, this.#starts[cell]!, this.#ends[cell]!);
  }

  addTo(key: ByteKey, at: number): void {
    const cell = this.#first + at;
    if (at < this.count) key.add(this.#view, this.#starts[cell]!, this.#ends[cell]!);
    else key.add(this.#view, 0, 0);
  }
}

function areDigits(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > MOST_DIGITS) return false;
  for (let i = from; i < to; i++) {
    const code = bytes[i]!;
    if (code < 48 || code > 57) return false;
  }
  return true;
}
