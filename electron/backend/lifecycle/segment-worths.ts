import type { SegmentWorth, SegmentWorths } from '../../../shared/contract/lifecycle-margins.ts';
import { likelyTotal } from '../../../shared/domain/forecast-range.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, type People } from '../segments/compile-rule.ts';
import { countMarks, evaluateRule } from '../segments/evaluate-rule.ts';
import { listSegments } from '../segments/read-segment.ts';
import { readContactCosts } from './contact-costs.ts';
import { decileOf, readWorths, WORTH_DAYS, type Worths } from './customer-worths.ts';
import { judgeAll, methodInForce, type Past } from './forecast-method.ts';
import { LEAST_COVERED, marginOf, readSold } from './margins.ts';
import { readPurchases } from './purchases.ts';

/** What the people of each saved segment have left and are expected to leave, those worth most a person first. */
export function readSegmentWorths(db: ReadDb, people: People, checkCancelled: () => void): SegmentWorths {
  const { asOf, currency } = people;
  const worths = readWorths(db, people, checkCancelled);
  const facts = { asOf, currency, customers: worths?.ids.length ?? 0, covered: marginOf(readSold(db, people)).covered, leastCovered: LEAST_COVERED, days: WORTH_DAYS, definition: 'lifecycle:define.segmentWorth' };
  if (worths === null) return { ...facts, known: false, rows: [] };
  const ids = peopleIds(db, people);
  const error = lastError(db, people, checkCancelled);
  const rows = listSegments(db).map((segment): SegmentWorth => {
    checkCancelled();
    const marks = evaluateRule(db, compileRule(db, segment.rule, people));
    return { segmentId: segment.segmentId, name: segment.name, people: countMarks(marks), place: null, ...sumOf(db, people, worths, ids, marks, error) };
  });
  rows.sort((a, b) => (b.eachMinor ?? -Infinity) - (a.eachMinor ?? -Infinity) || a.segmentId - b.segmentId);
  return { ...facts, known: true, rows: rows.map((row, i) => ({ ...row, place: row.eachMinor === null ? null : i + 1 })) };
}

function sumOf(db: ReadDb, people: People, worths: Worths, ids: Int32Array, marks: Uint8Array, error: number | null): Omit<SegmentWorth, 'segmentId' | 'name' | 'people' | 'place'> {
  const costs = readContactCosts(db, people);
  const sum = { buyers: 0, margin: 0, contact: 0, contacts: 0, unknown: 0, estimated: 0, purchases: 0, expected: 0, value: 0 };
  const deciles = new Array<number>(10).fill(0);
  for (let i = 0; i < marks.length; i += 1) {
    const at = marks[i] === 1 ? placeOf(worths.ids, ids[i]!) : -1;
    if (at < 0) continue;
    const cost = costs.get(ids[i]!);
    sum.buyers += 1;
    sum.margin += worths.marginMinor[at]!;
    sum.contact += worths.contactMinor[at]!;
    sum.contacts += cost?.contacts ?? 0;
    sum.unknown += cost?.unknown ?? 0;
    sum.estimated += worths.estimated[at]!;
    sum.purchases += worths.purchases[at]!;
    sum.expected += worths.expectedMinor[at]!;
    sum.value += worths.valueMinor[at]!;
    deciles[decileOf(worths.rank[at]!, worths.ids.length) - 1]! += 1;
  }
  const { low, high } = likelyTotal(sum.purchases, error === null ? [] : [error]);
  const each = sum.purchases > 0 ? sum.expected / sum.purchases : 0;
  return {
    buyers: sum.buyers,
    estimated: sum.estimated,
    contacts: { contacts: sum.contacts, unknown: sum.unknown, minor: Math.round(sum.contact) },
    marginMinor: Math.round(sum.margin),
    toDateMinor: Math.round(sum.margin - sum.contact),
    expected: worths.canForecast ? { minor: Math.round(sum.expected), lowMinor: Math.round(Math.min(low * each, high * each)), highMinor: Math.round(Math.max(low * each, high * each)) } : null,
    valueMinor: Math.round(sum.value),
    eachMinor: sum.buyers === 0 ? null : Math.round(sum.value / sum.buyers),
    deciles,
  };
}

/** How far the forecast of the last year was from what came, as actual ÷ expected − 1; null where it can't be tried. */
function lastError(db: ReadDb, { shopId, asOf }: People, checkCancelled: () => void): number | null {
  const day = epochDay(asOf);
  const method = methodInForce(db, shopId, day, WORTH_DAYS);
  if (method === null) return null;
  const past: Past = { db, shopId, purchases: readPurchases(db, shopId), checkCancelled };
  const judged = judgeAll(past, day, WORTH_DAYS).find((j) => j.method === ('model' in method ? method.model : 'interval_rule'));
  return judged === undefined || judged.expected <= 0 ? null : judged.actual / judged.expected - 1;
}
