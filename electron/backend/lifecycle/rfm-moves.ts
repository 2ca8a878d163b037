import type { RfmMoves } from '../../../shared/contract/lifecycle-rfm-moves.ts';
import { eightGroups, groupOf, scoresOf, tenGroups, type RfmGroup } from '../../../shared/domain/rfm.ts';
import { monthsBefore } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import { readBuyers } from './buyers.ts';
import { rfmColumns, rfmInForce } from './rfm-scheme.ts';

/** Everyone's RFM group some months ago and now. */
export function readRfmMoves(db: ReadDb, { shop, asOf, months }: { shop?: number | undefined; asOf?: string | undefined; months: number }, today: string): RfmMoves {
  const now = choosePeople(db, { shop, asOf, today });
  const since = monthsBefore(now.asOf, months);
  // Read before the people of then are asked for: their table may take the place of this one.
  const { scheme, scores, grouping } = rfmInForce(db, now);
  const { ids } = readBuyers(db, now);
  const then = choosePeople(db, { shop, asOf: since, today });
  const groups: RfmGroup[] = grouping === 'eight' ? eightGroups.toReversed() : [...tenGroups];
  const before = new Map<number, RfmGroup>();
  const rows = new Map<RfmGroup | null, Partial<Record<RfmGroup, number>>>([...groups, null].map((group) => [group, {}]));
  if (scheme !== null) {
    const columns = rfmColumns(db, then, scheme.windows);
    const past = scoresOf(columns, scheme.edges);
    columns.ids.forEach((id, i) => before.set(id, groupOf({ r: past.r[i]!, f: past.f[i]!, m: past.m[i]! }, scheme)));
    ids.forEach((id, i) => {
      const to = rows.get(before.get(id) ?? null)!;
      const group = groupOf({ r: scores.r[i]!, f: scores.f[i]!, m: scores.m[i]! }, scheme);
      to[group] = (to[group] ?? 0) + 1;
      before.delete(id);
    });
  }
  const customers = scores.r.length;
  return { since, asOf: now.asOf, groups, rows: [...rows].flatMap(([from, to]) => (Object.keys(to).length === 0 ? [] : [{ from, to }])), customers, dropped: before.size };
}
