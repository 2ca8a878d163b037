import { plainWall } from '../../../shared/domain/parse-date-time.ts';
import { plainMoney } from '../../../shared/domain/parse-money.ts';
import { asciiOf } from '../../../shared/lib/ascii.ts';
import type { ByteRow } from '../files/byte-row.ts';
import type { ByteKey } from './byte-keys.ts';

/** The cells of one row, wherever they are kept; `at` may be behind the last. What isn't there is empty. */
export interface RowCells {
  readonly count: number;
  isEmpty: (at: number) => boolean;
  /** As it stands. */
  text: (at: number) => string;
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
  row: ByteRow | undefined;

  get count(): number {
    return this.row!.count;
  }

  isEmpty(at: number): boolean {
    const { count, first, piece } = this.row!;
    return at >= count || piece.records.starts[first + at] === piece.records.ends[first + at];
  }

  text(at: number): string {
    return this.row!.cell(at);
  }

  plainMoney(at: number, decimals: number): number {
    const { count, first, piece } = this.row!;
    return at >= count ? NaN : plainMoney(piece.bytes, piece.records.starts[first + at]!, piece.records.ends[first + at]!, decimals);
  }

  plainWall(at: number): number {
    const { count, first, piece } = this.row!;
    return at >= count ? NaN : plainWall(piece.bytes, piece.records.starts[first + at]!, piece.records.ends[first + at]!);
  }

  addTo(key: ByteKey, at: number): void {
    const { count, first, piece } = this.row!;
    if (at < count) key.add(piece.bytes, piece.records.starts[first + at]!, piece.records.ends[first + at]!);
  }
}
