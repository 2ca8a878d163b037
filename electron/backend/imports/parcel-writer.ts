import { BulkInsert } from '../db/bulk-insert.ts';
import type { WriteDb } from '../db/executor.ts';
import type { Statement } from '../db/open.ts';
import type { ParcelFact } from './facts.ts';

/** Keeps what one file's rows say of parcels. */
export class ParcelWriter {
  readonly #file: { id: number; shopId: number };
  readonly #insert: BulkInsert;
  readonly #known: Statement | null;
  /** Of a list of parcels: how many said what no row had said before. */
  fresh = 0;

  constructor(db: WriteDb, file: { id: number; shopId: number }, isList: boolean) {
    this.#file = file;
    this.#insert = new BulkInsert(db, 'parcel_rows', ['file_id', 'line', 'shop_id', 'order_no', 'waybill', 'carrier', 'shipped_at', 'signed_at']);
    this.#known = !isList ? null : db.connection.prepare('SELECT 1 FROM parcel_rows WHERE shop_id = ? AND order_no = ? AND waybill = ? AND carrier IS ? AND shipped_at IS ? AND signed_at IS ? LIMIT 1');
  }

  write(parcels: readonly ParcelFact[]): void {
    if (this.#known) for (const p of parcels) if (this.#known.get(this.#file.shopId, p.orderNo, p.waybill, p.carrier, p.shippedAt, p.signedAt) === undefined) this.fresh += 1;
    for (const p of parcels) this.#insert.add(this.#file.id, p.line, this.#file.shopId, p.orderNo, p.waybill, p.carrier, p.shippedAt, p.signedAt);
    this.#insert.flush();
  }
}
