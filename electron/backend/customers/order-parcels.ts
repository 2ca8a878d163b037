import type { OrderParcel } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';

/** What files say of the parcels of some orders, one entry a waybill, the first to go out first. */
export function readParcels(db: ReadDb, orderIds: number[]): Map<number, OrderParcel[]> {
  const rows = db.all<OrderParcel & { orderId: number }>(
    `SELECT o.id AS orderId, r.waybill, max(r.carrier) AS carrier, min(r.shipped_at) AS shippedAt, min(r.signed_at) AS signedAt
    FROM json_each(:ids) wanted CROSS JOIN orders o ON o.id = wanted.value CROSS JOIN parcel_rows r ON r.shop_id = o.shop_id AND r.order_no = o.order_no
    GROUP BY o.id, r.waybill ORDER BY o.id, shippedAt, r.waybill`,
    { ids: JSON.stringify(orderIds) },
  );
  const found = new Map<number, OrderParcel[]>();
  for (const { orderId, ...parcel } of rows) found.set(orderId, [...(found.get(orderId) ?? []), parcel]);
  return found;
}
