import { isNothing } from '../../../shared/domain/cell-text.ts';
import { cleanId } from '../../../shared/domain/order-number.ts';
import type { CellReader } from './cell-reader.ts';
import type { ParcelFact } from './facts.ts';

/** The parcel part of a row. There is a reader only for files with a time of shipping or signing; others pay nothing. */
export class ParcelReader {
  readonly #cells: CellReader;
  #parcels: ParcelFact[] = [];
  #previous = '';
  hasAny = false;

  constructor(cells: CellReader) {
    this.#cells = cells;
  }

  static isToldBy(cells: CellReader): boolean {
    return cells.has('shippedAt') || cells.has('signedAt');
  }

  /**
   * Items of one order that went out together say the same: it is kept once. A time that can't be read isn't worth the row.
   * Gives when it went out, else when it came.
   */
  read(line: number, orderNo: string): number | null {
    const cells = this.#cells;
    const shippedAt = cells.softDate('shippedAt');
    const signedAt = cells.softDate('signedAt');
    const waybill = cleanId(cells.text('waybill', 100).replace(/^No[:：]\s*/i, ''));
    if (shippedAt === null && signedAt === null && isNothing(waybill)) return null;
    const parcel = { waybill: isNothing(waybill) ? '' : waybill, carrier: cells.note('carrier')?.slice(0, 60) ?? null, shippedAt, signedAt };
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
