/**
 * One word for each state of an order, whatever the platform calls it. `review` is a status word never seen before:
 * it counts as nothing until someone has looked at it.
 */
export const orderStatuses = ['review', 'unpaid', 'paid', 'shipped', 'completed', 'refunding', 'closed', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A later state outranks an earlier one where the platform gives no modified time. */
export const statusRank = (status: OrderStatus): number => orderStatuses.indexOf(status);

export interface OrderMoney {
  status: OrderStatus;
  paidAt: number | null;
  paidMinor: number | null;
  refundMinor: number | null;
}

/**
 * Paid and valid order, and net money (DEFINITIONS: a valid order is paid, not closed unpaid, not fully refunded; a paid
 * zero counts; net = paid − refunded, never below 0).
 * Worked example: completed, paid 312.30, refunded 30.00 → paid, valid, net 282.30.
 */
export function judgeOrder(o: OrderMoney): { isPaid: boolean; isValid: boolean; refundMinor: number; netMinor: number } {
  const paid = o.paidMinor ?? 0;
  const refund = o.refundMinor ?? 0;
  const live = o.status === 'paid' || o.status === 'shipped' || o.status === 'completed' || o.status === 'refunding';
  const ended = o.status === 'closed' || o.status === 'refunded';
  const isPaid = live || o.status === 'refunded' || (ended && (o.paidAt !== null || refund > 0));
  // Closed after payment gives the whole money back, also where the file doesn't say how much.
  const refunded = !isPaid ? 0 : ended ? Math.max(refund, paid) : refund;
  const isValid = live && !(paid > 0 && refunded >= paid);
  // Nobody knows yet what it is: what was refunded is kept until someone has said so.
  return { isPaid, isValid, refundMinor: o.status === 'review' ? refund : refunded, netMinor: isPaid ? Math.max(0, paid - refunded) : 0 };
}
