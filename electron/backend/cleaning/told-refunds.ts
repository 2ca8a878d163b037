import { judgeOrder, type OrderStatus } from '../../../shared/domain/order-status.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { keepOrder } from './clean-orders.ts';

/** Does any settlement tell of a refund? */
export const hasToldRefunds = (db: ReadDb): boolean => db.get('SELECT 1 FROM settlement_lines WHERE is_refund = 1 LIMIT 1') !== undefined;

interface ToldOrder {
  id: number;
  status: OrderStatus;
  paidAt: number | null;
  paidMinor: number | null;
  toldMinor: number;
}

/**
 * What a platform's settlement paid back for an order, where its order files say less or nothing (JD's have no refunds at
 * all): the larger of the two is the order's refund, and no more than was paid. It goes with the settlement's file.
 */
export function layToldRefunds(db: WriteDb): void {
  const found = db.all<ToldOrder>(
    `SELECT o.id, o.status, o.paid_at AS paidAt, o.paid_minor AS paidMinor, min(-sum(t.amount_minor), ifnull(o.paid_minor, -sum(t.amount_minor))) AS toldMinor
     FROM settlement_lines t JOIN orders o ON o.shop_id = t.shop_id AND o.order_no = t.order_no AND o.currency = t.currency
     WHERE t.is_refund = 1 GROUP BY o.id HAVING toldMinor > o.refund_minor`,
  );
  for (const { id, status, paidAt, paidMinor, toldMinor } of found) {
    const { isPaid, isValid, refundMinor, netMinor } = judgeOrder({ status, paidAt, paidMinor, refundMinor: toldMinor });
    keepOrder(db, id);
    db.run('UPDATE orders SET refund_minor = :refundMinor, net_minor = :netMinor, is_paid = :paid, is_valid = :valid WHERE id = :id', { id, refundMinor, netMinor, paid: isPaid ? 1 : 0, valid: isValid ? 1 : 0 });
  }
}
