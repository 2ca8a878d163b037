import { cellText, isNothing } from '../../../shared/domain/cell-text.ts';
import { parseDateTime, type DateOrder } from '../../../shared/domain/parse-date-time.ts';
import { moneyLimitMinor, parseMoney } from '../../../shared/domain/parse-money.ts';
import type { RowReason } from '../../../shared/domain/row-reason.ts';
import { currencyDecimals } from '../../../shared/lib/money.ts';
import { SEPARATOR } from './facts.ts';
import type { Columns, Field } from './fields.ts';

export interface Fault {
  reason: RowReason;
  field: Field | null;
}

/** The cells of one row by field. The first cell that can't be read is the row's fault; reading goes on with NaN. */
export class CellReader {
  readonly columns: Columns;
  readonly #timeZone: string;
  readonly #dateOrder: DateOrder | undefined;
  #cells: string[] = [];
  readonly #parts: string[] = [];
  #decimals = 2;
  #limit = moneyLimitMinor(2);
  fault: Fault | null = null;

  constructor(columns: Columns, timeZone: string, dateOrder?: DateOrder) {
    this.columns = columns;
    this.#timeZone = timeZone;
    this.#dateOrder = dateOrder;
  }

  start(cells: string[]): void {
    this.#cells = cells;
    this.fault = null;
  }

  /** Other cells of the same row; what it did wrong so far stays. */
  startPiece(cells: string[]): void {
    this.#cells = cells;
  }

  useCurrency(currency: string): void {
    this.#decimals = currencyDecimals(currency);
    this.#limit = moneyLimitMinor(this.#decimals);
  }

  has(field: Field): boolean {
    return this.columns[field].length > 0;
  }

  fail(reason: RowReason, field: Field | null): void {
    this.fault ??= { reason, field };
  }

  /** The cell as it stands, of the first column of the field that has one. */
  raw(field: Field): string {
    const at = this.columns[field];
    for (let i = 0; i < at.length; i++) {
      const cell = this.#cells[at[i]!];
      if (cell !== undefined && cell !== '') return cell;
    }
    return '';
  }

  text(field: Field, most = 200): string {
    const at = this.columns[field];
    for (let i = 0; i < at.length; i++) {
      const cell = this.#cells[at[i]!];
      if (cell === undefined || cell === '') continue;
      const text = cellText(cell);
      if (text !== '') return text.length > most ? text.slice(0, most) : text;
    }
    return '';
  }

  /** Several cells as they stand: one text of its own, where one put together by `+` would hold on to the whole file's. */
  joined(columns: readonly number[]): string {
    const parts = this.#parts;
    parts.length = columns.length;
    for (let i = 0; i < columns.length; i++) parts[i] = this.#cells[columns[i]!] ?? '';
    return parts.join(SEPARATOR);
  }

  at(column: number, most = 100): string {
    const text = cellText(this.#cells[column] ?? '');
    return text.length > most ? text.slice(0, most) : text;
  }

  /** A memo or the like: null where there is none. */
  note(field: Field): string | null {
    const text = this.text(field, 2000);
    return text === '' || isNothing(text) ? null : text;
  }

  /** Minor units, NaN where there is nothing. */
  money(field: Field): number {
    const text = this.text(field);
    if (text === '') return NaN;
    const amount = parseMoney(text, this.#decimals);
    if (amount === null) return NaN;
    if (Number.isNaN(amount)) this.fail('bad_money', field);
    else if (Math.abs(amount) > this.#limit) this.fail('money_out_of_range', field);
    else if (amount < 0) this.fail('negative_money', field);
    return amount;
  }

  /** Minor units with their sign, NaN where there is nothing or what can't be read. */
  signedMoney(text: string): number {
    const amount = parseMoney(text, this.#decimals);
    return amount === null || Math.abs(amount) > this.#limit ? NaN : amount;
  }

  /** As money, where a cell that can't be read isn't worth the row: a list price, a discount. */
  softMoney(text: string): number {
    return Math.abs(this.signedMoney(text));
  }

  /** All columns of the field together, NaN where none has an amount. */
  sum(field: Field): number {
    let sum = NaN;
    for (const at of this.columns[field]) {
      const amount = this.softMoney(cellText(this.#cells[at] ?? ''));
      if (!Number.isNaN(amount)) sum = Number.isNaN(sum) ? amount : sum + amount;
    }
    return sum;
  }

  /** An instant, NaN where there is none. */
  date(field: Field): number {
    const text = this.text(field);
    if (isNothing(text)) return NaN;
    const at = parseDateTime(text, this.#timeZone, this.#dateOrder);
    if (Number.isNaN(at)) this.fail('bad_date', field);
    return at;
  }
}
