import type { StableGoals } from '../../../shared/contract/playbook.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { endAsOf } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { purchaseWhere, readPurchases } from '../lifecycle/purchases.ts';
import { compileRule, peopleFrom, type People } from '../segments/compile-rule.ts';

const YEAR = 365;
/** The last gap may be so many times the median of a person's earlier ones. */
const STEADY = 1.5;
const LEAST_PEOPLE = 10;

/** What is to be kept up with those in the stable stage: their rhythm, and how widely they buy. Null below ten of them. */
export function readStableGoals(db: ReadDb, people: People): StableGoals | null {
  const { where, params } = compileRule(db, { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'stable' }] }, people);
  const ids = db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where}`, params).map((r) => r.id);
  if (ids.length < LEAST_PEOPLE) return null;
  const wanted = new Set(ids);
  const { customerIds, offsets, days } = readPurchases(db, people.shopId);
  const asOf = epochDay(people.asOf);
  let [judged, steady] = [0, 0];
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    if (!wanted.has(customerIds[i]!)) continue;
    const own = days.subarray(offsets[i], endAsOf(days, offsets[i]!, offsets[i + 1]!, asOf));
    const gaps = Array.from(own.subarray(1), (day, k) => day - own[k]!);
    const last = gaps.pop();
    const usual = quantile(gaps.sort((a, b) => a - b), 0.5);
    if (last === undefined || usual === undefined) continue;
    judged += 1;
    if (last <= STEADY * usual) steady += 1;
  }
  return { people: ids.length, steady: judged === 0 ? null : { people: judged, hits: steady, value: steady / judged, ...wilson(steady, judged) }, breadth: breadthOf(db, people, ids) };
}

/** Categories a person in the last year and in the one before, of those who bought goods of a known category in both. */
function breadthOf(db: ReadDb, { asOf, shopId }: People, ids: readonly number[]): StableGoals['breadth'] {
  const middle = addDays(asOf, -YEAR);
  const row = db.get<{ people: number; now: number | null; before: number | null }>(
    `SELECT count(*) AS people, avg(now) AS now, avg(before) AS before FROM (
      SELECT count(DISTINCT CASE WHEN o.day > :middle THEN p.category END) AS now, count(DISTINCT CASE WHEN o.day <= :middle THEN p.category END) AS before
      FROM json_each(:ids) j JOIN accounts a ON a.customer_id = j.value JOIN orders o ON o.account_id = a.id JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
      WHERE ${purchaseWhere(shopId)} AND p.not_goods = 0 AND p.category <> '' AND o.day > :from AND o.day <= :asOf GROUP BY a.customer_id
    ) WHERE now > 0 AND before > 0`,
    { ids: JSON.stringify(ids), asOf, middle, from: addDays(asOf, -2 * YEAR) },
  )!;
  return row.people < LEAST_PEOPLE || row.now === null || row.before === null ? null : { people: row.people, now: row.now, before: row.before };
}
