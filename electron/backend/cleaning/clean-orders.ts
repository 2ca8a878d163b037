import { judgeOrder, type OrderStatus } from '../../../shared/domain/order-status.ts';
import type { WriteDb } from '../db/executor.ts';
import { liveFixes, readExclusions } from './decisions.ts';
import { mappedOrders } from './status-words.ts';

interface OrderRow {
  id: number;
  status: OrderStatus;
  paid_at: number | null;
  paid_minor: number | null;
  refund_minor: number;
}

/** What the words mean, what doesn't count, and what holds no goods. An order that isn't there (any more) is passed over. */
export function cleanOrders(db: WriteDb): void {
  mapStatuses(db);
  const { notGoods, ...reasons } = readExclusions(db);
  for (const reason of ['test', 'brushing'] as const) if (reasons[reason]) exclude(db, reason);
  if (!notGoods) return;
  markProducts(db);
  markOrdersWithoutGoods(db);
}

/** Keeps what the row says by itself; the first to change a row does it, the next find it kept. */
export function keepOrder(db: WriteDb, orderId: number): void {
  db.run(
    `INSERT OR IGNORE INTO cleaned_orders (order_id, account_id, status, refund_minor, net_minor, is_paid, is_valid)
    SELECT id, account_id, status, refund_minor, net_minor, is_paid, is_valid FROM orders WHERE id = :orderId`,
    { orderId },
  );
}

function mapStatuses(db: WriteDb): void {
  for (const [orderId, status] of mappedOrders(db)) {
    const row = db.get<OrderRow>('SELECT id, status, paid_at, paid_minor, refund_minor FROM orders WHERE id = :orderId', { orderId })!;
    const { isPaid, isValid, refundMinor, netMinor } = judgeOrder({ status, paidAt: row.paid_at, paidMinor: row.paid_minor, refundMinor: row.refund_minor });
    keepOrder(db, orderId);
    db.run('UPDATE orders SET status = :status, refund_minor = :refundMinor, net_minor = :netMinor, is_paid = :paid, is_valid = :valid WHERE id = :orderId', {
      orderId, status, refundMinor, netMinor, paid: isPaid ? 1 : 0, valid: isValid ? 1 : 0,
    });
  }
}

/** Neither paid nor valid: whoever asks for orders that count passes it over, and need not know why. */
function exclude(db: WriteDb, reason: 'test' | 'brushing'): void {
  for (const { shopId, key } of liveFixes(db, reason)) {
    const order = db.get<{ id: number }>('SELECT id FROM orders WHERE shop_id = :shopId AND order_no = :key AND excluded IS NULL', { shopId, key });
    if (!order) continue;
    keepOrder(db, order.id);
    db.run('UPDATE orders SET excluded = :reason, net_minor = 0, is_paid = 0, is_valid = 0 WHERE id = :id', { id: order.id, reason });
  }
}

function markProducts(db: WriteDb): void {
  for (const { shopId, key } of liveFixes(db, 'notGoods')) db.run('UPDATE products SET not_goods = 1 WHERE shop_id = :shopId AND key = :key', { shopId, key });
}

/** Every line is known, and none is goods. */
function markOrdersWithoutGoods(db: WriteDb): void {
  db.run(
    `UPDATE orders SET no_goods = 1 WHERE id IN (SELECT l.order_id FROM products p JOIN order_lines l ON l.product_id = p.id WHERE p.not_goods = 1)
      AND NOT EXISTS (SELECT 1 FROM order_lines l LEFT JOIN products p ON p.id = l.product_id WHERE l.order_id = orders.id AND p.not_goods IS NOT 1)`,
  );
}

export function liftOrders(db: WriteDb): void {
  db.run(
    `UPDATE orders SET account_id = k.account_id, status = k.status, refund_minor = k.refund_minor, net_minor = k.net_minor, is_paid = k.is_paid, is_valid = k.is_valid
    FROM cleaned_orders k WHERE orders.id = k.order_id`,
  );
  db.run('DELETE FROM cleaned_orders');
  db.run('UPDATE orders SET excluded = NULL WHERE excluded IS NOT NULL');
  db.run('UPDATE orders SET no_goods = 0 WHERE no_goods = 1');
  db.run('UPDATE products SET not_goods = 0 WHERE not_goods = 1');
}
