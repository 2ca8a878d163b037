import { accountPoints, lotDays, settleDebts } from '../../../shared/domain/points.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { writeBonuses } from './bonus-ledger.ts';
import { bonusPeople } from './bonus-people.ts';
import { businessDay, type Clock } from './clock.ts';
import { earningOrders } from './earning-orders.ts';
import { expireLots, reachDay } from './expire.ts';
import { lotsOfMember, writeEntries, type Lot } from './ledger.ts';
import { isMemberAccount } from './member-account.ts';
import { earningRulesOn, hasProgramme, readVersions } from './read-programme.ts';

interface MemberAccount {
  memberId: number;
  /** Null: no file names it any more. */
  accountId: number | null;
  active: number;
  since: string;
  source: string;
}

/**
 * Brings the ledger to what the orders of these customers say, or of everyone (null): what an order should have brought,
 * by the rules of its day, is held against what it has, and the difference is added. Nothing is rewritten, and a second
 * time nothing is added. Without a programme it costs one look. Run inside the transaction that changed the orders.
 */
export function postPoints(db: WriteDb, customerIds: Iterable<number> | null, clock: Clock, tick: (done: number, total: number) => void = () => undefined): void {
  if (!hasProgramme(db)) return;
  const today = businessDay(db, clock.today);
  reachDay(db, { now: clock.now, today });
  const rulesOn = earningRulesOn(readVersions(db));
  const ordersOf = earningOrders(db, rulesOn, bonusPeople(db));
  enrolByRule(db, customerIds, ordersOf, (day) => rulesOn(day)?.enrolment === 'auto', { now: clock.now, today });
  const members = membersOf(db, customerIds);
  members.forEach((member, i) => {
    if (i % 200 === 0) tick(i, members.length);
    postMember(db, member, { now: clock.now, today }, rulesOn, ordersOf);
  });
}

type OrdersOf = ReturnType<typeof earningOrders>;
type RulesOn = ReturnType<typeof earningRulesOn>;

function postMember(db: WriteDb, member: MemberAccount, clock: Clock, rulesOn: RulesOn, ordersOf: OrdersOf): void {
  const lots = lotsOfMember(db, member.memberId);
  const known = new Map<string, Lot>();
  for (const lot of lots) if (lot.orderNo !== null) known.set(`${lot.shopId} ${lot.orderNo}`, lot);
  let unsettled = lots.some((lot) => lot.left < 0);
  const orders = (member.accountId === null ? [] : ordersOf(member.accountId)).filter((o) => known.has(`${o.shopId} ${o.orderNo}`) || (member.active === 1 && (member.source === 'rule' || o.day >= member.since)));
  const points = accountPoints(orders, (day) => rulesOn(day)?.points ?? null);
  const seen = new Set<string>();
  orders.forEach((order, i) => {
    const key = `${order.shopId} ${order.orderNo}`;
    seen.add(key);
    const lot = known.get(key);
    const { points: wanted, bonuses } = points[i]!;
    const difference = wanted - (lot?.earned ?? 0);
    if (difference === 0) {
      if (lot) writeBonuses(db, lot.lotId, bonuses, null, clock.today);
      return;
    }
    unsettled ||= difference < 0;
    if (lot) {
      unsettled ||= lot.expires !== null && lot.expires < clock.today;
      const entryId = writeEntries(db, difference > 0 ? 'earn' : 'clawback', [{ lotId: lot.lotId, points: difference }], clock);
      writeBonuses(db, lot.lotId, bonuses, entryId, clock.today);
    } else {
      const days = lotDays(rulesOn(order.day)!.points, order.day);
      unsettled ||= days.expires !== null && days.expires < clock.today;
      const { lastInsertRowid: lotId } = db.run(
        'INSERT INTO point_lots (member_id, shop_id, order_no, earned_day, usable_day, expires_day) VALUES (:memberId, :shopId, :orderNo, :earned, :usable, :expires)',
        { memberId: member.memberId, shopId: order.shopId, orderNo: order.orderNo, ...days },
      );
      const entryId = writeEntries(db, 'earn', [{ lotId, points: difference }], { now: clock.now, today: order.day });
      writeBonuses(db, lotId, bonuses, entryId, order.day);
    }
  });
  for (const [key, lot] of known) {
    if (seen.has(key) || lot.earned === 0) continue;
    unsettled = true;
    const entryId = writeEntries(db, lot.earned > 0 ? 'clawback' : 'earn', [{ lotId: lot.lotId, points: -lot.earned }], clock);
    writeBonuses(db, lot.lotId, [], entryId, clock.today);
  }
  if (unsettled) settleMember(db, member.memberId, clock);
}

/** What has expired first, so that a lot that lost more than it held isn't taken for a debt. */
export function settleMember(db: WriteDb, memberId: number, clock: Clock): void {
  expireLots(db, clock, memberId);
  const lots = lotsOfMember(db, memberId);
  if (lots.some((lot) => lot.left < 0)) writeEntries(db, 'settle', settleDebts(lots, clock.today), clock);
}

const memberColumns = 'm.id AS memberId, a.id AS accountId, m.active, m.since_day AS since, m.source';

function membersOf(db: ReadDb, customerIds: Iterable<number> | null): MemberAccount[] {
  if (customerIds === null) return db.all<MemberAccount>(`SELECT ${memberColumns} FROM members m LEFT JOIN accounts a ON ${isMemberAccount} ORDER BY m.id`);
  return db.all<MemberAccount>(`SELECT ${memberColumns} FROM json_each(:ids) j JOIN accounts a ON a.customer_id = j.value JOIN members m ON ${isMemberAccount} ORDER BY m.id`, { ids: JSON.stringify([...customerIds]) });
}

/** Accounts with an order that counts on a day on which everyone becomes a member. In the order of that day, so that numbers follow it. */
function enrolByRule(db: WriteDb, customerIds: Iterable<number> | null, ordersOf: OrdersOf, isAuto: (day: string) => boolean, { now }: Clock): void {
  const of = customerIds === null ? '' : 'a.customer_id IN (SELECT value FROM json_each(:ids)) AND';
  const strangers = db.all<{ id: number }>(
    `SELECT a.id FROM accounts a WHERE ${of} NOT ${isErasedSql('a.value')} AND NOT EXISTS (SELECT 1 FROM members m WHERE ${isMemberAccount}) AND EXISTS (SELECT 1 FROM orders o WHERE o.account_id = a.id) ORDER BY a.platform, a.kind, a.value`,
    customerIds === null ? {} : { ids: JSON.stringify([...customerIds]) },
  );
  const joining = strangers.flatMap(({ id }) => {
    const first = ordersOf(id).find((order) => order.counts && isAuto(order.day));
    return first ? [{ id, day: first.day }] : [];
  });
  joining.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const insert = db.prepare("INSERT INTO members (platform, kind, value, number, since_day, source, at) SELECT platform, kind, value, ?, ?, 'rule', ? FROM accounts WHERE id = ?");
  if (joining.length === 0) return;
  let number = nextNumber(db);
  for (const { id, day } of joining) insert.run(cardNumber(number++), day, now, id);
}

const FIRST_NUMBER = 100_001;
export const cardNumber = (n: number): string => String(n);
/** After the highest that the app has given: numbers of the owner's own are left alone. */
export function nextNumber(db: ReadDb): number {
  const { highest } = db.get<{ highest: number | null }>("SELECT max(CAST(number AS INTEGER)) AS highest FROM members WHERE number GLOB '[1-9][0-9][0-9][0-9][0-9][0-9]*' AND length(number) <= 9 AND number NOT GLOB '*[^0-9]*'")!;
  return Math.max(FIRST_NUMBER, (highest ?? 0) + 1);
}
