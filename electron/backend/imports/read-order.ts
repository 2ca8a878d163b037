import { instantFromOrderNumber } from '../../../shared/domain/order-number.ts';
import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import type { CellReader } from './cell-reader.ts';
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
  readonly #settings: { timeZone: string; currency: string };
  readonly #tally: FileTally;
  readonly statuses: WordMap<OrderStatus>;
  readonly #fulfilments: WordMap<OrderStatus>;
  readonly #closeReasons: WordMap<'open' | 'unpaid' | 'refunded'>;
  readonly #refunds: WordMap<RefundState>;

  constructor(format: Format, cells: CellReader, settings: { timeZone: string; currency: string }, tally: FileTally) {
    this.#format = format;
    this.#cells = cells;
    this.#settings = settings;
    this.#tally = tally;
    this.statuses = new WordMap(format.statuses);
    this.#fulfilments = new WordMap(format.fulfilments ?? {});
    this.#closeReasons = new WordMap(format.closeReasons ?? {});
    this.#refunds = new WordMap(format.refunds ?? {});
  }

  /** The currency first: it says how many decimals the row's money has. */
  readCurrency(): string {
    const text = this.#cells.has('currency') ? this.#cells.text('currency').toUpperCase() : '';
    const currency = /^[A-Z]{3}$/.test(text) ? text : this.#settings.currency;
    this.#cells.useCurrency(currency);
    this.#tally.currencies.add(currency);
    return currency;
  }

  /** All that the row says of its order. What can't be read is the cells' fault. */
  read(orderNo: string): void {
    const { facts } = this;
    const cells = this.#cells;
    facts.currency = this.readCurrency();
    facts.createdAt = cells.date('createdAt');
    facts.paidAt = cells.date('paidAt');
    facts.modifiedAt = cells.date('modifiedAt');
    facts.paidMinor = cells.money('paid');
    facts.refundMinor = cells.money('refund');
    facts.buyerMemo = cells.note('buyerMemo');
    facts.sellerMemo = cells.note('sellerMemo');
    facts.emailConsent = cells.has('emailConsent') ? consentOf(cells.text('emailConsent')) : NaN;
    this.#judge(this.#readStatus());
    this.#requireDate(orderNo);
  }

  /** Of a row that is an item: only what is about the order all the same. */
  readAside(): boolean {
    const { facts } = this;
    const cells = this.#cells;
    facts.currency = this.readCurrency();
    facts.createdAt = cells.date('createdAt');
    facts.paidAt = cells.date('paidAt');
    facts.buyerMemo = cells.note('buyerMemo');
    facts.sellerMemo = cells.note('sellerMemo');
    facts.status = facts.modifiedAt = facts.paidMinor = facts.discountMinor = facts.refundMinor = facts.emailConsent = NaN;
    return cells.has('createdAt') || cells.has('paidAt');
  }

  #readStatus(): OrderStatus {
    const cells = this.#cells;
    if (!cells.has('status')) return this.#statusByTimes();
    const word = cells.text('status');
    if (word === '') {
      cells.fail('no_status', 'status');
      return 'review';
    }
    const status = this.statuses.find(word) ?? 'review';
    if (status === 'paid' && this.#format.fulfilments && cells.has('fulfilment')) return this.#fulfilments.find(cells.text('fulfilment')) ?? status;
    return status;
  }

  /** The seller left the status out: what was paid has a time of payment, what was settled is completed. */
  #statusByTimes(): OrderStatus {
    if (this.#cells.softMoney(this.#cells.text('settled')) > 0) return 'completed';
    if (!this.#cells.has('paidAt')) return this.facts.paidMinor > 0 ? 'paid' : 'unpaid';
    return Number.isNaN(this.facts.paidAt) ? 'unpaid' : 'paid';
  }

  /** Puts status, payment and refund together. */
  #judge(written: OrderStatus): void {
    const { facts } = this;
    const cells = this.#cells;
    let status = written;
    const outstanding = cells.has('outstanding') && status !== 'unpaid' ? cells.softMoney(cells.text('outstanding')) : NaN;
    if (outstanding > 0 && outstanding <= facts.paidMinor) facts.paidMinor -= outstanding;
    if (this.#format.paidMayBeNet === true && facts.refundMinor > 0 && facts.paidMinor < facts.refundMinor) facts.paidMinor += facts.refundMinor;
    if (status === 'closed' && cells.has('closeReason')) {
      const reason = this.#closeReasons.find(cells.text('closeReason'));
      if (reason === 'unpaid') facts.paidMinor = facts.refundMinor = 0;
      if (reason === 'unpaid') facts.paidAt = NaN;
      if (reason === 'refunded') this.#refundAllIfUntold();
    }
    const refund = cells.has('refundStatus') ? this.#refunds.find(cells.text('refundStatus')) : undefined;
    if (refund === 'refunded' || status === 'refunded') {
      this.#refundAllIfUntold();
      if (!(facts.refundMinor < facts.paidMinor)) status = 'refunded';
    } else if (refund === 'pending') {
      if (live.has(status)) status = 'refunding';
      facts.refundMinor = NaN;
    }
    if (live.has(status) && cells.has('paid') && Number.isNaN(facts.paidMinor)) cells.fail('bad_money', 'paid');
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
    if (cells.has('discount')) return cells.sum('discount');
    if (this.#format.discountFromTotal !== true || !live.has(status) || !cells.has('total')) return NaN;
    return Math.max(0, cells.softMoney(cells.text('total')) - this.facts.paidMinor);
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
    if (this.#cells.has('createdAt')) this.#cells.fail('no_date', 'createdAt');
    else if (this.#cells.has('paidAt')) this.#cells.fail('no_date', 'paidAt');
  }
}

const consentOf = (text: string): number => (/^(?:yes|true|1|是)$/i.test(text) ? 1 : /^(?:no|false|0|否)$/i.test(text) ? 0 : NaN);
