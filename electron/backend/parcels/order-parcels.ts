import type { ReadDb } from '../db/executor.ts';

/** When an order's parcels went out and came, in UTC milliseconds, whatever order the files came in. */
export interface OrderParcels {
  orderId: number;
  orderNo: string;
  shopId: number;
  customerId: number | null;
  day: string;
  paidAt: number | null;
  /** The first to go out. */
  shippedAt: number | null;
  /** The last to be signed for; null while one of those with a number isn't. */
  signedAt: number | null;
  carrier: string | null;
}
export interface Period {
  shop?: number | undefined;
  from: string;
  to: string;
}

/** Rows of one waybill are one parcel: files that tell the same time differently are believed the earlier one. */
const parcelsSql = `SELECT shop_id, order_no, waybill, max(carrier) AS carrier, min(shipped_at) AS shipped_at, min(signed_at) AS signed_at
  FROM parcel_rows WHERE (:shop IS NULL OR shop_id = :shop) GROUP BY shop_id, order_no, waybill`;

/** A row without a number may be of any of the order's parcels: its signature counts, its lack of one doesn't. */
const orderParcelsSql = `WITH parcels AS (${parcelsSql}),
  merged AS (
    SELECT shop_id, order_no, min(shipped_at) AS shipped_at, max(carrier) AS carrier,
      CASE WHEN sum(waybill <> '' AND signed_at IS NULL) = 0 OR sum(waybill = '' AND signed_at IS NOT NULL) > 0 THEN max(signed_at) END AS signed_at
    FROM parcels GROUP BY shop_id, order_no)
  SELECT o.id AS orderId, o.order_no AS orderNo, o.shop_id AS shopId, a.customer_id AS customerId, o.day, o.paid_at AS paidAt,
    m.shipped_at AS shippedAt, m.signed_at AS signedAt, m.carrier
  FROM merged m JOIN orders o ON o.shop_id = m.shop_id AND o.order_no = m.order_no LEFT JOIN accounts a ON a.id = o.account_id
  WHERE o.is_paid = 1 AND o.excluded IS NULL AND o.day BETWEEN :from AND :to`;

export const readOrderParcels = (db: ReadDb, { shop, from, to }: Period): OrderParcels[] => db.all<OrderParcels>(orderParcelsSql, { shop: shop ?? null, from, to });

/** The same question with its answers filled in. Days are calendar days, as the contract has them. */
export const shownSql = ({ shop, from, to }: Period): string => orderParcelsSql.replaceAll(':shop', String(shop ?? 'NULL')).replace(':from', `'${from}'`).replace(':to', `'${to}'`);

const DAY = 86_400_000;

/** Days from one moment to the other; null where one is missing, or they run backwards. */
export const daysFrom = (from: number | null, to: number | null): number | null => (from === null || to === null || to < from ? null : (to - from) / DAY);
