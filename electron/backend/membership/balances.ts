import type { Balance } from '../../../shared/contract/membership.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { isMemberAccount } from './member-account.ts';

/** What each lot holds at the end of :day. Past its last day it holds nothing, booked or not; what is owed of it stays. */
const lotsAt = `SELECT l.member_id, l.usable_day, l.expires_day, sum(e.points) AS held FROM point_lots l JOIN point_entries e ON e.lot_id = l.id WHERE e.day <= :day GROUP BY l.id`;
const leftSql = 'CASE WHEN s.expires_day < :day THEN min(0, s.held) ELSE s.held END';

/** Each person's sums at the end of :day. Of one member where `of` says so. */
export const balancesSql = (of = ''): string =>
  `SELECT customerId, sum(left) AS balance, max(0, sum(CASE WHEN left < 0 OR usable_day <= :day THEN left ELSE 0 END)) AS usable,
    sum(CASE WHEN left > 0 AND usable_day > :day THEN left ELSE 0 END) AS pending, -sum(min(0, left)) AS owed, min(CASE WHEN left > 0 THEN expires_day END) AS nextDay
   FROM (SELECT a.customer_id AS customerId, s.usable_day, s.expires_day, ${leftSql} AS left FROM (${lotsAt}) s JOIN members m ON m.id = s.member_id
     JOIN accounts a ON ${isMemberAccount} ${of}) GROUP BY customerId`;

export interface PersonPoints {
  customerId: number;
  balance: number;
  usable: number;
  pending: number;
  owed: number;
  nextDay: string | null;
}

/** Of everyone who has a ledger; kept until the data changes. */
export function allBalances(db: ReadDb, day: string): ReadonlyMap<number, PersonPoints> {
  return remember(db, `points ${day}`, () => new Map(db.all<PersonPoints>(balancesSql(), { day }).map((row) => [row.customerId, row])));
}

export const NOTHING: Balance = { balance: 0, usable: 0, pending: 0, owed: 0, nextExpiry: null };

/** Of one person, read from their own lots. */
export function balanceOf(db: ReadDb, customerId: number, day: string): Balance {
  const lots = db.all<{ usable: string; expires: string | null; left: number }>(
    `SELECT s.usable_day AS usable, s.expires_day AS expires, ${leftSql} AS left FROM (
      SELECT l.usable_day, l.expires_day, sum(e.points) AS held FROM accounts a JOIN members m ON ${isMemberAccount}
        JOIN point_lots l ON l.member_id = m.id JOIN point_entries e ON e.lot_id = l.id WHERE a.customer_id = :customerId AND e.day <= :day GROUP BY l.id) s`,
    { customerId, day },
  );
  const sum = (of: typeof lots) => of.reduce((total, lot) => total + lot.left, 0);
  const next = lots.filter((lot) => lot.left > 0 && lot.expires !== null).map((lot) => lot.expires!).sort()[0];
  return {
    balance: sum(lots),
    usable: Math.max(0, sum(lots.filter((lot) => lot.left < 0 || lot.usable <= day))),
    pending: sum(lots.filter((lot) => lot.left > 0 && lot.usable > day)),
    owed: Math.abs(sum(lots.filter((lot) => lot.left < 0))),
    nextExpiry: next === undefined ? null : { day: next, points: sum(lots.filter((lot) => lot.left > 0 && lot.expires === next)) },
  };
}
