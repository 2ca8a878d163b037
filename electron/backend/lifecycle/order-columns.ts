import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { WordPlaces } from '../../../shared/lib/word-places.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readAccountOwners } from './account-owners.ts';

/**
 * All orders as columns in memory, loaded as they lie in the file when first asked for, and kept until the data changes:
 * what reports over time pass over again and again. Position i is the same order in every column. A million are 17 MB.
 */
export interface OrderColumns {
  /** Those of customer c are from `starts[c]` up to `starts[c + 1]`, by day; 0: of nobody recognised. */
  starts: Int32Array;
  /** Days since 1970; `NO_DAY`, before all others, where unknown. */
  days: Int32Array;
  /** `PAID`, `VALID`, `NO_GOODS`, added. */
  flags: Uint8Array;
  /** Position of the nth order by id. */
  places: Int32Array;
}
export const NO_DAY = -(2 ** 31);
export const PAID = 1;
export const VALID = 2;
export const NO_GOODS = 4;

export function readOrders(db: ReadDb): OrderColumns {
  return remember(db, 'orders', () => {
    const range = db.get<{ first: string | null; last: string | null }>('SELECT (SELECT min(day) FROM orders) AS first, (SELECT max(day) FROM orders) AS last')!;
    const first = range.first === null ? 0 : epochDay(range.first);
    const span = range.last === null ? 1 : epochDay(range.last) - first + 2;
    // Account, day (0: unknown) and flags in one number, and no join: a quarter of the time of three values and SQLite's own look into the accounts.
    const rows = pluck(db, `SELECT (ifnull(account_id, 0) * ${span} + ifnull(unixepoch(day) / 86400 - ${first - 1}, 0)) * 8 + is_paid + ${VALID} * is_valid + ${NO_GOODS} * no_goods FROM orders ORDER BY id`);
    const owners = readAccountOwners(db);
    const customer = new Int32Array(rows.length);
    const day = new Int32Array(rows.length);
    const flag = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i += 1) {
      const when = Math.floor(rows[i]! / 8);
      const account = Math.floor(when / span);
      flag[i] = rows[i]! - when * 8;
      day[i] = when - account * span;
      customer[i] = owners.of[account]!;
    }
    const byDay = countInOrder(day, span).order;
    const { order, starts } = countInOrder(customer, owners.most + 1, byDay);
    const [days, flags, places] = [new Int32Array(rows.length), new Uint8Array(rows.length), new Int32Array(rows.length)];
    for (let at = 0; at < order.length; at += 1) {
      const i = order[at]!;
      days[at] = day[i] === 0 ? NO_DAY : day[i]! + first - 1;
      flags[at] = flag[i]!;
      places[i] = at;
    }
    return { starts, days, flags, places };
  });
}

/** A whole number of each order, of the SQL over `orders`; NaN where it is NULL. */
export function orderNumbers(db: ReadDb, sql: string): Float64Array {
  return remember(db, `order numbers ${sql}`, () => {
    const { places } = readOrders(db);
    const values = pluck<number | null>(db, `SELECT ${sql} FROM orders ORDER BY id`);
    const column = new Float64Array(places.length);
    for (let i = 0; i < places.length; i += 1) column[places[i]!] = values[i] ?? NaN;
    return column;
  });
}

/** A column of words of which there are few: each order's place among them. */
export function orderWords(db: ReadDb, column: string): { words: WordPlaces; codes: Int32Array } {
  return remember(db, `order words ${column}`, () => {
    const { places } = readOrders(db);
    const words = new WordPlaces();
    const codes = new Int32Array(places.length);
    const values = pluck<string>(db, `SELECT ${column} FROM orders ORDER BY id`);
    for (let i = 0; i < places.length; i += 1) codes[places[i]!] = words.placeOf(values[i]!);
    return { words, codes };
  });
}

/** Net of the orders in one currency, for `orderNumbers`. */
export const netIn = (currency: string): string => `CASE WHEN currency = ${literal(currency)} THEN net_minor END`;

/** 1 where an order is one of the shop's (0: any) purchases: valid, with goods in it, on a known day. */
export function purchaseMarks(db: ReadDb, shopId: number): Uint8Array {
  return remember(db, `purchase marks ${shopId}`, () => {
    const { days, flags } = readOrders(db);
    const shops = shopId === 0 ? null : orderNumbers(db, 'shop_id');
    const marks = new Uint8Array(flags.length);
    for (let at = 0; at < marks.length; at += 1) marks[at] = (flags[at]! & (VALID | NO_GOODS)) === VALID && days[at] !== NO_DAY && (shops === null || shops[at] === shopId) ? 1 : 0;
    return marks;
  });
}

/**
 * Places of keys from 0 to below `most` in ascending order, equal ones as `order` has them; those of key k are from `starts[k]` up to `starts[k + 1]`.
 * Worked example: keys 2, 0, 2, 1 → order 1, 3, 0, 2 and starts 0, 1, 2, 4.
 */
export function countInOrder(keys: Int32Array, most: number, order?: Int32Array): { order: Int32Array; starts: Int32Array } {
  const next = new Int32Array(most + 1);
  for (let i = 0; i < keys.length; i += 1) next[keys[i]! + 1]! += 1; // many times as fast as `of`, over millions
  for (let key = 0; key < most; key += 1) next[key + 1]! += next[key]!;
  const starts = next.slice();
  const sorted = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const place = order === undefined ? i : order[i]!;
    const key = keys[place]!;
    sorted[next[key]!] = place;
    next[key]! += 1;
  }
  return { order: sorted, starts };
}

/** Its own statement: `pluck` would change a shared one. */
const pluck = <V = number>(db: ReadDb, sql: string) => db.connection.prepare(sql).pluck().all() as V[];
