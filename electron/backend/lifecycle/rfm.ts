import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { rfmScoresSql } from '../../../shared/domain/lifecycle-sql.ts';
import { eightGroups, groupOf, tenGroups, type RfmGroup, type RfmScheme, type RfmScores } from '../../../shared/domain/rfm.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { buyersWhere, readBuyers } from './buyers.ts';
import { rfmInForce, type RfmAsked } from './rfm-scheme.ts';

interface Cell {
  r: number;
  f: number;
  rfmGroup: RfmGroup;
  customers: number;
  netMinor: number;
}

/** Scores, cells and named groups; `sql` finds the same by the terms that rules use. */
export function readRfm(db: ReadDb, asked: People, settings: RfmAsked): Rfm {
  const { scheme, scores, ...inForce } = rfmInForce(db, asked, settings);
  const people: People = { ...asked, lifecycle: { ...asked.lifecycle, rfm: () => scheme } };
  const context = sqlContext(people, literal);
  const terms = scheme && rfmScoresSql(context, scheme);
  const select = `SELECT ${terms?.r ?? 'NULL'} AS r, ${terms?.f ?? 'NULL'} AS f, ${valueSql(fields.rfm, context)} AS rfmGroup, count(*) AS customers, sum(${valueSql(fields.net_total, context)}) AS netMinor FROM`;
  const rows = scheme === null ? [] : countCells(scores, readBuyers(db, people).netMinor, scheme);
  const sum = (list: Cell[]) => ({ customers: list.reduce((n, c) => n + c.customers, 0), netMinor: list.reduce((n, c) => n + c.netMinor, 0) });
  const cells = [...Map.groupBy(rows, ({ r, f }) => `${r}/${f}`).values()].map((list) => ({ r: list[0]!.r, f: list[0]!.f, ...sum(list) }));
  const names: readonly RfmGroup[] = inForce.grouping === 'eight' ? eightGroups.toReversed() : tenGroups;
  const edges = scheme?.edges;
  return {
    asOf: people.asOf,
    currency: people.currency,
    ...inForce,
    means: scheme?.means ?? { r: 0, f: 0, m: 0 },
    most: { r: (edges?.r.length ?? 0) + 1, f: (edges?.f.length ?? 0) + 1, m: (edges?.m.length ?? 0) + 1 },
    ...sum(rows),
    cells,
    groups: names.map((group) => ({ group, ...sum(rows.filter((c) => c.rfmGroup === group)) })),
    definition: 'lifecycle:define.rfm',
    sql: withPeople(people, (from) => `${select} ${from} WHERE ${buyersWhere(people.currency)} GROUP BY 1, 2, 3`),
  };
}

/** One for each three scores that somebody has. */
function countCells({ r, f, m }: RfmScores, netMinor: Float64Array, scheme: RfmScheme): Cell[] {
  const cells = new Map<number, Cell>();
  for (let i = 0; i < netMinor.length; i += 1) {
    const key = (r[i]! * 8 + f[i]!) * 8 + m[i]!;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { r: r[i]!, f: f[i]!, rfmGroup: groupOf({ r: r[i]!, f: f[i]!, m: m[i]! }, scheme), customers: 0, netMinor: 0 }));
    cell.customers += 1;
    cell.netMinor += netMinor[i]!;
  }
  return [...cells.entries()].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}
