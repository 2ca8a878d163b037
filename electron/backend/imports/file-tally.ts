import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import type { FileWarning } from '../../../shared/contract/imports.ts';
import type { FileWarningCode } from '../../../shared/domain/file-warning.ts';
import { stableHash } from '../../../shared/domain/stable-hash.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import type { FileTail } from './facts.ts';
import type { Format } from './formats/format.ts';
import { NumberSet } from './number-set.ts';
import type { Buyer } from './read-buyer.ts';

const WAITING = 1024;
const RECOGNISED = 1;
const REGION = 2;

/** What the check-up and the warnings of one file count. An order of several rows counts once. */
export class FileTally {
  readonly counts = { estimated_refund: 0, date_from_order_number: 0, masked_buyers: 0, damaged_ids: 0 };
  readonly currencies = new Set<string>();
  readonly #seen = new NumberSet();
  readonly #phones: Record<PhoneQuality, number> = { valid: 0, masked: 0, virtual: 0, invalid: 0, none: 0 };
  #previous = '';
  #recognised = 0;
  #first = Infinity;
  #last = -Infinity;
  #regions = 0;
  #items = 0;
  /** Rows not counted yet. Many are looked up one right after the other, because then their places in memory are fetched at once. */
  #waiting = 0;
  readonly #hashes = new Float64Array(WAITING);
  readonly #times = new Float64Array(WAITING);
  readonly #phonesOf = new Array<PhoneQuality>(WAITING).fill('none');
  readonly #told = new Uint8Array(WAITING);

  /** A row of the order went in. */
  order(orderNo: string, buyer: Buyer, at: number): void {
    if (orderNo === this.#previous) return;
    this.#previous = orderNo;
    if (this.#waiting === WAITING) this.#count();
    const i = this.#waiting++;
    this.#hashes[i] = stableHash(orderNo);
    this.#times[i] = at;
    this.#phonesOf[i] = buyer.phone;
    this.#told[i] = (buyer.isRecognised ? RECOGNISED : 0) | (buyer.hasRegion ? REGION : 0);
  }

  #count(): void {
    for (let i = 0; i < this.#waiting; i++) {
      if (!this.#seen.add(this.#hashes[i]!)) continue;
      const at = this.#times[i]!;
      const told = this.#told[i]!;
      if ((told & RECOGNISED) !== 0) this.#recognised++;
      this.#phones[this.#phonesOf[i]!]++;
      if ((told & REGION) !== 0) this.#regions++;
      if (at < this.#first) this.#first = at;
      if (at > this.#last) this.#last = at;
    }
    this.#waiting = 0;
  }

  release(): void {
    this.#seen.release();
  }

  item(): void {
    this.#items++;
  }

  checkUp(format: Format, has: { buyers: boolean; refunds: boolean; parcels: boolean }, timeZone: string): FileTail['checkUp'] {
    this.#count();
    const orders = this.#seen.size;
    const told = { people: this.#recognised > 0, phones: this.#phones.valid > 0, regions: this.#regions > 0, items: this.#items > 0, refunds: has.refunds };
    const keys = Object.keys(told) as (keyof typeof told)[];
    return {
      orders,
      buyers: { recognised: this.#recognised, anonymous: orders - this.#recognised },
      phones: this.#phones,
      firstDay: orders > 0 && Number.isFinite(this.#first) ? dayOf(this.#first, timeZone) : null,
      lastDay: orders > 0 && Number.isFinite(this.#last) ? dayOf(this.#last, timeZone) : null,
      tells: [...keys.filter((key) => told[key]), ...(has.parcels ? ['parcels'] : [])],
      cannotTell: keys.filter((key) => !told[key]),
      next: nextFile(format, has.buyers),
    };
  }

  warnings(format: Format, has: { buyers: boolean; status: boolean }, unknownWords: Iterable<string>): FileWarning[] {
    this.#count();
    const found: (FileWarning & { code: FileWarningCode })[] = [];
    const values = [...unknownWords];
    if (values.length > 0) found.push({ code: 'unknown_status', values });
    if (!has.status && format.tellsAside !== true && format.rows !== 'item' && format.onlyStatus === undefined) found.push({ code: 'no_status_column' });
    if (!has.buyers && format.tellsAside !== true && format.rows !== 'item') found.push({ code: 'no_buyer_column' });
    for (const [code, count] of Object.entries(this.counts) as [FileWarningCode, number][]) if (count > 0) found.push({ code, count });
    if (this.#phones.masked > 0) found.push({ code: 'masked_phones', count: this.#phones.masked });
    if (this.#phones.virtual > 0) found.push({ code: 'virtual_phones', count: this.#phones.virtual });
    if (this.currencies.size > 1) found.push({ code: 'mixed_currencies', values: [...this.currencies].slice(0, 20) });
    return found;
  }
}

/** The file to fetch next: first the one that tells who buys. */
function nextFile(format: Format, hasBuyers: boolean): string | null {
  if (format.rows === 'item') return 'orders';
  if (!hasBuyers && format.buyersOffered) return 'buyer_columns';
  return format.companion ?? null;
}
