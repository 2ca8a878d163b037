import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { accountPoints, lotDays } from '../../../shared/domain/points.ts';
import { sameDaysBefore } from '../../../shared/domain/bonus-events.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { snapshot } from '../db/remember.ts';
import type { ReadDb } from '../db/executor.ts';
import type { TaskContext } from '../serve.ts';
import { bonusPeople } from './bonus-people.ts';
import { earningOrders } from './earning-orders.ts';
import { breakageOf } from './points-report.ts';

const DAYS = 365;
/** Where the shop has no history of its own yet. */
const USED_SHARE = 0.6;

/** Rules over the shop's last 365 days, to its last order: who buys without a name earns nothing, whoever has an account does. */
export function forecastPoints({ rules, usedShare }: Parsed<typeof membership.simulate>, { db, today, checkCancelled, progress }: TaskContext): Output<typeof membership.simulate> {
  return snapshot(db, () => {
    const last = db.get<{ day: string | null }>('SELECT max(day) AS day FROM orders WHERE is_valid = 1 AND day <= :today', { today })!.day ?? today;
    const from = addDays(last, 1 - DAYS);
    const accounts = accountsSince(db, from);
    const { bonus } = rules.points;
    const points = { ...rules.points, bonus: bonus && { ...bonus, events: bonus.events.map((event) => sameDaysBefore(event, last)) } };
    const tried = { ...rules, points };
    const ordersOf = earningOrders(db, () => tried, bonusPeople(db, today));
    const sums = { members: 0, salesMinor: 0, issued: 0, bonus: 0, outstanding: 0 };
    accounts.forEach((accountId, i) => {
      if (i % 500 === 0) {
        checkCancelled();
        progress({ step: 'orders', done: i, total: accounts.length });
      }
      const orders = ordersOf(accountId).filter((o) => o.counts && o.day >= from && o.day <= last);
      if (orders.length > 0) sums.members += 1;
      accountPoints(orders, () => rules.points).forEach(({ points: earned, bonuses }, n) => {
        const { day, netMinor } = orders[n]!;
        const { expires } = lotDays(rules.points, day);
        sums.salesMinor += netMinor;
        sums.issued += earned;
        sums.bonus += bonuses.reduce((total, one) => total + one.points, 0);
        if (expires === null || expires >= last) sums.outstanding += earned;
      });
    });
    const breakage = breakageOf(db);
    const used = usedShare ?? (breakage === null ? USED_SHARE : 1 - breakage);
    const costMinor = Math.round((sums.issued * used * rules.points.valueMinor) / 100);
    return {
      from,
      to: last,
      currency: rules.currency,
      ...sums,
      liabilityMinor: Math.round((sums.outstanding * rules.points.valueMinor) / 100),
      breakage,
      usedShare: used,
      costMinor,
      costShare: sums.salesMinor === 0 ? null : costMinor / sums.salesMinor,
    };
  });
}

const accountsSince = (db: ReadDb, from: string): number[] =>
  db.all<{ id: number }>('SELECT DISTINCT account_id AS id FROM orders WHERE account_id IS NOT NULL AND day >= :from AND is_valid = 1', { from }).map((a) => a.id);
