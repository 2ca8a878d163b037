import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { rfmScoresSql } from '../../../shared/domain/lifecycle-sql.ts';
import { eightGroups, tenGroups, type RfmGroup } from '../../../shared/domain/rfm.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { rfmInForce, type RfmAsked } from './rfm-scheme.ts';

interface Cell {
  r: number;
  f: number;
  rfmGroup: RfmGroup;
  customers: number;
  netMinor: number;
}

/** Scores, cells and named groups, all by the SQL that rules use. */
export function readRfm(db: ReadDb, asked: People, settings: RfmAsked): Rfm {
  const { scheme, ...inForce } = rfmInForce(db, asked, settings);
  const people: People = { ...asked, lifecycle: { ...asked.lifecycle, rfm: () => scheme } };
  const context = sqlContext(people, literal);
  const scores = scheme && rfmScoresSql(context, scheme);
  const select = `SELECT ${scores?.r ?? 'NULL'} AS r, ${scores?.f ?? 'NULL'} AS f, ${valueSql(fields.rfm, context)} AS rfmGroup, count(*) AS customers, sum(${valueSql(fields.net_total, context)}) AS netMinor FROM`;
  const where = `WHERE m.last_day IS NOT NULL AND m.currency = ${literal(people.currency)} AND m.net_minor IS NOT NULL GROUP BY 1, 2, 3`;
  const rows = scheme === null ? [] : remember(db, `rfm cells ${people.metrics} ${select}`, () => db.all<Cell>(`${select} ${peopleFrom(people)} ${where}`));
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
    sql: withPeople(people, (from) => `${select} ${from} ${where}`),
  };
}
