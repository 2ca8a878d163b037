import { isNothing } from '../../../shared/domain/cell-text.ts';
import { cleanId, isDamagedId } from '../../../shared/domain/order-number.ts';
import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import { stableHash } from '../../../shared/domain/stable-hash.ts';
import { ByteKeys } from './byte-keys.ts';
import type { ByField, CellReader } from './cell-reader.ts';
import { SEPARATOR, type ProductFacts } from './facts.ts';
import type { Field } from './fields.ts';
import type { FileTally } from './file-tally.ts';
import type { Format, RefundState } from './formats/format.ts';
import { statusIndex, WordMap } from './status-words.ts';

const MOST_QUANTITY = 1_000_000;
const REMEMBERED = 20_000;

/** What an item is one of. */
export interface Product {
  /** Of ProductFacts. */
  json: string;
  /** Among the file's products, once a row with it has been kept; -1 before. */
  place: number;
}
/** What the cells of its product say; null where they are empty. */
interface Goods {
  /** The platform's number of the product, else its name. */
  key: string;
  sku: string;
  product: Product | null;
}
const goodsFields = ['title', 'productId', 'skuCode', 'sku', 'category'] as const satisfies readonly Field[];

/** The item part of a row. One object for all rows of a file. */
export class ItemReader {
  readonly facts = { status: NaN, quantity: NaN, unitPriceMinor: NaN, paidMinor: NaN, discountMinor: NaN, refundMinor: NaN, key: '', sku: '' };
  product: Product | null = null;
  readonly #format: Format;
  readonly #cells: CellReader;
  readonly #of: ByField;
  readonly #tally: FileTally;
  readonly statuses: WordMap<OrderStatus>;
  readonly #refunds: WordMap<RefundState>;
  readonly #products = new Map<string, Product>();
  readonly #columns: number[];
  readonly #keys = new ByteKeys();
  /** By the place of its key: goods whose cells are known by heart. */
  readonly #known: (Goods | null)[] = [];
  readonly #occurrences = new Map<number, number>();

  constructor(format: Format, cells: CellReader, tally: FileTally) {
    this.#format = format;
    this.#cells = cells;
    this.#of = cells.of;
    this.#tally = tally;
    this.#columns = [...new Set(goodsFields.flatMap((field) => cells.of[field].at))];
    this.statuses = new WordMap(format.statuses);
    this.#refunds = new WordMap(format.refunds ?? {}, format.refundPatterns);
  }

  /** False where the row has no item. */
  read(orderNo: string): boolean {
    const { facts } = this;
    const cells = this.#cells;
    const goods = this.#goods();
    if (goods === null) return false;
    const quantity = cells.text(this.#of.quantity);
    facts.sku = goods.sku;
    facts.quantity = quantity === '' ? 1 : quantityOf(quantity);
    if (Number.isNaN(facts.quantity)) cells.fail('bad_quantity', 'quantity');
    facts.unitPriceMinor = cells.softMoney(this.#of.unitPrice);
    this.#readMoney();
    this.product = goods.product;
    facts.key = this.#keyOf(orderNo, goods.key);
    return true;
  }

  #goods(): Goods | null {
    if (this.#known.length >= REMEMBERED) {
      this.#keys.clear();
      this.#known.length = 0;
    }
    const place = this.#keys.placeOf(this.#cells.key(this.#columns));
    if (place === this.#known.length) this.#known.push(this.#readGoods());
    return this.#known[place]!;
  }

  #readGoods(): Goods | null {
    const cells = this.#cells;
    const title = cells.text(this.#of.title, 500);
    const written = cleanId(cells.text(this.#of.productId));
    // One that Excel has cut would make one product of many: then the title has to do.
    const productId = isDamagedId(written) ? '' : written;
    const code = cells.text(this.#of.skuCode);
    const described = cells.text(this.#of.sku, 500);
    if (title === '' && productId === '' && code === '') return null;
    const sku = isNothing(described) ? (isNothing(code) ? '' : code) : described;
    const name = title === '' ? sku : title;
    const key = productId !== '' ? productId : name;
    return { key, sku, product: this.#productOf(key, name, cells.note(this.#of.category)) };
  }

  #readMoney(): void {
    const { facts } = this;
    const cells = this.#cells;
    const word = cells.has(this.#of.lineStatus) ? cells.text(this.#of.lineStatus) : '';
    const status = word === '' ? undefined : (this.statuses.find(word) ?? 'review');
    facts.paidMinor = cells.money(this.#of.linePaid);
    facts.discountMinor = cells.has(this.#of.lineDiscount) ? cells.sum(this.#of.lineDiscount) : NaN;
    if (cells.has(this.#of.lineTotal)) this.#readTotal();
    facts.refundMinor = NaN;
    let pending = false;
    if (cells.has(this.#of.lineRefundStatus)) {
      const refund = this.#refunds.find(cells.text(this.#of.lineRefundStatus));
      pending = refund === 'pending';
      facts.refundMinor = refund === 'refunded' ? this.#refunded() : 0;
    } else if (cells.has(this.#of.lineRefund)) facts.refundMinor = cells.money(this.#of.lineRefund);
    const isLive = status === 'paid' || status === 'shipped' || status === 'completed';
    facts.status = status === undefined ? NaN : statusIndex(pending && isLive ? 'refunding' : status);
    // Closed after payment gives the money back; where its order lives on, only the item says so.
    if (status === 'closed' && this.#format.rows === 'items-tell-order' && !(facts.refundMinor > 0) && !isNothing(cells.text(this.#of.paidAt))) facts.refundMinor = facts.paidMinor;
    if (Number.isNaN(facts.discountMinor) && isLive) facts.discountMinor = Math.max(0, facts.unitPriceMinor * facts.quantity - facts.paidMinor);
  }

  /** Where the file has the price of the whole line and what came on top and off, instead of one piece and the payment. */
  #readTotal(): void {
    const { facts } = this;
    const cells = this.#cells;
    const total = cells.money(this.#of.lineTotal);
    if (!cells.has(this.#of.linePaid)) facts.paidMinor = Math.max(0, total + (cells.sum(this.#of.lineExtra) || 0) - (facts.discountMinor || 0));
    if (!cells.has(this.#of.unitPrice) && facts.quantity > 0) facts.unitPriceMinor = Math.round(total / facts.quantity);
  }

  /** The amount may be missing, or words stand in its place: then all that was paid for the line. */
  #refunded(): number {
    const told = this.#cells.softMoney(this.#of.lineRefund);
    if (told > 0) return told;
    this.#tally.counts.estimated_refund++;
    return this.facts.paidMinor;
  }

  #productOf(key: string, title: string, category: string | null): Product | null {
    if (key === '') return null;
    const words = `${key}${SEPARATOR}${title}${SEPARATOR}${category ?? ''}`;
    let product = this.#products.get(words);
    if (product === undefined) {
      product = { json: JSON.stringify([key, title, category] satisfies ProductFacts), place: -1 };
      if (this.#products.size >= REMEMBERED) this.#products.clear();
      this.#products.set(words, product);
    }
    return product;
  }

  /** The platform's line number; without one the content and which of several equal ones of the order it is. */
  #keyOf(orderNo: string, productKey: string): string {
    if (this.#cells.has(this.#of.lineNo)) {
      const digits = this.#cells.digits(this.#of.lineNo);
      if (digits !== '') return digits;
      const lineNo = cleanId(this.#cells.text(this.#of.lineNo));
      if (isDamagedId(lineNo)) this.#cells.fail('damaged_order_number', 'lineNo');
      if (lineNo !== '') return this.#isGroup(lineNo) ? `~${lineNo}` : lineNo;
    }
    const content = `${productKey}${SEPARATOR}${this.facts.sku}`;
    const hash = stableHash(`${orderNo}${SEPARATOR}${content}`);
    const occurrence = (this.#occurrences.get(hash) ?? 0) + 1;
    this.#occurrences.set(hash, occurrence);
    return `~${content}${SEPARATOR}${occurrence}`;
  }

  /** Several items in one row: what one of them cost can't be known, and each row of its own knows better (`~`). */
  #isGroup(lineNo: string): boolean {
    const { joiner } = this.#format;
    if (joiner === undefined || !lineNo.includes(joiner)) return false;
    this.facts.unitPriceMinor = NaN;
    return true;
  }
}

/** Whole pieces: `2`, `2.0`, `2件`; NaN for anything else. */
function quantityOf(text: string): number {
  const digit = text.length === 1 ? text.charCodeAt(0) - 48 : NaN;
  if (digit >= 0 && digit <= 9) return digit;
  const found = /^(\d{1,7})(?:\.0+)?\s?(?:件|个|pcs)?$/i.exec(text.normalize('NFKC'));
  const quantity = found ? Number(found[1]) : NaN;
  return quantity <= MOST_QUANTITY ? quantity : NaN;
}
