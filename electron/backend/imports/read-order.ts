import { isNothing } from '../../../shared/domain/cell-text.ts';
import { currencyOfMoney } from '../../../shared/domain/currency-of-money.ts';
import { instantFromOrderNumber } from '../../../shared/domain/order-number.ts';
import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import type { ByField, CellReader } from './cell-reader.ts';
import type { OrderFacts } from './facts.ts';
import type { FileTally } from './file-tally.ts';
import type { Format, RefundState } from './formats/format.ts';
import { statusIndex, WordMap } from './status-words.ts';

const live = new Set<OrderStatus>(['paid', 'shipped', 'completed', 'refunding']);

/** NaN where nothing is known; one object for all rows of a file. */
export type OrderNumbers = { [K in keyof OrderFacts]: OrderFacts[K] extends number | null ? number : OrderFacts[K] };

/** The order part of a row. */
export class OrderReader {
  readonly facts: OrderNumbers = {
    status: NaN, createdAt: NaN, paidAt: NaN, modifiedAt: NaN, paidMinor: NaN, discountMinor: NaN, refundMinor: NaN, emailConsent: NaN,
    currency: '', buyerMemo: null, sellerMemo: null,
  };
  readonly #format: Format;
  readonly #cells: CellReader;
  readonly #of: ByField;
  readonly #settings: { timeZone: string; currency: string };
  readonly #tally: FileTally;
  readonly statuses: WordMap<OrderStatus>;
  readonly #fulfilments: WordMap<OrderStatus>;
  readonly #closeReasons: WordMap<'open' | 'unpaid' | 'refunded'>;
  readonly #refunds: WordMap<RefundState>;

  #currency = '';

  constructor(format: Format, cells: CellReader, settings: { timeZone: string; currency: string }, tally: FileTally) {
    this.#format = format;
    this.#cells = cells;
    this.#of = cells.of;
    this.#settings = settings;
    this.#tally = tally;
    this.statuses = new WordMap(format.statuses);
    this.#fulfilments = new WordMap(format.fulfilments ?? {});
    this.#closeReasons = new WordMap(format.closeReasons ?? {});
    this.#refunds = new WordMap(format.refunds ?? {}, format.refundPatterns);
  }

  /** The currency first: it says how many decimals the row's money has. */
  readCurrency(): string {
    const text = this.#cells.has(this.#of.currency) ? this.#cells.text(this.#of.currency).toUpperCase() : '';
    const written = this.#format.currencyInMoney === true ? currencyOfMoney(this.#cells.text(this.#of.paid) || this.#cells.text(this.#of.lineTotal) || this.#cells.text(this.#of.unitPrice)) : null;
    const currency = written ?? (/^[A-Z]{3}$/.test(text) ? text : this.#settings.currency);
    if (currency !== this.#currency) {
      this.#currency = currency;
      this.#cells.useCurrency(currency);
      this.#tally.currencies.add(currency);
    }
    return currency;
  }

  /** All that the row says of its order. What can't be read is the cells' fault. */
  read(orderNo: string): void {
    const { facts } = this;
    const cells = this.#cells;
    facts.currency = this.readCurrency();
    facts.createdAt = cells.date(this.#of.createdAt);
    facts.paidAt = cells.date(this.#of.paidAt);
    facts.modifiedAt = cells.date(this.#of.modifiedAt);
    facts.refundMinor = this.#refund();
    if (this.#isRefundRow()) return;
    facts.paidMinor = cells.money(this.#of.paid);
    this.#readMemos();
    facts.emailConsent = cells.has(this.#of.emailConsent) ? consentOf(cells.text(this.#of.emailConsent)) : NaN;
    this.#judge(this.#readStatus());
    this.#requireDate(orderNo);
  }

  /** Of a row that is an item: only what is about the order all the same. */
  readAside(): boolean {
    const { facts } = this;
    const cells = this.#cells;
    facts.currency = this.readCurrency();
    facts.createdAt = cells.date(this.#of.createdAt);
    facts.paidAt = cells.date(this.#of.paidAt);
    this.#readMemos();
    facts.status = facts.modifiedAt = facts.paidMinor = facts.discountMinor = facts.refundMinor = facts.emailConsent = NaN;
    return cells.has(this.#of.createdAt) || cells.has(this.#of.paidAt);
  }

  /** Of a row that is an item with money of its own: what is about its order, without the money. */
  readFromItem(orderNo: string): void {
    this.readAside();
    const { facts } = this;
    const cells = this.#cells;
    facts.modifiedAt = cells.date(this.#of.modifiedAt);
    if (cells.has(this.#of.status)) facts.status = statusIndex(this.#readStatus());
    else if (this.#format.onlyStatus !== undefined) facts.status = statusIndex(this.#format.onlyStatus);
    this.#requireDate(orderNo);
  }

  #readMemos(): void {
    this.facts.buyerMemo = this.#cells.note(this.#of.buyerMemo);
    this.facts.sellerMemo = this.#cells.note(this.#of.sellerMemo);
  }

  #refund(): number {
    const { refundAmounts } = this.#format;
    if (refundAmounts === undefined) return this.#cells.money(this.#of.refund);
    let sum = NaN;
    for (const [, amount = ''] of this.#cells.text(this.#of.refund, 5000).matchAll(refundAmounts)) {
      const minor = this.#cells.softAmount(amount.trim());
      if (!Number.isNaN(minor)) sum = (Number.isNaN(sum) ? 0 : sum) + minor;
    }
    return sum;
  }

  /** A report's row of what was given back, beside the row of the order: it says that and nothing else. */
  #isRefundRow(): boolean {
    if (this.#format.negativeIsRefund !== true) return false;
    const amount = this.#cells.signedMoney(this.#of.paid);
    if (!(amount < 0)) return false;
    const { facts } = this;
    facts.refundMinor = -amount;
    facts.status = facts.paidAt = facts.paidMinor = facts.discountMinor = facts.emailConsent = NaN;
    this.#readMemos();
    return true;
  }

  #readStatus(): OrderStatus {
    const cells = this.#cells;
    if (!cells.has(this.#of.status)) return this.#statusByTimes();
    const word = cells.text(this.#of.status);
    if (word === '') {
      cells.fail('no_status', 'status');
      return 'review';
    }
    const status = this.statuses.find(word) ?? 'review';
    if (status === 'paid' && this.#format.fulfilments && cells.has(this.#of.fulfilment)) return this.#fulfilments.find(cells.text(this.#of.fulfilment)) ?? status;
    return status;
  }

  /** The seller left the status out: what was paid has a time of payment, what was settled is completed. */
  #statusByTimes(): OrderStatus {
    if (this.#cells.softMoney(this.#of.settled) > 0) return 'completed';
    const isPaid = this.#cells.has(this.#of.paidAt) ? !Number.isNaN(this.facts.paidAt) : this.facts.paidMinor > 0;
    if (!isPaid) return 'unpaid';
    return this.#cells.has(this.#of.shippedAt) && !isNothing(this.#cells.text(this.#of.shippedAt)) ? 'shipped' : 'paid';
  }

  /** Puts status, payment and refund together. */
  #judge(written: OrderStatus): void {
    const { facts } = this;
    const cells = this.#cells;
    let status = written;
    const outstanding = cells.has(this.#of.outstanding) && status !== 'unpaid' ? cells.softMoney(this.#of.outstanding) : NaN;
    if (outstanding > 0 && outstanding <= facts.paidMinor) facts.paidMinor -= outstanding;
    if (this.#format.paidMayBeNet === true && facts.refundMinor > 0 && facts.paidMinor < facts.refundMinor) facts.paidMinor += facts.refundMinor;
    if (status === 'closed' && cells.has(this.#of.closeReason)) {
      const reason = this.#closeReasons.find(cells.text(this.#of.closeReason));
      if (reason === 'unpaid') facts.paidMinor = facts.refundMinor = 0;
      if (reason === 'unpaid') facts.paidAt = NaN;
      if (reason === 'refunded') this.#refundAllIfUntold();
    }
    if (status === 'closed' && facts.sellerMemo !== null && this.#format.splitMemo?.test(facts.sellerMemo) === true) {
      facts.paidMinor = facts.refundMinor = 0;
      facts.paidAt = NaN;
    }
    const refund = cells.has(this.#of.refundStatus) ? this.#refunds.find(cells.text(this.#of.refundStatus)) : undefined;
    if (refund === 'refunded' || status === 'refunded') {
      this.#refundAllIfUntold();
      if (!(facts.refundMinor < facts.paidMinor)) status = 'refunded';
    } else if (refund === 'pending') {
      if (live.has(status)) status = 'refunding';
      facts.refundMinor = NaN;
    }
    if (live.has(status) && cells.has(this.#of.paid) && Number.isNaN(facts.paidMinor)) cells.fail('bad_money', 'paid');
    facts.status = statusIndex(status);
    facts.discountMinor = this.#discount(status);
  }

  /** Refunded, and the file doesn't say how much: all of it. */
  #refundAllIfUntold(): void {
    const { facts } = this;
    if (facts.refundMinor > 0 || !(facts.paidMinor > 0)) return;
    facts.refundMinor = facts.paidMinor;
    this.#tally.counts.estimated_refund++;
  }

  #discount(status: OrderStatus): number {
    const cells = this.#cells;
    if (cells.has(this.#of.discount)) return cells.sum(this.#of.discount);
    if (cells.has(this.#of.adjustment)) return Math.max(0, -cells.signedMoney(this.#of.adjustment));
    if (this.#format.discountFromTotal !== true || !live.has(status) || !cells.has(this.#of.total)) return NaN;
    return Math.max(0, cells.softMoney(this.#of.total) - this.facts.paidMinor);
  }

  #requireDate(orderNo: string): void {
    const { facts } = this;
    if (!Number.isNaN(facts.createdAt) || !Number.isNaN(facts.paidAt)) return;
    if (this.#format.dayInOrderNumber === true) {
      facts.createdAt = instantFromOrderNumber(orderNo, this.#settings.timeZone);
      if (!Number.isNaN(facts.createdAt)) {
        this.#tally.counts.date_from_order_number++;
        return;
      }
    }
    if (this.#cells.has(this.#of.createdAt)) this.#cells.fail('no_date', 'createdAt');
    else if (this.#cells.has(this.#of.paidAt)) this.#cells.fail('no_date', 'paidAt');
  }
}

const consentOf = (text: string): number => (/^(?:yes|true|1|是)$/i.test(text) ? 1 : /^(?:no|false|0|否)$/i.test(text) ? 0 : NaN);
