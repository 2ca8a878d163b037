import type { LifecycleFacts } from '../../../shared/domain/lifecycle-sql.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { Measured } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce, measureGaps } from './cuts-in-force.ts';
import { methodInForce } from './forecast-method.ts';
import { rfmInForce } from './rfm-scheme.ts';
import { readSeasonsBy } from './season-people.ts';

/** Worked out when a rule asks for them: most rules don't. */
export const lifecycleFacts = (db: ReadDb, scope: Measured): LifecycleFacts => ({
  cuts: () => cutsInForce(db, scope).cuts,
  medianGap: () => quantile(measureGaps(db, scope).sorted, 0.5) ?? null,
  seasons: () => readSeasonsBy(db, scope.shopId).rules,
  calendar: () => readSeasonsBy(db, scope.shopId).calendar,
  seasonGroups: () => readSeasonsBy(db, scope.shopId).own,
  firstPurchase: () => {
    const { first } = measureGaps(db, scope);
    return Number.isNaN(first) ? null : first;
  },
  rfm: () => rfmInForce(db, scope).scheme,
  method: (horizonDays) => methodInForce(db, scope.shopId, epochDay(scope.asOf), horizonDays),
});
