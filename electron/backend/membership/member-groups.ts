import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { memberGroups, type GroupPerson, type MemberGroup } from '../../../shared/contract/membership-overview.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { isMemberAccount } from './member-account.ts';

export const COMPARED_DAYS = 180;
const MOST_IDS = 10_000;

/** Since when each person is a member. */
export const memberSinceSql = `SELECT a.customer_id AS id, min(m.since_day) AS since FROM members m JOIN accounts a ON ${isMemberAccount} GROUP BY a.customer_id`;

/** The last day with an order, up to today; today where there is none. */
export const lastOrderDay = (db: ReadDb, today: string): string => db.get<{ day: string | null }>('SELECT max(day) AS day FROM orders WHERE is_valid = 1 AND day <= :today', { today })!.day ?? today;

/** Who is in each group, as numbers. Two purchase days make a repeat buyer. */
function groupsOf(db: ReadDb, today: string): Record<MemberGroup, number[]> {
  return remember(db, `member groups ${today}`, () => {
    const day = lastOrderDay(db, today);
    const since = new Map(db.all<{ id: number; since: string }>(memberSinceSql).map((m) => [m.id, m.since]));
    const buyers = (after: string, until: string) =>
      new Set(db.all<{ id: number }>('SELECT DISTINCT a.customer_id AS id FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day > :after AND o.day <= :until', { after, until }).map((b) => b.id));
    const middle = addDays(day, -COMPARED_DAYS);
    const year = buyers(addDays(day, -365), day);
    const before = [...buyers(addDays(middle, -COMPARED_DAYS), middle)];
    const again = buyers(middle, day);
    const isMemberThen = (id: number) => (since.get(id) ?? '9999') <= middle;
    const repeat = db.all<{ id: number }>(
      `SELECT c.id FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE c.merged_into IS NULL AND m.purchase_days >= 2
         AND EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = c.id AND NOT ${isErasedSql('a.value')})`,
    );
    const all = [...since.keys()];
    const memberBuyers = before.filter(isMemberThen);
    const otherBuyers = before.filter((id) => !isMemberThen(id));
    return {
      all,
      active: all.filter((id) => year.has(id)),
      quiet: all.filter((id) => !year.has(id)),
      memberBuyers,
      memberAgain: memberBuyers.filter((id) => again.has(id)),
      otherBuyers,
      otherAgain: otherBuyers.filter((id) => again.has(id)),
      toEnrol: repeat.map((r) => r.id).filter((id) => !since.has(id)),
    };
  });
}

export function groupPeople(db: ReadDb, { group, offset, limit }: Parsed<typeof membership.groupPeople>, today: string): Output<typeof membership.groupPeople> {
  return peopleByOrders(db, groupsOf(db, today)[group], { offset, limit });
}

/** A page of people, who ordered most first. */
export function peopleByOrders(db: ReadDb, people: readonly number[], { offset, limit }: { offset: number; limit: number }): Output<typeof membership.groupPeople> {
  const ids = JSON.stringify(people);
  const from = 'json_each(:ids) j JOIN customers c ON c.id = j.value LEFT JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0';
  const order = 'ORDER BY ifnull(m.orders, 0) DESC, m.last_day DESC, c.id';
  const rows = db.all<GroupPerson>(`SELECT c.id AS customerId, c.nick, c.name, c.phone, ifnull(m.orders, 0) AS orders, m.last_day AS lastDay FROM ${from} ${order} LIMIT :limit OFFSET :offset`, { ids, limit, offset });
  const chosen = db.all<{ id: number }>(`SELECT c.id FROM ${from} ${order} LIMIT ${MOST_IDS}`, { ids });
  return { total: people.length, rows, ids: chosen.map((c) => c.id) };
}

export const groupSizes = (db: ReadDb, today: string): Record<MemberGroup, number> => {
  const groups = groupsOf(db, today);
  return Object.fromEntries(memberGroups.map((group) => [group, groups[group].length])) as Record<MemberGroup, number>;
};
