import type { Cycle, CycleFigures, Cycles, DimensionAsked } from '../../../shared/contract/analysis.ts';
import { cycleDays, DUE_DAYS, dueRule, isDue, LEAST_GAPS, LEAST_PEOPLE } from '../../../shared/domain/replacement-cycle.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { sideOf } from './crosstab.ts';
import { readDimension } from './dimension.ts';
import type { Dimension } from './dimension-parts.ts';

const MOST_SHOWN = 200;
const ROWS_BETWEEN = 20_000;

type Work = Pick<TaskContext, 'progress' | 'checkCancelled'>;
interface Asked {
  groupBy: Cycles['groupBy'];
  by?: DimensionAsked | undefined;
}

/** How long it takes until somebody buys the same again, by category or by product. */
export function readCycles(db: ReadDb, people: People, { groupBy, by }: Asked, work: Work): Cycles {
  const dimension = by === undefined ? null : readDimension(db, people, by);
  if (dimension?.overlaps) throw new AppError('bad_input', { field: 'by', reason: 'overlaps' });
  const all = [...groupsOf(db, people, groupBy, dimension, work)];
  const found = all.sort((a, b) => b.gaps - a.gaps || b.buyers - a.buyers || (a.name < b.name ? -1 : 1)).slice(0, MOST_SHOWN);
  return {
    asOf: people.asOf,
    currency: people.currency,
    groupBy,
    dueDays: DUE_DAYS,
    leastGaps: LEAST_GAPS,
    leastPeople: LEAST_PEOPLE,
    cycles: found,
    groups: all.length,
    parts: dimension && by ? sideOf(by, dimension) : null,
    definition: 'analysis:define.cycles',
    sql: cyclesSql(people, groupBy),
  };
}

/** Purchase days of each group by each customer: what `bought` conditions look at. */
function purchasesSql({ asOf, shopId }: People, groupBy: Cycles['groupBy']): string {
  const group = groupBy === 'category' ? 'p.category' : 'p.id';
  const known = groupBy === 'category' ? "p.category <> ''" : 'p.not_goods = 0';
  return `SELECT DISTINCT ${group} AS what, a.customer_id AS id, o.day AS day FROM products p JOIN order_lines l ON l.product_id = p.id JOIN orders o ON o.id = l.order_id JOIN accounts a ON a.id = o.account_id
    WHERE ${known} AND o.is_valid = 1 AND o.day <= ${literal(asOf)}${shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`}`;
}

/** The median as the two middle values' mean. */
const cyclesSql = (people: People, groupBy: Cycles['groupBy']): string => `SELECT what, max(n) AS gaps, max(people) AS people, avg(CASE WHEN place BETWEEN n / 2.0 AND n / 2.0 + 1 THEN gap END) AS median FROM (
  SELECT what, gap, row_number() OVER (PARTITION BY what ORDER BY gap) AS place, count(*) OVER (PARTITION BY what) AS n, (max(person) OVER (PARTITION BY what)) AS people FROM (
    SELECT what, gap, dense_rank() OVER (PARTITION BY what ORDER BY id) AS person FROM (
      SELECT what, id, CAST(julianday(day) - julianday(lag(day) OVER (PARTITION BY what, id ORDER BY day)) AS INTEGER) AS gap FROM (${purchasesSql(people, groupBy)})) WHERE gap IS NOT NULL)) GROUP BY what ORDER BY gaps DESC`;

interface Tally {
  gaps: number[];
  people: number;
}
interface Group extends Tally {
  what: string | number;
  buyers: number;
  /** Days since the last purchase day of each buyer. */
  daysAgo: number[];
  parts: Tally[];
}

/** One pass over the purchase days in order; only one group is held at a time. */
function* groupsOf(db: ReadDb, people: People, groupBy: Cycles['groupBy'], dimension: Dimension | null, work: Work): Generator<Cycle> {
  const today = epochDay(people.asOf);
  const names = new Map(groupBy === 'product' ? db.all<{ id: number; title: string }>('SELECT id, title FROM products').map((p) => [p.id, p.title]) : []);
  const partOf = dimension && partsByPerson(db, people, dimension);
  const known = new Map<string, number>();
  const dayNumber = (day: string) => {
    let number = known.get(day);
    if (number === undefined) known.set(day, (number = epochDay(day)));
    return number;
  };
  let group = null as Group | null;
  let person = 0;
  let last = 0;
  let own = 0;
  let done = 0;
  const endPerson = () => {
    if (!group || group.buyers === 0) return;
    group.daysAgo.push(today - last);
    if (own === 0) return;
    group.people += 1;
    const part = partOf?.(person);
    if (part !== undefined) group.parts[part]!.people += 1;
  };
  for (const [what, id, day] of db.connection.prepare(`${purchasesSql(people, groupBy)} ORDER BY 1, 2, 3`).raw().iterate() as IterableIterator<[string | number, number, string]>) {
    if (done++ % ROWS_BETWEEN === 0) {
      work.checkCancelled();
      work.progress({ step: 'read', done, total: 0 });
    }
    const at = dayNumber(day);
    if (what !== group?.what || id !== person) {
      endPerson();
      if (what !== group?.what) {
        if (group) yield told(group, names, groupBy);
        group = { what, buyers: 0, gaps: [], people: 0, daysAgo: [], parts: (dimension?.items ?? []).map(() => ({ gaps: [], people: 0 })) };
      }
      group.buyers += 1;
      person = id;
      own = 0;
    } else {
      group.gaps.push(at - last);
      const part = partOf?.(id);
      if (part !== undefined) group.parts[part]!.gaps.push(at - last);
      own += 1;
    }
    last = at;
  }
  endPerson();
  if (group) yield told(group, names, groupBy);
}

/** Which item of the dimension a customer is in; undefined: none. */
function partsByPerson(db: ReadDb, people: People, { marks }: Dimension): (id: number) => number | undefined {
  const ids = peopleIds(db, people);
  const places = new Int32Array(ids.length).fill(-1);
  marks.forEach((mark, item) => mark.forEach((is, i) => {
    if (is === 1) places[i] = item;
  }));
  return (id) => {
    const part = places[placeOf(ids, id)];
    return part === undefined || part < 0 ? undefined : part;
  };
}

const figuresOf = ({ gaps, people }: Tally): CycleFigures => ({ gaps: gaps.length, people, days: cycleDays(gaps, people) });

function told(group: Group, names: ReadonlyMap<number, string>, groupBy: Cycles['groupBy']): Cycle {
  const figures = figuresOf(group);
  const median = figures.days?.median ?? null;
  const rule = median === null ? null : groupBy === 'category' ? dueRule('bought_category', { names: [String(group.what)] }, median) : dueRule('bought_product', { ids: [Number(group.what)] }, median);
  return {
    ...figures,
    name: groupBy === 'category' ? String(group.what) : (names.get(Number(group.what)) ?? ''),
    productId: groupBy === 'category' ? null : Number(group.what),
    buyers: group.buyers,
    due: median === null || rule === null ? null : { customers: group.daysAgo.filter((days) => isDue(median, days)).length, rule },
    parts: group.parts.map(figuresOf),
  };
}
