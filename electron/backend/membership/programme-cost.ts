import type { ProgrammeCost } from '../../../shared/contract/membership.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import type { ReadDb } from '../db/executor.ts';
import { businessDay } from './clock.ts';
import { readVersions } from './read-programme.ts';

const DEFINITION =
  'Since 1 January, at cost and in the programme’s currency, of members alone: rewards redeemed for points and not taken back or returned + gifts, top-ups and red packets sent or received + coupons used (their value off the bill and what they cost beside it). Free shipping, priority and discounts that are set in the shop’s back office are not recorded and not in it; benefits and rewards without a recorded cost are named beside it.';

/** Whoever somebody in an offer (p) is today, a member is: by the account itself, or by another of the same person. */
const isMember = `(EXISTS (SELECT 1 FROM members m WHERE m.platform = p.platform AND m.kind = p.kind AND m.value = p.value)
  OR EXISTS (SELECT 1 FROM accounts a JOIN accounts b ON b.customer_id = a.customer_id JOIN members m ON m.platform = b.platform AND m.kind = b.kind AND m.value = b.value WHERE a.platform = p.platform AND a.kind = p.kind AND a.value = p.value))`;

const givenOut = "(CASE d.source WHEN 'redeem' THEN d.status NOT IN ('cancelled', 'returned') ELSE d.status IN ('sent', 'received') END)";
/** Each thing that a member was given, with its kind, cost, currency and day. */
const givenSql = `SELECT p.id AS person, CASE d.source WHEN 'redeem' THEN 'rewards' ELSE 'sent' END AS part, ifnull(d.amount_minor, d.unit_cost_minor) * d.quantity AS cost, d.currency, d.day
    FROM deliveries d JOIN offer_people p ON p.id = d.person_id WHERE d.day BETWEEN :from AND :to AND ${isMember}
      AND ${givenOut}
  UNION ALL SELECT p.id, 'coupons', q.value_minor + q.cost_minor, q.currency, k.used_day
    FROM coupons k JOIN coupon_batches q ON q.id = k.batch_id JOIN offer_people p ON p.id = k.person_id WHERE k.used_day BETWEEN :from AND :to AND ${isMember}`;

/** Promised to a tier, or given to a member, at a cost of nothing; of sums each person's amount is the cost. */
const withoutCostSql = `SELECT b.name FROM benefits b JOIN tier_benefits c ON c.benefit_id = b.id WHERE b.unit_cost_minor = 0 AND b.kind NOT IN ('red_packet', 'data_pack') AND b.ended_at IS NULL AND (b.until_day IS NULL OR b.until_day >= :to)
  UNION SELECT d.name FROM deliveries d JOIN offer_people p ON p.id = d.person_id WHERE d.day BETWEEN :from AND :to AND ifnull(d.amount_minor, d.unit_cost_minor) = 0 AND ${givenOut} AND ${isMember} ORDER BY 1`;

export function costOfYear(db: ReadDb, today: string): ProgrammeCost | null {
  const toDay = businessDay(db, today);
  const rules = versionOn(readVersions(db), toDay)?.rules;
  if (!rules) return null;
  const fromDay = `${toDay.slice(0, 4)}-01-01`;
  const { currency, aims } = rules;
  const sums = db.get<Pick<ProgrammeCost, 'rewardsMinor' | 'sentMinor' | 'couponsMinor' | 'people' | 'otherCurrency'>>(
    `SELECT ifnull(sum(cost) FILTER (WHERE part = 'rewards' AND currency = :currency), 0) AS rewardsMinor, ifnull(sum(cost) FILTER (WHERE part = 'sent' AND currency = :currency), 0) AS sentMinor,
      ifnull(sum(cost) FILTER (WHERE part = 'coupons' AND currency = :currency), 0) AS couponsMinor, count(DISTINCT person) AS people, ifnull(sum(currency <> :currency), 0) AS otherCurrency FROM (${givenSql})`,
    { from: fromDay, to: toDay, currency },
  )!;
  return { fromDay, toDay, currency, ...sums, totalMinor: sums.rewardsMinor + sums.sentMinor + sums.couponsMinor, capMinor: aims?.capMinor ?? null, withoutCost: db.all<{ name: string }>(withoutCostSql, { from: fromDay, to: toDay }).map((b) => b.name), definition: DEFINITION };
}
