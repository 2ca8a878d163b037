import type { LifecycleFacts } from '../../../shared/domain/lifecycle-sql.ts';
import { ownGroupsInForce } from '../../../shared/domain/own-season-groups.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { Measured } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce, measureGaps } from './cuts-in-force.ts';
import { methodInForce } from './forecast-method.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { rfmInForce } from './rfm-scheme.ts';

/** Worked out when a rule asks for them: most rules don't. */
export const lifecycleFacts = (db: ReadDb, scope: Measured): LifecycleFacts => ({
  cuts: () => cutsInForce(db, scope).cuts,
  medianGap: () => quantile(measureGaps(db, scope).sorted, 0.5) ?? null,
  seasons: () => readLifecycleSettings(db).seasonRules,
  calendar: () => readLifecycleSettings(db).seasonCalendar,
  seasonGroups: () => {
    const { seasonGroups, seasonCalendar } = readLifecycleSettings(db);
    return ownGroupsInForce(seasonGroups, seasonCalendar);
  },
  firstPurchase: () => {
    const { first } = measureGaps(db, scope);
    return Number.isNaN(first) ? null : first;
  },
  rfm: () => rfmInForce(db, scope).scheme,
  method: (horizonDays) => methodInForce(db, scope.shopId, epochDay(scope.asOf), horizonDays),
});
