import type { PlanArm } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import type { ReadDb } from '../../db/executor.ts';

/** Whoever is in a trial of plans that neither is decided nor has run its days on the day. */
export function peopleInTrials(db: ReadDb, day: string, arm?: PlanArm): ReadonlySet<number> {
  const rows = db.all<{ person: number }>(
    `SELECT DISTINCT COALESCE(a.customer_id, p.customer_id) AS person
    FROM plan_trials r JOIN trials t ON t.id = r.trial_id AND t.decision IS NULL JOIN plan_trial_people p ON p.trial_id = r.trial_id LEFT JOIN accounts a ON a.id = p.account_id
    WHERE :day BETWEEN r.day AND date(r.day, '+' || r.horizon_days || ' days')${arm === undefined ? '' : ' AND p.arm = :arm'}`,
    { day, ...(arm === undefined ? {} : { arm }) },
  );
  return new Set(rows.map((r) => r.person));
}
