import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { asOfColumn, asOfIds } from './as-of-columns.ts';
import { isPast, metricsFrom, type Measured } from './measured.ts';

/**
 * What a rule or a list asks of everyone, as columns in memory: a scan of 100,000 values takes a tenth of a millisecond,
 * where SQLite's takes tens. A column is loaded when it is first asked for and kept until the data changes. Position i is
 * the same person in all of them. The SQL of a column is the specification; that both count the same is tested.
 */
export interface ColumnSource {
  /** Over c or m, without parameters. */
  sql: string;
  source: 'customers' | 'metrics';
}
/** Values as numbers; NaN where unknown. */
export type NumberColumn = Float64Array;
/** Values as places in `words`; 0 where unknown. */
export interface TextColumn {
  codes: Int32Array;
  words: string[];
}

const keyOf = ({ metrics, shopId }: Measured) => `${metrics}/${shopId}`;
/** What is asked of customers of all shops is the same on every past day, for they are the same people. */
const keyOfColumn = (people: Measured, { sql, source }: ColumnSource) => `${source === 'customers' && isPast(people) && people.shopId === 0 ? 'everyone' : keyOf(people)} ${sql}`;

/** Ids in ascending order. */
export function peopleIds(db: ReadDb, people: Measured): Int32Array {
  if (isPast(people)) return asOfIds(db, people);
  return remember(db, `ids ${keyOf(people)}`, () => Int32Array.from(readMetrics(db, people, 'm.customer_id') as number[]));
}

export function numberColumn(db: ReadDb, people: Measured, column: ColumnSource): NumberColumn {
  return remember(db, `numbers ${keyOfColumn(people, column)}`, () => asOfColumn(db, people, column.sql) ?? numbersOf(readValues(db, people, column) as (number | null)[], (v) => v));
}

/** Days as days since 1970. */
export function dayColumn(db: ReadDb, people: Measured, column: ColumnSource): NumberColumn {
  return remember(db, `days ${keyOfColumn(people, column)}`, () => {
    const made = asOfColumn(db, people, column.sql);
    if (made) return made;
    const known = new Map<string, number>();
    return numbersOf(readValues(db, people, column) as (string | null)[], (day) => {
      let days = known.get(day);
      if (days === undefined) known.set(day, (days = epochDay(day)));
      return days;
    });
  });
}

export function textColumn(db: ReadDb, people: Measured, column: ColumnSource): TextColumn {
  return remember(db, `texts ${keyOfColumn(people, column)}`, () => {
    const words = [''];
    const places = new Map<string, number>();
    const codes = Int32Array.from(readValues(db, people, column) as (string | null)[], (word) => {
      if (word === null) return 0;
      let place = places.get(word);
      if (place === undefined) {
        place = words.push(word) - 1;
        places.set(word, place);
      }
      return place;
    });
    return { codes, words };
  });
}

/** NaN for the unknown. */
function numbersOf<V>(values: readonly (V | null)[], read: (value: V) => number): NumberColumn {
  const column = new Float64Array(values.length); // many times as fast as `from`
  for (let i = 0; i < column.length; i += 1) column[i] = values[i] === null ? NaN : read(values[i]!);
  return column;
}

/** One value for each of `peopleIds`. */
function readValues(db: ReadDb, people: Measured, { sql, source }: ColumnSource): unknown[] {
  if (source === 'metrics') return readMetrics(db, people, sql);
  // Without the join where that is everyone: many times as fast.
  const everyone = people.shopId === 0 && db.get<{ n: number }>('SELECT count(*) - (SELECT count(*) FROM customers WHERE merged_into IS NOT NULL) AS n FROM customers')!.n === peopleIds(db, people).length;
  return pluck(db, `SELECT ${sql} FROM ${everyone ? 'customers c WHERE c.merged_into IS NULL' : `customers c JOIN ${metricsFrom(people)} m ON m.customer_id = c.id AND m.shop_id = ${people.shopId}`} ORDER BY c.id`);
}

/** The plus keeps SQLite from an index by shop and a sort: in the order of the table it takes a seventh of the time. */
const readMetrics = (db: ReadDb, people: Measured, sql: string) => pluck(db, `SELECT ${sql} FROM ${metricsFrom(people)} m WHERE +m.shop_id = ${people.shopId} ORDER BY m.customer_id`);
/** Its own statement: `pluck` would change a shared one. */
const pluck = (db: ReadDb, sql: string): unknown[] => db.connection.prepare(sql).pluck().all();

/** A mark for each person, 1 for those whose ids these are. */
export function marksOf(ids: Int32Array, chosen: Iterable<number>): Uint8Array {
  const marks = new Uint8Array(ids.length);
  for (const id of chosen) {
    const place = placeOf(ids, id);
    if (place >= 0) marks[place] = 1;
  }
  return marks;
}

/** Values of some people by their ids as a column of everyone; `otherwise` of the rest. */
export function columnOf(ids: Int32Array, values: Iterable<readonly [id: number, value: number]>, otherwise: number): NumberColumn {
  const column = new Float64Array(ids.length).fill(otherwise);
  for (const [id, value] of values) {
    const place = placeOf(ids, id);
    if (place >= 0) column[place] = value;
  }
  return column;
}

/** Where an id stands among ascending ids; -1 where it doesn't. */
export function placeOf(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  // Ids mostly run without holes: then the place is known at once.
  if (ids[id - 1] === id) return id - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
