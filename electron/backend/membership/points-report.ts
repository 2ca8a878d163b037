import type { PointsReport } from '../../../shared/contract/membership.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readSettings } from '../settings/read-settings.ts';
import { balancesSql } from './balances.ts';
import { businessDay } from './clock.ts';
import { isMemberAccount } from './member-account.ts';
import { readVersions } from './read-programme.ts';

/** Of points that have ended, used or expired, the share that expired; null where fewer than 1,000 have been used. */
export function breakageOf(db: ReadDb): number | null {
  const { used, expired } = remember(db, 'breakage', () => db.get<{ used: number; expired: number }>(`SELECT ${usedSql} AS used, ${expiredSql} AS expired FROM point_entries e LEFT JOIN point_acts p ON p.id = e.act_id`)!);
  return used < 1000 ? null : expired / (used + expired);
}

const usedSql = "-ifnull(sum(e.points) FILTER (WHERE p.kind = 'redeem'), 0)";
const expiredSql = "-ifnull(sum(e.points) FILTER (WHERE e.kind = 'expire'), 0)";

/** The programme in figures, over all of the ledger: issued = outstanding + pending + used + expired + taken back − owed. */
export function reportPoints(db: ReadDb, today: string): PointsReport {
  return remember(db, `points report ${today}`, () => {
    const day = businessDay(db, today);
    const rules = versionOn(readVersions(db), day)?.rules;
    const flows = db.get<Pick<PointsReport, 'issued' | 'used' | 'expired' | 'clawedBack'>>(
      `SELECT ifnull(sum(e.points) FILTER (WHERE e.kind IN ('earn', 'opening') OR (p.kind <> 'redeem' AND e.kind <> 'opening')), 0) AS issued, ${usedSql} AS used, ${expiredSql} AS expired,
        -ifnull(sum(e.points) FILTER (WHERE e.kind = 'clawback'), 0) AS clawedBack FROM point_entries e LEFT JOIN point_acts p ON p.id = e.act_id`,
    )!;
    const sums = db.get<{ balance: number; pending: number; owed: number }>(`SELECT ifnull(sum(balance), 0) AS balance, ifnull(sum(pending), 0) AS pending, ifnull(sum(owed), 0) AS owed FROM (${balancesSql()})`, { day })!;
    const active = `SELECT count(DISTINCT a.customer_id) AS n FROM members m JOIN accounts a ON ${isMemberAccount}`;
    const outstanding = sums.balance + sums.owed - sums.pending;
    return {
      currency: rules?.currency ?? readSettings(db).baseCurrency,
      members: db.get<{ n: number }>(active)!.n,
      activeMembers: db.get<{ n: number }>(`${active} JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 AND o.day > :since AND o.day <= :day`, { since: addDays(day, -365), day })!.n,
      ...flows,
      outstanding,
      pending: sums.pending,
      owed: sums.owed,
      liabilityMinor: rules ? Math.round(((outstanding + sums.pending) * rules.points.valueMinor) / 100) : 0,
      breakage: breakageOf(db),
      rewardCostMinor: db.get<{ cost: number }>("SELECT ifnull(sum(quantity * unit_cost_minor), 0) AS cost FROM point_acts WHERE kind = 'redeem' AND undone_at IS NULL")!.cost,
    };
  });
}
