import type { ArmOrders, OrderMix } from '../../../shared/contract/results.ts';
import { newcombe, type Estimate } from '../../../shared/domain/lift.ts';
import { moneyDifference, type ArmMoney } from '../../../shared/domain/mean-difference.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { everyOrderSql, windowOf, type Window } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { readKnownUntil } from './known-until.ts';

type Arm = 'treated' | 'held_out';
const AGAIN_DAYS = [30, 60, 90] as const;

/** The orders of the window from placed to refunded, each arm by itself, and who of the buyers came again. */
export function readOrderMix(db: ReadDb, campaignId: number, today: string): OrderMix {
  const campaign = getLocked(db, campaignId);
  const window = windowOf(campaign, today);
  const sql = `WITH ${everyOrderSql(campaign, window)} SELECT arm, count(*) AS placed, sum(is_paid) AS paid, sum(is_paid = 1 AND status = 'completed') AS finished, sum(is_paid = 1 AND refund_minor > 0) AS refunded, sum(is_valid) AS orders,
    COALESCE(sum(net_minor) FILTER (WHERE is_valid = 1 AND currency = '${campaign.currency}'), 0) AS netMinor, COALESCE(sum(pieces) FILTER (WHERE is_valid = 1), 0) AS pieces,
    1.0 * sum(discount_minor) FILTER (WHERE is_valid = 1) / nullif(sum(COALESCE(paid_minor, 0) + discount_minor) FILTER (WHERE is_valid = 1), 0) AS discountShare
  FROM (SELECT o.*, (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id) AS pieces FROM matched o) GROUP BY arm`;
  const rows = db.all<Omit<ArmOrders, 'people' | 'again'> & { arm: Arm }>(sql);
  const again = countAgain(db, campaign, window, readKnownUntil(db, today));
  const armOf = (arm: Arm, people: number): ArmOrders => {
    const { arm: _, ...found } = rows.find((r) => r.arm === arm) ?? { arm, placed: 0, paid: 0, finished: 0, refunded: 0, orders: 0, netMinor: 0, pieces: 0, discountShare: null };
    return { people, ...found, again: again[arm] };
  };
  const treated = armOf('treated', campaign.treated ?? 0);
  const heldOut = (campaign.heldOut ?? 0) > 0 ? armOf('held_out', campaign.heldOut!) : null;
  return { treated, heldOut, differences: heldOut && { ...compareOrders(db, campaign, window, [treated.people, heldOut.people]), again: treated.again.map((a, i) => shareDifference(a, heldOut.again[i]!)) }, currency: campaign.currency, sql };
}

type Again = ArmOrders['again'][number];
const shareDifference = (a: Again, b: Again): Estimate | null => (a.of === 0 || b.of === 0 ? null : newcombe(a.people, a.of, b.people, b.of));

/** Orders by a hundred people, who bought none counted; and the value of an order, in the campaign's currency. */
function compareOrders(db: ReadDb, campaign: LockedCampaign, window: Window, [treated, heldOut]: [number, number]): Pick<NonNullable<OrderMix['differences']>, 'perHundred' | 'valueMinor'> {
  const orders = db.all<{ arm: Arm; customer: number; net: number | null }>(`WITH ${everyOrderSql(campaign, window)} SELECT arm, customer_id AS customer, CASE WHEN currency = :currency THEN net_minor END AS net FROM matched WHERE is_valid = 1`, { currency: campaign.currency });
  const of = (arm: Arm) => orders.filter((o) => o.arm === arm);
  const counts = (arm: Arm) => [...Map.groupBy(of(arm), (o) => o.customer).values()].map((theirs) => 100 * theirs.length);
  const values = (arm: Arm) => of(arm).flatMap((o) => o.net ?? []);
  const money = (arm: Arm) => ({ people: values(arm).length, buyers: values(arm) });
  return { perHundred: difference({ people: treated, buyers: counts('treated') }, { people: heldOut, buyers: counts('held_out') }), valueMinor: difference(money('treated'), money('held_out')) };
}

function difference(first: ArmMoney, second: ArmMoney): Estimate | null {
  const estimate = moneyDifference([{ first, second }]);
  return Number.isFinite(estimate.low) ? estimate : null;
}

/** Of those who bought in the window: a purchase on a later day, within so many days of the first. Only whose days have passed. */
function countAgain(db: ReadDb, campaign: LockedCampaign, window: Window, knownUntil: string): Record<Arm, ArmOrders['again']> {
  const longest = AGAIN_DAYS[AGAIN_DAYS.length - 1]!;
  const rows = db.all<{ arm: Arm; first: string; next: string | null }>(
    `WITH ${everyOrderSql(campaign, window)}, first AS (SELECT customer_id, arm, person, min(day) AS day FROM matched WHERE is_valid = 1 GROUP BY customer_id, arm, person)
     SELECT f.arm, f.day AS first, (SELECT min(o.day) FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = f.person AND o.is_valid = 1 AND o.day > f.day AND o.day <= date(f.day, '+${longest} days')) AS next FROM first f`,
  );
  const count = (arm: Arm) =>
    AGAIN_DAYS.map((days) => {
      const over = rows.filter((r) => r.arm === arm && addDays(r.first, days) <= knownUntil);
      return { days, of: over.length, people: over.filter((r) => r.next !== null && daysBetween(r.first, r.next) <= days).length };
    });
  return { treated: count('treated'), held_out: count('held_out') };
}
