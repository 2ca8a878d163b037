import { cellText } from '../../../shared/domain/cell-text.ts';
import { cleanId, isDamagedId } from '../../../shared/domain/order-number.ts';
import { fateOf, type RowReason } from '../../../shared/domain/row-reason.ts';
import { ByteRow } from '../files/byte-row.ts';
import { isBlankRow, type RawRow } from '../files/raw-row.ts';
import { CellReader, type ByField, type Fault } from './cell-reader.ts';
import { ChunkBuilder, MOST_PIECES } from './chunk-builder.ts';
import type { FactChunk, FileTail, RowFate, StatusWord } from './facts.ts';
import { fields, type Columns, type Field } from './fields.ts';
import { FileTally } from './file-tally.ts';
import { pieceFields } from './formats/format.ts';
import { BuyerReader } from './read-buyer.ts';
import { ItemReader } from './read-item.ts';
import { OrderReader } from './read-order.ts';
import { ParcelReader } from './read-parcel.ts';
import { plainHeader } from './recognise-header.ts';
import type { Layout } from './recognise-layout.ts';
import { statusIndex } from './status-words.ts';

const REVIEW = statusIndex('review');
const summary = /^(?:总计|合计|小计|汇总|总额|共计|(?:grand |sub)?totals?\b|sum\b)/i;
/** In free text a broken character is a blemish; elsewhere it would make a number, a name or a state wrong. */
const freeText = new Set<Field>(['title', 'buyerMemo', 'sellerMemo', 'receiver', 'address', 'street', 'shopName', 'category', 'sku', 'carrier']);

/** Rows of one file → facts and fates. */
export class RowNormaliser {
  readonly chunks = new ChunkBuilder();
  readonly #layout: Layout;
  readonly #timeZone: string;
  readonly #cells: CellReader;
  readonly #of: ByField;
  readonly #tally = new FileTally();
  readonly #order: OrderReader;
  readonly #item: ItemReader;
  readonly #buyer: BuyerReader;
  readonly #parcels: ParcelReader | null;
  readonly #fewest: number;
  readonly #keyColumns: number[];
  #rows = 0;
  #previous = '';
  #rejectedOrder = '';
  #statusWords: StatusWord[] = [];

  constructor(layout: Layout, settings: { timeZone: string; currency: string }) {
    const { format } = layout;
    const columns = format.pieces ? withPieces(layout) : layout.columns;
    this.#layout = layout;
    this.#timeZone = settings.timeZone;
    this.#cells = new CellReader(columns, settings.timeZone, layout.dateOrder);
    this.#of = this.#cells.of;
    this.#order = new OrderReader(format, this.#cells, settings, this.#tally);
    this.#item = new ItemReader(format, this.#cells, this.#tally);
    this.#buyer = new BuyerReader(format, this.#cells, this.#tally);
    this.#parcels = ParcelReader.isToldBy(this.#cells) ? new ParcelReader(this.#cells) : null;
    this.#fewest = 1 + Math.max(...(format.rows === 'order-then-items' ? (['orderNo'] as const) : [...format.needs, 'status' as const]).map((field) => columns[field][0] ?? 0));
    this.#keyColumns = fields.filter((field) => !freeText.has(field)).flatMap((field) => columns[field]);
  }

  /** A row of the file: into the chunk, or its fate. Empty lines are no rows. */
  read(row: RawRow, mayHaveStrayBytes: boolean): RowFate | undefined {
    if (row.fault === null && (row instanceof ByteRow ? row.isBlank : isBlankRow(row.cells))) return undefined;
    this.#rows++;
    const whole = this.#layout.format.hasBreaks === true ? withoutBreaks(row) : row;
    this.#cells.start(whole);
    const fault = whole.fault === null ? this.#facts(whole, mayHaveStrayBytes) : { reason: whole.fault, field: null };
    return fault === null ? undefined : this.#fate(whole, fault);
  }

  tail(): FileTail {
    const { format } = this.#layout;
    const has = {
      buyers: BuyerReader.isNamedBy(this.#cells),
      parcels: this.#parcels?.hasAny === true,
      status: this.#cells.has(this.#of.status) || this.#cells.has(this.#of.lineStatus),
      refunds: (['refund', 'refundStatus', 'lineRefund', 'lineRefundStatus', 'closeReason'] as const).some((field) => this.#cells.has(this.#of[field])),
    };
    return {
      rows: this.#rows,
      warnings: this.#tally.warnings(format, has, new Set([...this.#order.statuses.unknown, ...this.#item.statuses.unknown])),
      checkUp: this.#tally.checkUp(format, has, this.#timeZone),
    };
  }

  /** No further row comes. What a big file took isn't to stay until the collector comes round. */
  release(): void {
    this.#tally.release();
    this.#buyer.release();
  }

  takeChunk(): FactChunk | undefined {
    const chunk = this.chunks.take();
    if (chunk && this.#statusWords.length > 0) chunk.statusWords = this.#statusWords.splice(0);
    if (chunk && this.#parcels) chunk.parcels = this.#parcels.take();
    return chunk;
  }

  #facts(row: RawRow, mayHaveStrayBytes: boolean): Fault | null {
    const cells = this.#cells;
    const kind = this.#layout.format.rows;
    const digits = cells.digits(this.#of.orderNo);
    let orderNo = digits || cleanId(cells.raw(this.#of.orderNo));
    if (kind === 'order-then-items' && orderNo === '' && !this.#isOrder(this.#previous)) orderNo = this.#previous;
    const badNumber = this.#numberFault(orderNo, digits !== '', row);
    if (badNumber !== null) {
      this.#previous = this.#rejectedOrder = '';
      return { reason: badNumber, field: 'orderNo' };
    }
    const tellsOrder = kind !== 'item' && (kind !== 'order-then-items' || this.#isOrder(orderNo));
    this.#previous = orderNo;
    if (!tellsOrder && this.#rejectedOrder === orderNo) return { reason: 'order_rejected', field: 'orderNo' };
    this.#shape(mayHaveStrayBytes);
    let aside = false;
    if (tellsOrder) {
      if (this.#layout.format.tellsAside === true) this.#order.readAside();
      else if (kind === 'items-tell-order') this.#order.readFromItem(orderNo);
      else this.#order.read(orderNo);
      this.#buyer.read();
    } else {
      aside = kind === 'item' && this.#order.readAside();
      this.#buyer.clear();
      if (kind !== 'item') this.#order.facts.currency = this.#order.readCurrency();
    }
    const pieces = this.#layout.format.pieces ? this.#readPieces(row.cells, orderNo) : null;
    const item = pieces === null && kind !== 'order' && this.#item.read(orderNo);
    if (cells.fault === null && (kind === 'item' || kind === 'items-tell-order') && !item) cells.fail('too_few_cells', 'title');
    if (cells.fault !== null) {
      if (kind === 'order-then-items' && tellsOrder) this.#rejectedOrder = orderNo;
      return cells.fault;
    }
    const { facts } = this.#order;
    const hasOrder = tellsOrder || aside;
    if (hasOrder && facts.status === REVIEW) this.#statusWords.push({ line: row.line, orderNo, word: cells.text(this.#of.status) });
    else if (item && this.#item.facts.status === REVIEW) this.#statusWords.push({ line: row.line, orderNo, word: cells.text(this.#of.lineStatus) });
    const fact = {
      line: row.line,
      orderNo,
      buyer: this.#buyer.buyer,
      currency: facts.currency,
      order: hasOrder ? facts : null,
      item: item ? this.#item : null,
    };
    if (pieces === null || pieces.length === 0) this.chunks.add(fact);
    else for (const piece of pieces) this.chunks.add({ ...fact, item: piece });
    const shippedAt = this.#parcels?.read(row.line, orderNo) ?? NaN;
    if (pieces !== null && pieces.length > 1) this.#rows += pieces.length - 1;
    const at = this.#layout.format.tellsAside === true ? shippedAt : hasOrder ? (Number.isNaN(facts.paidAt) ? facts.createdAt : facts.paidAt) : NaN;
    this.#tally.order(orderNo, this.#buyer.buyer, at);
    if (item || (pieces !== null && pieces.length > 0)) this.#tally.item();
    return null;
  }

  /** In a file of orders and items: has the row the order's own columns? */
  #isOrder(orderNo: string): boolean {
    if (this.#cells.text(this.#of.paid) !== '') return true;
    return orderNo !== this.#previous && (this.#layout.format.firstRowIsOrder === true || this.#cells.text(this.#of.status) !== '');
  }

  /** The items of a row that holds several: each read as if it had the row to itself. */
  #readPieces(cells: string[], orderNo: string): Pick<ItemReader, 'facts' | 'product'>[] {
    const { format, headers, columns } = this.#layout;
    const own = columns.items.map((at) => cells[at] ?? '').filter((cell) => cell.trim() !== '');
    const found: Pick<ItemReader, 'facts' | 'product'>[] = [];
    for (const piece of format.pieces!(own).slice(0, MOST_PIECES)) {
      this.#cells.startPiece([...Array.from(headers, (_, i) => cells[i] ?? ''), ...pieceFields.map((field) => piece[field] ?? '')]);
      if (this.#item.read(orderNo)) found.push({ facts: { ...this.#item.facts }, product: this.#item.product });
    }
    this.#cells.startPiece(cells);
    return found;
  }

  #numberFault(orderNo: string, isDigits: boolean, row: RawRow): RowReason | null {
    const { format } = this.#layout;
    if (format.footer?.test(cellText(row.cells.slice(0, 2).join(' '))) === true) return 'summary_row';
    if (format.orderNumber.test(orderNo) && (isDigits || !this.#looksLikeNoNumber(orderNo))) return null;
    const { cells } = row;
    if (format.describesColumns === true && this.#rows === 1 && /\p{L}/u.test(orderNo) && !isDamagedId(orderNo)) return 'description_row';
    if (this.#isRepeatedHeader(cells)) return 'repeated_header';
    if (cells.slice(0, 3).some((cell) => summary.test(cellText(cell)))) return 'summary_row';
    if (orderNo === '') return 'no_order_number';
    if (isDamagedId(orderNo)) {
      this.#tally.counts.damaged_ids++;
      return 'damaged_order_number';
    }
    return format.orderNumber.test(orderNo) ? null : 'bad_order_number';
  }

  /** Worth a second look where a format takes any text as an order number. */
  #looksLikeNoNumber(orderNo: string): boolean {
    const first = orderNo.charCodeAt(0);
    return !(first >= 48 && first <= 57) ? first !== 35 : orderNo.length < 30 && /e/i.test(orderNo);
  }

  #isRepeatedHeader(cells: string[]): boolean {
    const { headers, columns } = this.#layout;
    const at = columns.orderNo[0]!;
    return plainHeader(cells[at] ?? '') === plainHeader(headers[at] ?? '') && cells.filter((cell, i) => plainHeader(cell) === plainHeader(headers[i] ?? '')).length > headers.length / 2;
  }

  /** As many cells as the header, but for empty ones behind; and text. */
  #shape(mayHaveStrayBytes: boolean): void {
    const cells = this.#cells;
    if (cells.count < this.#fewest) cells.fail('too_few_cells', null);
    for (let i = this.#layout.headers.length; i < cells.count; i++) {
      if (cells.rawAt(i).trim() !== '') cells.fail('too_many_cells', null);
    }
    if (!mayHaveStrayBytes) return;
    if (this.#keyColumns.some((column) => cells.rawAt(column).includes('\ufffd'))) cells.fail('not_text', null);
  }

  #fate(row: RawRow, fault: Fault): RowFate {
    const column = fault.field === null ? undefined : this.#layout.columns[fault.field][0];
    const value = fault.field === null ? null : this.#cells.raw(this.#of[fault.field]).slice(0, 200);
    return { line: row.line, fate: fateOf(fault.reason), reason: fault.reason, column: column === undefined ? null : (this.#layout.headers[column]?.trim() ?? null), value, raw: row.cells };
  }
}

const withoutBreaks = ({ line, cells, fault }: RawRow): RawRow => ({ line, cells: cells.map((cell) => cell.replace(/[\r\n\t]+/g, ' ')), fault });

/** Columns behind the file's own, in which each item of a row is laid out in turn. */
const withPieces = ({ columns, headers }: Layout): Columns => ({ ...columns, ...Object.fromEntries(pieceFields.map((field, i) => [field, [headers.length + i]])) });
