import { accountPoints } from '../../../shared/domain/points.ts';
import type { ProgrammeVersion } from '../../../shared/domain/programme.ts';
import type { TierOrder } from '../../../shared/domain/tiers.ts';
import type { ReadDb } from '../db/executor.ts';
import { bonusPeople } from './bonus-people.ts';
import { earningOrders } from './earning-orders.ts';
import { earningRulesOn, programmeOn } from './read-programme.ts';

/**
 * The orders of a person that count for tiers, of all their accounts, by day. Those before the programme began count too,
 * as its first version has it: who was a good customer then is one on its first day.
 */
export function tierOrders(db: ReadDb, versions: readonly ProgrammeVersion[]): (customerId: number) => TierOrder[] {
  const rulesOn = programmeOn(versions);
  const earningOn = earningRulesOn(versions);
  const first = versions[0]?.rules ?? null;
  const accounts = db.prepare('SELECT id FROM accounts WHERE customer_id = ? ORDER BY id').pluck();
  const ordersOf = earningOrders(db, (day) => rulesOn(day) ?? first, bonusPeople(db));
  return (customerId) =>
    (accounts.all(customerId) as number[])
      .flatMap((id) => {
        const orders = ordersOf(id);
        const points = accountPoints(orders, (day) => earningOn(day)?.points ?? null);
        return orders.flatMap((order, i) => (order.counts ? [{ day: order.day, netMinor: order.netMinor, points: points[i]!.points }] : []));
      })
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
