import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import type { Buyer } from './read-buyer.ts';

/** Buyers whose cells are known by heart: whoever comes back needs no reading. */
export const REMEMBERED = 100_000;
/** Of whom nothing is told: all bits are 0. */
const NOBODY = REMEMBERED;

const phoneQualities: readonly PhoneQuality[] = ['none', 'valid', 'masked', 'virtual', 'invalid'];
const RECOGNISED = 1;
const REGION = 2;
const MASKED_NICK = 4;
const PHONE = 3; // bits from here on

export type ReadBuyer = Omit<Buyer, 'place'>;

/**
 * The buyers of a file by the number of their cells' key, five bytes each: a hundred thousand objects would have to be
 * fetched from memory row by row. It is itself the one that was chosen last.
 */
export class KnownBuyers implements Buyer {
  #number = NOBODY;
  /** 1 + place of those who have crossed. */
  readonly #places = new Int32Array(REMEMBERED + 1);
  readonly #told = new Uint8Array(REMEMBERED + 1);
  /** Words of those who haven't. */
  readonly #words = new Map<number, { account: string; contact: string }>();

  choose(number: number): void {
    this.#number = number;
  }

  chooseNobody(): void {
    this.#number = NOBODY;
  }

  /** Instead of whoever had the number before. */
  set(number: number, { account, contact, isRecognised, phone, hasRegion, hasMaskedNick }: ReadBuyer): void {
    this.#places[number] = 0;
    this.#told[number] = (isRecognised ? RECOGNISED : 0) | (hasRegion ? REGION : 0) | (hasMaskedNick ? MASKED_NICK : 0) | (phoneQualities.indexOf(phone) << PHONE);
    if (account === '' && contact === '') this.#words.delete(number);
    else this.#words.set(number, { account, contact });
  }

  get account(): string {
    return this.#words.get(this.#number)?.account ?? '';
  }

  get contact(): string {
    return this.#words.get(this.#number)?.contact ?? '';
  }

  get isRecognised(): boolean {
    return (this.#told[this.#number]! & RECOGNISED) !== 0;
  }

  get hasRegion(): boolean {
    return (this.#told[this.#number]! & REGION) !== 0;
  }

  get hasMaskedNick(): boolean {
    return (this.#told[this.#number]! & MASKED_NICK) !== 0;
  }

  get phone(): PhoneQuality {
    return phoneQualities[this.#told[this.#number]! >> PHONE]!;
  }

  get place(): number {
    return this.#places[this.#number]! - 1;
  }

  /** They have crossed: their words needn't stay. */
  set place(place: number) {
    this.#places[this.#number] = place + 1;
    this.#words.delete(this.#number);
  }
}
