import { accountPoints } from '../../../shared/domain/points.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import type { TierOrder } from '../../../shared/domain/tiers.ts';
import type { ReadDb } from '../db/executor.ts';
import { earningOrders } from './earning-orders.ts';

/** The orders of a person that count for tiers, of all their accounts, by day. */
export function tierOrders(db: ReadDb, rulesOn: (day: string) => Programme | null): (customerId: number) => TierOrder[] {
  const accounts = db.prepare('SELECT id FROM accounts WHERE customer_id = ? ORDER BY id').pluck();
  const ordersOf = earningOrders(db, rulesOn);
  return (customerId) =>
    (accounts.all(customerId) as number[])
      .flatMap((id) => {
        const orders = ordersOf(id);
        const points = accountPoints(orders, (day) => rulesOn(day)?.points ?? null);
        return orders.flatMap((order, i) => (order.counts ? [{ day: order.day, netMinor: order.netMinor, points: points[i]! }] : []));
      })
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
