import type { Reading } from '../../../shared/contract/mapper.ts';
import { cellText } from '../../../shared/domain/cell-text.ts';
import { guessDateOrder, yearFirst } from '../../../shared/domain/date-order.ts';
import { amountUnder } from '../../../shared/domain/decimal-mark.ts';
import { stableHash } from '../../../shared/domain/stable-hash.ts';
import { isBlankRow, type RawRow } from '../files/raw-row.ts';
import { SEPARATOR } from './facts.ts';
import { fields, type Columns, type Field } from './fields.ts';
import type { Layout } from './recognise-layout.ts';

const dates: readonly Field[] = ['createdAt', 'paidAt', 'modifiedAt', 'shippedAt', 'signedAt'];
const amounts: readonly Field[] = ['total', 'paid', 'outstanding', 'settled', 'refund', 'discount', 'adjustment', 'unitPrice', 'lineTotal', 'lineExtra', 'linePaid', 'lineDiscount', 'lineRefund'];

/**
 * Rows of a table that the owner maps, made such that they can be read in one way only: days year first, amounts with a
 * point. A sale without an order number gets one of its content and of which of several equal ones of the file it is.
 */
export class RowPreparation {
  /** As the layout, with a column for the numbers that are made up. */
  readonly layout: Layout;
  readonly #width: number;
  readonly #dates: number[];
  readonly #amounts: number[];
  readonly #reading: Reading;
  readonly #order: ReturnType<typeof guessDateOrder>['order'];
  readonly #content: number[] | null;
  readonly #occurrences = new Map<number, number>();

  constructor(layout: Layout, head: readonly RawRow[], reading: Reading) {
    const { columns, headers } = layout;
    const of = (names: readonly Field[]) => [...new Set(names.flatMap((name) => columns[name]))];
    this.#width = headers.length;
    this.#dates = of(dates);
    this.#amounts = reading.decimalMark === null ? [] : of(amounts);
    this.#reading = reading;
    this.#order = reading.dateOrder ?? guessDateOrder(this.#dates.flatMap((at) => head.slice(layout.headerRow + 1).map(({ cells }) => cellText(cells[at] ?? '')))).order;
    this.#content = columns.orderNo.length === 0 ? of(fields) : null;
    this.layout = this.#content ? { ...layout, headers: [...headers, ''], columns: { ...columns, orderNo: [this.#width] } satisfies Columns } : layout;
  }

  prepare(row: RawRow): RawRow {
    const cells = [...row.cells];
    if (row.fault !== null || isBlankRow(cells)) return row;
    if (this.#order !== null) for (const at of this.#dates) cells[at] = yearFirst(cellText(cells[at] ?? ''), this.#order);
    if (this.#reading.decimalMark !== null) for (const at of this.#amounts) cells[at] = amountUnder(cellText(cells[at] ?? ''), this.#reading.decimalMark);
    if (!this.#content) return { line: row.line, cells, fault: row.fault };
    while (cells.length < this.#width) cells.push('');
    cells.splice(this.#width, 0, this.#number(cells, this.#content));
    return { line: row.line, cells, fault: row.fault };
  }

  #number(cells: string[], content: number[]): string {
    const hash = stableHash(content.map((at) => cells[at] ?? '').join(SEPARATOR));
    const occurrence = (this.#occurrences.get(hash) ?? 0) + 1;
    this.#occurrences.set(hash, occurrence);
    return `sale-${hash.toString(36)}-${occurrence}`;
  }
}
