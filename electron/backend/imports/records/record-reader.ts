import { cellText, isNothing } from '../../../../shared/domain/cell-text.ts';
import type { DayRange } from '../../../../shared/domain/coverage.ts';
import { cleanId, isDamagedId } from '../../../../shared/domain/order-number.ts';
import { readDays } from '../../../../shared/domain/day-range.ts';
import { parseDateTime } from '../../../../shared/domain/parse-date-time.ts';
import { moneyLimitMinor, parseMoney } from '../../../../shared/domain/parse-money.ts';
import { parseCount, parseShare } from '../../../../shared/domain/parse-number.ts';
import type { RowReason } from '../../../../shared/domain/row-reason.ts';
import { dayOf } from '../../../../shared/lib/dates.ts';
import { currencyDecimals } from '../../../../shared/lib/money.ts';
import { recordFields, type CellType } from './record-fields.ts';
import type { RecordLayout } from './recognise-records.ts';

export interface RecordFault {
  reason: RowReason;
  field: string | null;
}

const yes = /^(?:yes|y|true|1|是|同意|已同意|愿意|√|✓|✔)$/i;
const no = /^(?:no|n|false|0|否|不同意|未同意|拒绝|×|✗)$/i;

/** The cells of one row by field, each read as its type says. The first that can't be read is the row's fault. */
export class RecordCells {
  readonly layout: RecordLayout;
  readonly timeZone: string;
  readonly currency: string;
  /** What the owner, the file's title or its name says of the days. */
  readonly period: DayRange | null;
  readonly #types: Readonly<Record<string, CellType>>;
  readonly #decimals: number;
  #cells: readonly string[] = [];
  fault: RecordFault | null = null;

  constructor(layout: RecordLayout, shop: { timeZone: string; currency: string }, period: DayRange | null) {
    this.layout = layout;
    this.timeZone = shop.timeZone;
    this.currency = shop.currency;
    this.period = period;
    this.#types = recordFields[layout.format.kind];
    this.#decimals = currencyDecimals(shop.currency);
  }

  start(cells: readonly string[]): void {
    this.#cells = cells;
    this.fault = null;
  }

  fail(reason: RowReason, field: string | null): null {
    this.fault ??= { reason, field };
    return null;
  }

  /** The cells of all columns of a field that have something. */
  texts(field: string): string[] {
    return (this.layout.columns[field] ?? []).map((at) => cellText(this.#cells[at] ?? '').slice(0, 2000)).filter((text) => !isNothing(text));
  }

  text(field: string, most = 200): string | null {
    return this.texts(field)[0]?.slice(0, most) ?? null;
  }

  /** The cell as it stands. */
  raw(field: string): string {
    return (this.layout.columns[field] ?? []).map((at) => this.#cells[at] ?? '').find((cell) => cell !== '') ?? '';
  }

  id(field: string): string | null {
    const id = cleanId(this.raw(field));
    if (isDamagedId(id)) return this.fail('damaged_order_number', field);
    return isNothing(id) ? null : id.slice(0, 100);
  }

  number(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const type = this.#types[field];
    if (type === 'count' || type === 'share') {
      const value = type === 'count' ? parseCount(text) : parseShare(text);
      return Number.isNaN(value) ? this.fail('bad_number', field) : value;
    }
    const amount = parseMoney(text, this.#decimals);
    if (amount === null) return null;
    if (Number.isNaN(amount)) return this.fail('bad_money', field);
    if (Math.abs(amount) > moneyLimitMinor(this.#decimals)) return this.fail('money_out_of_range', field);
    return amount < 0 && type === 'money' ? this.fail('negative_money', field) : amount;
  }

  /** A moment's day in the shop's zone. */
  dayOfInstant(field: string): string | null {
    const at = this.instant(field);
    return at === null ? null : dayOf(at, this.timeZone);
  }

  instant(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const at = parseDateTime(text, this.timeZone, this.layout.dateOrder);
    return Number.isNaN(at) ? this.fail('bad_date', field) : at;
  }

  days(field: string): DayRange | null {
    const text = this.text(field);
    if (text === null) return null;
    return readDays(text, this.layout.dateOrder) ?? this.fail('bad_date', field);
  }

  answer(field: string): 'yes' | 'no' | null {
    const text = this.text(field);
    return text === null ? null : yes.test(text) ? 'yes' : no.test(text) ? 'no' : null;
  }

  list(field: string): string[] {
    const words = this.texts(field).flatMap((text) => text.split(/[,，;；、|]/)).map((word) => word.trim()).filter((word) => !isNothing(word));
    return [...new Set(words)].sort().slice(0, 100);
  }
}
