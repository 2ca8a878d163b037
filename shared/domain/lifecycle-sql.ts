import { addDays } from '../lib/dates.ts';
import type { FieldId } from './fields.ts';
import type { Cuts } from './lifecycle-states.ts';
import type { SqlContext } from './rule-to-sql.ts';

/** What the lifecycle's fields compare with: of one shop, as of one day. Each is worked out when a rule first asks. */
export interface LifecycleFacts {
  /** Null where the shop has too few gaps and the owner hasn't answered. */
  cuts: () => Cuts | null;
  /** Median of all gaps between purchase days, in days. */
  medianGap: () => number | null;
}

/** Fields that move with the calendar or with everybody's purchases: never stored, always over `m`. */
const ofField: Partial<Record<FieldId, (context: SqlContext) => string>> = { state: stateSql, stage: stageSql };

/** A field's value as SQL; undefined where it isn't one of these. */
export const lifecycleSql = (id: FieldId, context: SqlContext): string | undefined => ofField[id]?.(context);

/** Whoever bought on this day or later is within so many days. Worked example: 2026-01-31 and 30.5 days → 2026-01-01. */
const since = (asOf: string, days: number): string => addDays(asOf, -Math.min(Math.floor(days), 250_000));

/** As stateOf. By the day and not by a difference, so that nothing is computed a row. */
function stateSql({ asOf, bind, lifecycle }: SqlContext): string {
  const cuts = lifecycle.cuts();
  if (cuts === null) return 'NULL';
  const [active, silent, asleep] = cuts.map((cut) => bind(since(asOf, cut)));
  return `CASE WHEN m.last_day IS NULL THEN NULL WHEN m.last_day >= ${active} THEN 'active' WHEN m.last_day >= ${silent} THEN 'silent' WHEN m.last_day >= ${asleep} THEN 'asleep' ELSE 'lost' END`;
}

/** As stageOf. */
function stageSql({ asOf, bind, lifecycle }: SqlContext): string {
  const cuts = lifecycle.cuts();
  const median = lifecycle.medianGap();
  const age = `(julianday(${bind(asOf)}) - julianday(m.last_day))`;
  const rhythm = median === null ? 'm.interval_days' : `coalesce(m.interval_days, ${bind(median)})`;
  const once = cuts === null ? 'WHEN m.purchase_days = 1 THEN NULL' : `WHEN m.purchase_days = 1 AND m.last_day >= ${bind(since(asOf, cuts[1]))} THEN 'exploring'`;
  return `CASE WHEN m.last_day IS NULL THEN NULL WHEN m.slowing = 1 OR ${age} > 2 * ${rhythm} THEN 'declining' WHEN m.purchase_days >= 4 AND ${age} <= 1.5 * m.interval_days THEN 'stable' ${once} ELSE 'growing' END`;
}
