import { cellText, isNothing } from '../../../shared/domain/cell-text.ts';
import { parseDateTime, type DateOrder } from '../../../shared/domain/parse-date-time.ts';
import { moneyLimitMinor, parseMoney } from '../../../shared/domain/parse-money.ts';
import type { RowReason } from '../../../shared/domain/row-reason.ts';
import { instantOf } from '../../../shared/lib/dates.ts';
import { currencyDecimals } from '../../../shared/lib/money.ts';
import { ByteRow } from '../files/byte-row.ts';
import type { RawRow } from '../files/raw-row.ts';
import { ByteKey } from './byte-keys.ts';
import { fields, type Columns, type Field } from './fields.ts';
import { ByteCells, TextCells, type RowCells } from './row-cells.ts';

export interface Fault {
  reason: RowReason;
  field: Field | null;
}

/** A field and its columns in one file. A reader holds it: to look one up by its name for each cell costs more than to read the cell. */
export interface FieldColumns {
  readonly field: Field;
  readonly at: readonly number[];
}
export type ByField = Readonly<Record<Field, FieldColumns>>;

/** The cells of one row by field. The first cell that can't be read is the row's fault; reading goes on with NaN. */
export class CellReader {
  readonly of: ByField;
  readonly #timeZone: string;
  readonly #dateOrder: DateOrder | undefined;
  readonly #texts = new TextCells();
  readonly #bytes = new ByteCells();
  readonly #key = new ByteKey();
  #cells: RowCells = this.#texts;
  #decimals = 2;
  #limit = moneyLimitMinor(2);
  fault: Fault | null = null;

  constructor(columns: Columns, timeZone: string, dateOrder?: DateOrder) {
    this.of = Object.fromEntries(fields.map((field) => [field, { field, at: columns[field] }])) as Record<Field, FieldColumns>;
    this.#timeZone = timeZone;
    this.#dateOrder = dateOrder;
  }

  start(row: RawRow): void {
    if (row instanceof ByteRow) {
      this.#bytes.start(row);
      this.#cells = this.#bytes;
    } else this.startPiece(row.cells);
    this.fault = null;
  }

  /** Other cells of the same row; what it did wrong so far stays. */
  startPiece(cells: readonly string[]): void {
    this.#texts.cells = cells;
    this.#cells = this.#texts;
  }

  get count(): number {
    return this.#cells.count;
  }

  useCurrency(currency: string): void {
    this.#decimals = currencyDecimals(currency);
    this.#limit = moneyLimitMinor(this.#decimals);
  }

  has(of: FieldColumns): boolean {
    return of.at.length > 0;
  }

  fail(reason: RowReason, field: Field | null): void {
    this.fault ??= { reason, field };
  }

  /** The cell as it stands, of the first column of the field that has one. */
  raw(of: FieldColumns): string {
    const at = this.#filled(of);
    return at < 0 ? '' : this.#cells.text(at);
  }

  text(of: FieldColumns, most = 200): string {
    const columns = of.at;
    for (let i = 0; i < columns.length; i++) {
      const at = columns[i]!;
      if (this.#cells.isEmpty(at)) continue;
      const text = cellText(this.#cells.text(at));
      if (text !== '') return text.length > most ? text.slice(0, most) : text;
    }
    return '';
  }

  /** A number that is nothing but digits, which most are; else ''. */
  digits(of: FieldColumns): string {
    const at = this.#filled(of);
    return at < 0 ? '' : this.#cells.digits(at);
  }

  /** Several cells as they stand, for finding the same again. Good until the next call. */
  key(columns: readonly number[]): ByteKey {
    const key = this.#key.start(this.#cells === this.#bytes);
    for (let i = 0; i < columns.length; i++) this.#cells.addTo(key, columns[i]!);
    return key;
  }

  rawAt(column: number): string {
    return this.#cells.text(column);
  }

  at(column: number, most = 100): string {
    const text = cellText(this.rawAt(column));
    return text.length > most ? text.slice(0, most) : text;
  }

  /** The first column of the field that has a cell; -1 where none has. */
  #filled(of: FieldColumns): number {
    const columns = of.at;
    for (let i = 0; i < columns.length; i++) if (!this.#cells.isEmpty(columns[i]!)) return columns[i]!;
    return -1;
  }

  /** A memo or the like: null where there is none. */
  note(of: FieldColumns): string | null {
    const text = this.text(of, 2000);
    return text === '' || isNothing(text) ? null : text;
  }

  /** Minor units, NaN where there is nothing. */
  money(of: FieldColumns): number {
    const amount = this.#written(of);
    if (amount === null) return NaN;
    if (Number.isNaN(amount)) this.fail('bad_money', of.field);
    else if (Math.abs(amount) > this.#limit) this.fail('money_out_of_range', of.field);
    else if (amount < 0) this.fail('negative_money', of.field);
    return amount;
  }

  /** Minor units with their sign, NaN where there is nothing or what can't be read. */
  signedMoney(of: FieldColumns): number {
    const amount = this.#written(of);
    return amount === null || Math.abs(amount) > this.#limit ? NaN : amount;
  }

  /** As money, where a cell that can't be read isn't worth the row: a list price, a discount. */
  softMoney(of: FieldColumns): number {
    return Math.abs(this.signedMoney(of));
  }

  /** The same of a text. */
  softAmount(text: string): number {
    const amount = parseMoney(text, this.#decimals);
    return amount === null || Math.abs(amount) > this.#limit ? NaN : Math.abs(amount);
  }

  /** As parseMoney. */
  #written(of: FieldColumns): number | null {
    const at = this.#filled(of);
    if (at < 0) return null;
    const plain = this.#cells.plainMoney(at, this.#decimals);
    if (!Number.isNaN(plain)) return plain;
    const text = this.text(of);
    return text === '' ? null : parseMoney(text, this.#decimals);
  }

  /** All columns of the field together, NaN where none has an amount. */
  sum(of: FieldColumns): number {
    let sum = NaN;
    for (const at of of.at) {
      const amount = this.softAmount(cellText(this.#cells.text(at)));
      if (!Number.isNaN(amount)) sum = Number.isNaN(sum) ? amount : sum + amount;
    }
    return sum;
  }

  /** As date, where a cell that can't be read isn't worth the row; null where there is nothing. */
  softDate(of: FieldColumns): number | null {
    const text = this.text(of);
    if (isNothing(text)) return null;
    const at = parseDateTime(text, this.#timeZone, this.#dateOrder);
    return Number.isNaN(at) ? null : at;
  }

  /** An instant, NaN where there is none. */
  date(of: FieldColumns): number {
    const column = this.#filled(of);
    if (column < 0) return NaN;
    const plain = this.#cells.plainWall(column);
    if (!Number.isNaN(plain)) return instantOf(plain, this.#timeZone);
    const text = this.text(of);
    if (isNothing(text)) return NaN;
    const at = parseDateTime(text, this.#timeZone, this.#dateOrder);
    if (Number.isNaN(at)) this.fail('bad_date', of.field);
    return at;
  }
}
