import type { LotChange, LotState } from '../../../shared/domain/points.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from './clock.ts';
import { isMemberAccount } from './member-account.ts';

export type EntryKind = 'earn' | 'clawback' | 'redeem' | 'adjust' | 'opening' | 'undo' | 'settle' | 'expire';

export interface Lot extends LotState {
  memberId: number;
  shopId: number | null;
  orderNo: string | null;
  /** Of the order, after what was taken back. */
  earned: number;
}

const lotColumns = `l.id AS lotId, l.member_id AS memberId, l.shop_id AS shopId, l.order_no AS orderNo, l.usable_day AS usable, l.expires_day AS expires,
  ifnull(sum(e.points), 0) AS left, ifnull(sum(e.points) FILTER (WHERE e.kind IN ('earn', 'clawback')), 0) AS earned`;

/** All lots of a member, whatever they still hold, as they came. */
export const lotsOfMember = (db: ReadDb, memberId: number): Lot[] =>
  db.prepare(`SELECT ${lotColumns} FROM point_lots l LEFT JOIN point_entries e ON e.lot_id = l.id WHERE l.member_id = ? GROUP BY l.id ORDER BY l.id`).all(memberId) as Lot[];

export const lotsOfMembers = (db: ReadDb, memberIds: readonly number[]): Lot[] => memberIds.flatMap((id) => lotsOfMember(db, id));

/** The only way into the ledger. Changes of nothing aren't written. The number of the last entry, null where there is none. */
export function writeEntries(db: WriteDb, kind: EntryKind, changes: readonly LotChange[], { now, today }: Clock, actId: number | null = null): number | null {
  const insert = db.prepare('INSERT INTO point_entries (lot_id, kind, points, day, at, act_id) VALUES (?, ?, ?, ?, ?, ?)');
  let last: number | null = null;
  for (const { lotId, points } of changes) if (points !== 0) last = Number(insert.run(lotId, kind, points, today, now, actId).lastInsertRowid);
  return last;
}

/** A member's ids of a person, oldest first. */
export const memberIdsOf = (db: ReadDb, customerId: number): number[] =>
  db.all<{ id: number }>(`SELECT m.id FROM accounts a JOIN members m ON ${isMemberAccount} WHERE a.customer_id = :customerId ORDER BY m.id`, { customerId }).map((m) => m.id);
