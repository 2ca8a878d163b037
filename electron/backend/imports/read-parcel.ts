import { isNothing } from '../../../shared/domain/cell-text.ts';
import { cleanId } from '../../../shared/domain/order-number.ts';
import type { ByField, CellReader } from './cell-reader.ts';
import type { ParcelFact } from './facts.ts';

/** The parcel part of a row. There is a reader only for files with a time of shipping or signing; others pay nothing. */
export class ParcelReader {
  readonly #cells: CellReader;
  readonly #of: ByField;
  #parcels: ParcelFact[] = [];
  #previous = '';
  hasAny = false;

  constructor(cells: CellReader) {
    this.#cells = cells;
    this.#of = cells.of;
  }

  static isToldBy(cells: CellReader): boolean {
    return cells.has(cells.of.shippedAt) || cells.has(cells.of.signedAt);
  }

  /**
   * Items of one order that went out together say the same: it is kept once. A time that can't be read isn't worth the row.
   * Gives when it went out, else when it came.
   */
  read(line: number, orderNo: string): number | null {
    const cells = this.#cells;
    const shippedAt = cells.softDate(this.#of.shippedAt);
    const signedAt = cells.softDate(this.#of.signedAt);
    const waybill = cleanId(cells.text(this.#of.waybill, 100).replace(/^No[:：]\s*/i, ''));
    if (shippedAt === null && signedAt === null && isNothing(waybill)) return null;
    const parcel = { waybill: isNothing(waybill) ? '' : waybill, carrier: cells.note(this.#of.carrier)?.slice(0, 60) ?? null, shippedAt, signedAt };
    const said = `${orderNo} ${JSON.stringify(parcel)}`;
    if (said !== this.#previous) this.#parcels.push({ line, orderNo, ...parcel });
    this.#previous = said;
    this.hasAny = true;
    return shippedAt ?? signedAt;
  }

  take(): ParcelFact[] {
    const parcels = this.#parcels;
    this.#parcels = [];
    return parcels;
  }
}
