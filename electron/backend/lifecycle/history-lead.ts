import { quantile } from '../../../shared/domain/quantile.ts';
import { addDays, dayFromEpoch } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { measureGaps, type MeasuredGaps } from './cuts-in-force.ts';

/** History that must precede an order where the shop's gaps can't be measured (DEFINITIONS, Coverage). */
const UNKNOWN_LEAD = 180;

/** From which day on an order can be told to be somebody's first; null without orders. */
export function historyLead(db: ReadDb, people: People): { gaps: MeasuredGaps; leadDays: number; firstDay: string | null; knownFrom: string | null } {
  const gaps = measureGaps(db, people);
  const leadDays = gaps.tooLittle.length > 0 ? UNKNOWN_LEAD : Math.ceil(quantile(gaps.sorted, 0.9)!);
  const firstDay = Number.isNaN(gaps.first) ? null : dayFromEpoch(gaps.first);
  return { gaps, leadDays, firstDay, knownFrom: firstDay === null ? null : addDays(firstDay, leadDays) };
}
