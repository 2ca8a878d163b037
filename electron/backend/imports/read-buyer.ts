import { provinceName, splitAddress } from '../../../shared/domain/address-region.ts';
import { isCipher, isMasked, isNothing } from '../../../shared/domain/cell-text.ts';
import { countryCode } from '../../../shared/domain/country-code.ts';
import { isEmail } from '../../../shared/domain/email-check.ts';
import { parsePhone, type Phone } from '../../../shared/domain/phone.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import { ByteKeys } from './byte-keys.ts';
import type { ByField, CellReader } from './cell-reader.ts';
import { SEPARATOR, type ContactFacts } from './facts.ts';
import { KnownBuyers, REMEMBERED, type ReadBuyer } from './known-buyers.ts';
import type { Field } from './fields.ts';
import type { FileTally } from './file-tally.ts';
import type { Format } from './formats/format.ts';

/** Who bought, and where it goes. */
export interface Buyer {
  /** As in FactChunk, until they have crossed: a hundred thousand of them needn't stay. */
  readonly account: string;
  readonly contact: string;
  readonly isRecognised: boolean;
  readonly phone: PhoneQuality;
  readonly hasRegion: boolean;
  readonly hasMaskedNick: boolean;
  /** Among the file's buyers, once a row of theirs has been kept; -1 before. */
  place: number;
}
const buyerFields = ['buyerNick', 'buyerEmail', 'phone', 'virtualUntil', 'receiver', 'receiverFamily', 'address', 'country', 'province', 'city', 'district', 'street'] as const satisfies readonly Field[];

/** Reads the buyer's cells of a row. One object for all rows of a file. */
export class BuyerReader {
  readonly #format: Format;
  readonly #cells: CellReader;
  readonly #of: ByField;
  readonly #tally: FileTally;
  readonly #hasRegionColumns: boolean;
  readonly #columns: number[];
  readonly #keys = new ByteKeys();
  readonly #known = new KnownBuyers();
  #count = 0;
  #hasMaskedNick = false;

  constructor(format: Format, cells: CellReader, tally: FileTally) {
    this.#format = format;
    this.#cells = cells;
    this.#of = cells.of;
    this.#tally = tally;
    this.#hasRegionColumns = cells.has(this.#of.province) || cells.has(this.#of.city) || cells.has(this.#of.district) || cells.has(this.#of.street);
    this.#columns = [...new Set(buyerFields.flatMap((field) => cells.of[field].at))];
  }

  /** Can a file with these columns name anyone? */
  static isNamedBy(cells: CellReader): boolean {
    return cells.has(cells.of.buyerNick) || cells.has(cells.of.buyerEmail) || cells.has(cells.of.phone);
  }

  /** Of the row read last; nobody where it is silent about the buyer. */
  get buyer(): Buyer {
    return this.#known;
  }

  read(): void {
    if (this.#count >= REMEMBERED) {
      this.#keys.clear();
      this.#count = 0;
    }
    const known = this.#known;
    const number = this.#keys.placeOf(this.#cells.key(this.#columns));
    if (number === this.#count) known.set(this.#count++, this.#read());
    known.choose(number);
    if (known.hasMaskedNick) this.#tally.counts.masked_buyers++;
  }

  clear(): void {
    this.#known.chooseNobody();
  }

  release(): void {
    this.#keys.release();
  }

  #read(): ReadBuyer {
    this.#hasMaskedNick = false;
    const mail = this.#email();
    const country = this.#country();
    const phone = this.#phone(country);
    const account = this.#account(mail, phone);
    return { account, ...this.#readContact(mail, phone, country), isRecognised: account !== '', phone: phone.quality, hasMaskedNick: this.#hasMaskedNick };
  }

  #email(): string | null {
    if (!this.#cells.has(this.#of.buyerEmail)) return null;
    const text = this.#cells.text(this.#of.buyerEmail, 300);
    return text.includes('@') && !isMasked(text) && isEmail(text) ? text.toLowerCase() : null;
  }

  #country(): string {
    return (this.#cells.has(this.#of.country) ? countryCode(this.#cells.text(this.#of.country)) : null) ?? this.#format.country ?? '';
  }

  #phone(country: string): Phone {
    const phone = parsePhone(this.#cells.text(this.#of.phone), country);
    if (phone.quality === 'none' || !this.#cells.has(this.#of.virtualUntil) || isNothing(this.#cells.text(this.#of.virtualUntil))) return phone;
    return phone.quality === 'masked' ? phone : { written: phone.written, e164: null, quality: 'virtual' };
  }

  /** The platform's own name of the buyer, else the e-mail, else a real phone; never what is masked. */
  #account(mail: string | null, phone: Phone): string {
    const nick = this.#nick();
    if (nick !== '') return `buyer${SEPARATOR}${nick}`;
    if (mail !== null) return `email${SEPARATOR}${mail}`;
    return phone.e164 === null ? '' : `phone${SEPARATOR}${phone.e164}`;
  }

  #nick(): string {
    const cells = this.#cells;
    if (!cells.has(this.#of.buyerNick)) return '';
    for (const at of this.#of.buyerNick.at) {
      const nick = cells.at(at);
      if (isNothing(nick)) continue;
      if (!isMasked(nick)) return nick;
      this.#hasMaskedNick = true;
    }
    return '';
  }

  #receiver(): string {
    const given = this.#cells.text(this.#of.receiver, 100);
    const name = this.#cells.has(this.#of.receiverFamily) ? `${given} ${this.#cells.text(this.#of.receiverFamily, 100)}`.trim() : given;
    return isCipher(name) ? '' : name;
  }

  #readContact(mail: string | null, phone: Phone, country: string): { contact: string; hasRegion: boolean } {
    const cells = this.#cells;
    const receiver = this.#receiver();
    const address = cells.text(this.#of.address, 500);
    const parts = this.#hasRegionColumns ? [cells.text(this.#of.province), cells.text(this.#of.city), cells.text(this.#of.district), cells.text(this.#of.street, 500)] : [];
    if (receiver === '' && phone.written === '' && address === '' && mail === null && parts.every((part) => part === '')) {
      return { contact: '', hasRegion: false };
    }
    const region = parts.length > 0 ? regionOf(parts, country) : splitAddress(address);
    const facts: ContactFacts = [
      orNull(receiver), phone.written === '' ? null : phone.written, phone.e164, phone.quality, mail, region.province, region.city, region.district, region.rest,
    ];
    return { contact: JSON.stringify(facts), hasRegion: region.province !== null };
  }
}

/** As the file gives it; a masked name still says who the parcel is for. */
const orNull = (text: string): string | null => (isNothing(text) ? null : text);
const open = (text: string): string | null => (isNothing(text) || isMasked(text) ? null : text);

/** Columns of their own. Abroad a province's code speaks only with its country (ISO 3166-2): BY of DE → DE-BY. */
function regionOf([province = '', city = '', district = '', street = '']: string[], country: string) {
  const written = open(province);
  const isCode = written !== null && /^[A-Z0-9]{1,3}$/.test(written);
  const abroad = isCode && country !== '' ? `${country}-${written}` : (written ?? (country === '' || country === 'CN' ? null : country));
  return { province: written !== null && (country === 'CN' || country === '') ? (provinceName(written) ?? abroad) : abroad, city: open(city), district: open(district), rest: open(street) };
}
