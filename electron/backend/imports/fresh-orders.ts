import type { MergedOrder } from '../../../shared/domain/merge-order.ts';
import { stableHash } from '../../../shared/domain/stable-hash.ts';
import { WordPlaces } from '../../../shared/lib/word-places.ts';
import type { CustomerOrder } from './refresh-customers.ts';
import { TextColumn } from './text-column.ts';

const FIRST_ROOM = 1024;
/** Whole numbers an order: id, account (0: none), contact (0: none), and the places of its day and currency among the words. */
const PLACES = 5;
const [ID, ACCOUNT, CONTACT, DAY, CURRENCY] = [0, 1, 2, 3, 4];
/** Numbers an order: instant, paid (NaN: not known), discount, refund, net. */
const WIDTH = 5;
const [AT, PAID, DISCOUNT, REFUND, NET] = [0, 1, 2, 3, 4];

/** Bits of what is known of an order that the batch has made. */
export const flag = {
  /** Its own row gave status, money and refund, so that items add lines and nothing else. */
  whole: 1,
  hasItems: 2,
  hasCreatedAt: 4,
  hasPaidAt: 8,
  hasDiscount: 16,
  isPaid: 32,
  isValid: 64,
  consentYes: 128,
  consentNo: 256,
} as const;

/** Its number is made a text only where somebody asks: of a million orders nearly nobody does. */
class FreshOrder implements CustomerOrder {
  readonly #numbers: TextColumn;
  readonly #place: number;
  shop_id = 0;
  account_id = 0;
  contact_id: number | null = null;
  at = 0;
  day: string | null = null;
  currency = '';
  paid_minor: number | null = null;
  discount_minor = 0;
  refund_minor = 0;
  net_minor = 0;
  is_paid = 0;
  is_valid = 0;
  no_goods = 0; // where the owner has decided anything, orders are read
  email_consent: 'yes' | 'no' | null = null;

  constructor(numbers: TextColumn, place: number) {
    this.#numbers = numbers;
    this.#place = place;
  }

  get order_no(): string {
    return this.#numbers.at(this.#place);
  }
}

/**
 * The orders of one shop that a batch has made: what their further rows must know, and what their buyers' metrics are made
 * of, so that neither needs reading back. Columns, because a million of them must fit.
 */
export class FreshOrders {
  readonly #shopId: number;
  #places = new Uint32Array(FIRST_ROOM * PLACES);
  #numbers = new Float64Array(FIRST_ROOM * WIDTH);
  #flags = new Uint16Array(FIRST_ROOM);
  #hashes = new Int32Array(FIRST_ROOM);
  /** Hash of the order number → 1 + its place; a slot that is taken by another leads to the next. Two to four a place. */
  #slots = new Uint32Array(4 * FIRST_ROOM);
  #found = -1;
  // Of the number that was looked for last.
  #hash = 0;
  #slot = 0;
  readonly #orderNo = new TextColumn();
  /** Days and currencies, which are few. */
  readonly #words = new WordPlaces();

  constructor(shopId: number) {
    this.#shopId = shopId;
  }

  get count(): number {
    return this.#orderNo.length;
  }

  /** Its place, -1 where the batch hasn't made it. A file of items mostly names the orders in the order that they came in. */
  find(orderNo: string): number {
    const next = this.#found + 1;
    const place = this.#orderNo.is(next, orderNo) ? next : this.#look(orderNo);
    if (place >= 0) this.#found = place;
    return place;
  }

  /** An order that `find` has just missed. */
  add(orderNo: string, id: number, order: MergedOrder, day: string | null, currency: string, flags: number): void {
    const place = this.count;
    this.#slots[this.#slot] = place + 1;
    if (place === this.#flags.length) this.#grow();
    this.#hashes[place] = this.#hash;
    this.#orderNo.push(orderNo);
    const places = this.#places;
    const first = place * PLACES;
    places[first + ID] = id;
    places[first + ACCOUNT] = order.accountId ?? 0;
    places[first + CONTACT] = order.contactId ?? 0;
    places[first + DAY] = this.#words.placeOf(day);
    places[first + CURRENCY] = this.#words.placeOf(currency);
    const numbers = this.#numbers;
    const at = place * WIDTH;
    numbers[at + AT] = order.paidAt ?? order.createdAt ?? 0;
    numbers[at + PAID] = order.paidMinor ?? NaN;
    numbers[at + DISCOUNT] = order.discountMinor;
    numbers[at + REFUND] = order.refundMinor;
    numbers[at + NET] = order.netMinor;
    const consent = order.emailConsent === null ? 0 : order.emailConsent === 'yes' ? flag.consentYes : flag.consentNo;
    this.#flags[place] = flags | consent | (order.isPaid ? flag.isPaid : 0) | (order.isValid ? flag.isValid : 0);
  }

  idOf(place: number): number {
    return this.#places[place * PLACES + ID]!;
  }

  /** 0: none. */
  accountOf(place: number): number {
    return this.#places[place * PLACES + ACCOUNT]!;
  }

  refundOf(place: number): number {
    return this.#numbers[place * WIDTH + REFUND]!;
  }

  has(place: number, which: number): boolean {
    return (this.#flags[place]! & which) !== 0;
  }

  set(place: number, which: number, on: boolean): void {
    this.#flags[place] = on ? this.#flags[place]! | which : this.#flags[place]! & ~which;
  }

  /** The order as its row would be read back. */
  order(place: number): CustomerOrder {
    const places = this.#places;
    const first = place * PLACES;
    const numbers = this.#numbers;
    const at = place * WIDTH;
    const contact = places[first + CONTACT]!;
    const paid = numbers[at + PAID]!;
    const order = new FreshOrder(this.#orderNo, place);
    order.shop_id = this.#shopId;
    order.account_id = places[first + ACCOUNT]!;
    order.contact_id = contact === 0 ? null : contact;
    order.at = numbers[at + AT]!;
    order.day = this.#words.at(places[first + DAY]!);
    order.currency = this.#words.at(places[first + CURRENCY]!)!;
    order.paid_minor = Number.isNaN(paid) ? null : paid;
    order.discount_minor = numbers[at + DISCOUNT]!;
    order.refund_minor = numbers[at + REFUND]!;
    order.net_minor = numbers[at + NET]!;
    order.is_paid = this.has(place, flag.isPaid) ? 1 : 0;
    order.is_valid = this.has(place, flag.isValid) ? 1 : 0;
    order.email_consent = this.has(place, flag.consentYes) ? 'yes' : this.has(place, flag.consentNo) ? 'no' : null;
    return order;
  }

  /** Gives the room back at once: a thread with nothing to do collects no garbage, and a backup follows a big import. */
  release(): void {
    for (const { buffer } of [this.#places, this.#numbers, this.#flags, this.#hashes, this.#slots]) buffer.transfer(0);
    this.#orderNo.release();
  }

  /** Its place or -1; remembers where it is or belongs. */
  #look(orderNo: string): number {
    const hash = stableHash(orderNo) | 0;
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hash & last;
    for (; slots[slot] !== 0; slot = (slot + 1) & last) {
      const place = slots[slot]! - 1;
      if (this.#hashes[place] === hash && this.#orderNo.is(place, orderNo)) break;
    }
    this.#hash = hash;
    this.#slot = slot;
    return slots[slot]! - 1;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const last = slots.length - 1;
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    hashes[this.count] = this.#hash; // the one that makes it grow
    for (let place = 0; place <= this.count; place++) {
      let slot = hashes[place]! & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = place + 1;
    }
    this.#hashes = hashes;
    this.#slots = slots;
    const places = new Uint32Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
    const numbers = new Float64Array(this.#numbers.length * 2);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const flags = new Uint16Array(this.#flags.length * 2);
    flags.set(this.#flags);
    this.#flags = flags;
  }
}

/** What the batch has made, by account: its orders there, none where it has made none. */
export function ordersByAccount(shops: Iterable<FreshOrders>): (accountId: number) => CustomerOrder[] {
  const list = [...shops];
  let first = Infinity;
  let last = 0;
  for (const fresh of list) {
    for (let i = 0; i < fresh.count; i++) {
      const account = fresh.accountOf(i);
      if (account === 0) continue;
      first = Math.min(first, account);
      last = Math.max(last, account);
    }
  }
  if (last === 0) return () => [];
  // Where each account's orders begin in one list of all, sorted by account.
  const starts = new Uint32Array(last - first + 3);
  const each = (visit: (slot: number, shop: number, place: number) => void) => {
    for (const [shop, fresh] of list.entries()) {
      for (let place = 0; place < fresh.count; place++) {
        const slot = fresh.accountOf(place) - first;
        if (slot >= 0) visit(slot, shop, place);
      }
    }
  };
  each((slot) => (starts[slot + 2] = starts[slot + 2]! + 1));
  for (let i = 2; i < starts.length; i++) starts[i] = starts[i]! + starts[i - 1]!;
  const total = starts.at(-1)!;
  const shopOf = new Uint16Array(total);
  const placeOf = new Uint32Array(total);
  each((slot, shop, place) => {
    const at = starts[slot + 1]!;
    starts[slot + 1] = at + 1;
    shopOf[at] = shop;
    placeOf[at] = place;
  });
  return (accountId) => {
    const orders: CustomerOrder[] = [];
    const slot = accountId - first;
    if (slot < 0 || slot + 1 >= starts.length) return orders;
    for (let at = starts[slot]!; at < starts[slot + 1]!; at++) orders.push(list[shopOf[at]!]!.order(placeOf[at]!));
    return orders;
  };
}
