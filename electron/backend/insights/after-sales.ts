import type { Output } from '../../../shared/contract/endpoint.ts';
import type { insights } from '../../../shared/contract/insights.ts';
import type { ReadDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getShop } from '../settings/shops.ts';

type AfterSales = Output<typeof insights.afterSales>;

/** What settlements and returns tell beside the orders; in one currency, and nothing that they don't say is filled in. */
export function readAfterSales(db: ReadDb, shop: number | undefined): AfterSales {
  const currency = shop === undefined ? readSettings(db).baseCurrency : getShop(db, shop).currency;
  const params = { currency, shop: shop ?? null };
  const ours = '(:shop IS NULL OR t.shop_id = :shop)';
  const refunds = db.get<AfterSales['refunds']>(
    `WITH back AS (
       SELECT t.shop_id, t.order_no, -sum(t.amount_minor) AS amount FROM settlement_lines t WHERE t.is_refund = 1 AND t.currency = :currency AND ${ours} GROUP BY t.shop_id, t.order_no)
     SELECT count(*) AS orders, COALESCE(sum(b.amount), 0) AS amountMinor, count(*) FILTER (WHERE o.refund_minor < b.amount) AS untoldOrders,
       COALESCE(sum(b.amount - o.refund_minor) FILTER (WHERE o.refund_minor < b.amount), 0) AS untoldMinor
     FROM back b LEFT JOIN orders o ON o.shop_id = b.shop_id AND o.order_no = b.order_no`,
    params,
  )!;
  const span = db.get<{ firstDay: string | null; lastDay: string | null }>(`SELECT min(t.day) AS firstDay, max(t.day) AS lastDay FROM settlement_lines t WHERE t.currency = :currency AND ${ours}`, params)!;
  return {
    currency,
    fees: db.all(`SELECT t.fee, count(*) AS bookings, sum(t.amount_minor) AS amountMinor FROM settlement_lines t WHERE t.is_refund = 0 AND t.amount_minor < 0 AND t.currency = :currency AND ${ours} GROUP BY t.fee ORDER BY sum(t.amount_minor), t.fee`, params),
    incomeMinor: db.get<{ minor: number }>(`SELECT COALESCE(sum(t.amount_minor), 0) AS minor FROM settlement_lines t WHERE t.amount_minor > 0 AND t.currency = :currency AND ${ours}`, params)!.minor,
    refunds,
    ...span,
    reasons: db.all(`SELECT t.reason, sum(t.quantity) AS pieces, count(DISTINCT t.shop_id || '/' || t.order_no) AS orders FROM returned_items t WHERE ${ours} GROUP BY t.reason ORDER BY pieces DESC, t.reason`, { shop: params.shop }),
    returns: db.get<AfterSales['returns']>(
      `SELECT COALESCE(sum(t.quantity), 0) AS pieces, count(DISTINCT t.shop_id || '/' || t.order_no) AS orders, count(DISTINCT o.id) AS ordersKnown
       FROM returned_items t LEFT JOIN orders o ON o.shop_id = t.shop_id AND o.order_no = t.order_no WHERE ${ours}`,
      { shop: params.shop },
    )!,
  };
}
