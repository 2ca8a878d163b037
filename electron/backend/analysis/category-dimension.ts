import { categoriesFrom, literal } from '../../../shared/domain/rule-to-sql.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { MOST_ITEMS, one, othersItem, overlappingDimension, placed, valueItem, type Dimension } from './dimension-parts.ts';

const OTHERS = literal(othersItem(null).key);

/** Valid orders' items of known categories, up to the day. */
const bought = (people: People): string => `SELECT a.customer_id AS id, p.category AS category, o.day AS day ${categoriesFrom(sqlContext(people, literal))}`;

/** Of each customer one: the first bought, or the one bought on most days (of equals the one bought last). */
const oneEach = (people: People, which: 'first' | 'most'): string =>
  `SELECT id, category FROM (SELECT id, category, row_number() OVER (PARTITION BY id ORDER BY ${which === 'first' ? 'min(day), count(*) DESC' : 'count(DISTINCT day) DESC, max(day) DESC'}, category) AS place FROM (${bought(people)}) GROUP BY id, category) WHERE place = 1`;

/** Customers by category: all that they have bought, or one of them. */
export function categoryDimension(db: ReadDb, people: People, which: 'bought' | 'first' | 'most'): Dimension {
  if (which === 'bought') {
    const names = commonest(remember(db, `categories ${people.shopId} ${people.asOf}`, () => db.all<{ category: string }>(`SELECT DISTINCT id, category FROM (${bought(people)})`)));
    return overlappingDimension(db, people, names.map((name) => valueItem(name, one('bought_category', 'bought', { names: [name] }))), one('bought_category', 'notBought', { names: names.length === 0 ? ['-'] : names }));
  }
  const rows = remember(db, `category ${which} ${people.shopId} ${people.asOf}`, () => db.all<{ id: number; category: string }>(oneEach(people, which)));
  const names = commonest(rows);
  const ids = peopleIds(db, people);
  const places = new Int32Array(ids.length).fill(-1);
  const placeOfName = new Map(names.map((name, i) => [name, i]));
  for (const { id, category } of rows) {
    const at = placeOf(ids, id);
    if (at >= 0) places[at] = placeOfName.get(category) ?? names.length;
  }
  const key = `CASE WHEN k.category IS NULL THEN '' WHEN k.category IN (${names.map(literal).join(', ')}) THEN k.category ELSE ${OTHERS} END`;
  return {
    ...placed(places, [...names.map((name) => valueItem(name, null)), othersItem(null)], null),
    attribute: null,
    step: 1,
    sql: (from) => `SELECT ${key} AS key, c.id AS id FROM ${from} LEFT JOIN (${oneEach(people, which)}) k ON k.id = c.id`,
  };
}

function commonest(rows: readonly { category: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_ITEMS).map(([name]) => name);
}
