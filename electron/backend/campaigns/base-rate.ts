import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';

/** Below so many people a share of them says little. */
const FEWEST = 30;

/**
 * How many of such people buy by themselves: of those who fitted the rule one window ago, the share with a valid order in
 * the window since. The rule is asked as of then, because people who fit it now ("not bought for 95 days") can't have
 * bought lately. Null where fewer than 30 fitted.
 */
export function measureBaseRate(db: ReadDb, campaign: Pick<Campaign, 'rule' | 'windowDays'>, asOf: string, today: string): number | null {
  // The window has windowDays + 1 days, because the day of sending is day 0.
  const before = addDays(asOf, -(campaign.windowDays + 1));
  const people = choosePeople(db, { asOf: before, today });
  const { where, params } = compileRule(db, campaign.rule, people);
  const { fitted, bought } = db.get<{ fitted: number; bought: number }>(
    `SELECT count(*) AS fitted, count(b.customer_id) AS bought
    FROM (SELECT c.id FROM ${peopleFrom(people)} WHERE m.orders > 0 AND ${where}) fit
    LEFT JOIN (SELECT DISTINCT a.customer_id FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day > :before AND o.day <= :asOf) b ON b.customer_id = fit.id`,
    { ...params, before, asOf },
  )!;
  return fitted < FEWEST ? null : bought / fitted;
}
