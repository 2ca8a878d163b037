import type { CustomerOrder, OrderItem } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';
import { readParcels } from './order-parcels.ts';
import { readOrderSources } from './order-sources.ts';

type OrderRow = Omit<CustomerOrder, 'isValid' | 'noGoods' | 'buyerMemo' | 'sellerMemo' | 'parcels' | 'items' | 'sources'> & { isValid: number; noGoods: number };
interface LineRow {
  orderId: number;
  lineKey: string;
  item: Omit<OrderItem, 'sources'>;
}

/** Orders of a customer, the newest first; up to a day, where one is given. */
export function listCustomerOrders(db: ReadDb, customerId: number, upTo: string | null): CustomerOrder[] {
  const orders = db.all<OrderRow>(
    `SELECT o.id AS orderId, o.order_no AS orderNo, s.name AS shopName, s.platform, o.status, o.day, o.created_at AS createdAt, o.paid_at AS paidAt,
      o.currency, o.paid_minor AS paidMinor, o.refund_minor AS refundMinor, o.net_minor AS netMinor, o.is_valid AS isValid, o.excluded, o.no_goods AS noGoods
    FROM accounts a JOIN orders o ON o.account_id = a.id JOIN shops s ON s.id = o.shop_id
    WHERE a.customer_id = :customerId AND (:upTo IS NULL OR o.day <= :upTo) ORDER BY coalesce(o.paid_at, o.created_at) DESC, o.id DESC`,
    { customerId, upTo },
  );
  const ids = orders.map((o) => o.orderId);
  const lines = Map.groupBy(readLines(db, ids), (line) => line.orderId);
  const sources = readOrderSources(db, ids);
  const parcels = readParcels(db, ids);
  return orders.map((order) => {
    const from = sources.get(order.orderId);
    const items = (lines.get(order.orderId) ?? []).map(({ lineKey, item }) => ({ ...item, sources: from?.itemSources.get(lineKey) ?? [] }));
    return { ...order, isValid: order.isValid === 1, noGoods: order.noGoods === 1, buyerMemo: from?.buyerMemo ?? null, sellerMemo: from?.sellerMemo ?? null, parcels: parcels.get(order.orderId) ?? [], items, sources: from?.sources ?? [] };
  });
}

function readLines(db: ReadDb, orderIds: number[]): LineRow[] {
  const rows = db.all<Omit<OrderItem, 'sources'> & { orderId: number; lineKey: string }>(
    `SELECT l.order_id AS orderId, l.line_key AS lineKey, l.id AS lineId, coalesce(p.title, l.sku, '') AS title, l.sku, l.quantity,
      l.unit_price_minor AS unitPriceMinor, l.paid_minor AS paidMinor, l.refund_minor AS refundMinor, l.status
    FROM json_each(:ids) wanted CROSS JOIN order_lines l ON l.order_id = wanted.value LEFT JOIN products p ON p.id = l.product_id ORDER BY l.id`,
    { ids: JSON.stringify(orderIds) },
  );
  return rows.map(({ orderId, lineKey, ...item }) => ({ orderId, lineKey, item }));
}
