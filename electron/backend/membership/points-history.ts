import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership, PointEntry } from '../../../shared/contract/membership.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import { isMemberAccount } from './member-account.ts';

/** A person's ledger, newest first, each line with the sum after it. */
export function pointsHistory(db: ReadDb, { customerId: askedId, offset, limit }: Parsed<typeof membership.pointsHistory>): Output<typeof membership.pointsHistory> {
  const customerId = personOf(db, askedId) ?? askedId;
  const theirs = `accounts a JOIN members m ON ${isMemberAccount} JOIN point_lots l ON l.member_id = m.id JOIN point_entries e ON e.lot_id = l.id`;
  const { total } = db.get<{ total: number }>(`SELECT count(*) AS total FROM ${theirs} WHERE a.customer_id = :customerId`, { customerId })!;
  const entries = db.all<Omit<PointEntry, 'bonuses'> & { bonuses: string }>(
    `SELECT e.id AS entryId, e.kind, e.points, e.day, e.at, sum(e.points) OVER (ORDER BY e.id) AS balance, l.order_no AS orderNo, nullif(p.reason, '') AS reason, r.name AS rewardName,
      CASE WHEN p.undone_at IS NULL AND e.kind <> 'undo' THEN p.id END AS undoableAct, l.usable_day AS usableDay, l.expires_day AS expiresDay,
      (SELECT json_group_array(json_object('name', v.name, 'points', b.points)) FROM point_bonuses b JOIN bonus_events v ON v.id = b.event_id WHERE b.entry_id = e.id) AS bonuses
     FROM ${theirs} LEFT JOIN point_acts p ON p.id = e.act_id LEFT JOIN rewards r ON r.id = p.reward_id WHERE a.customer_id = :customerId ORDER BY e.id DESC LIMIT :limit OFFSET :offset`,
    { customerId, limit, offset },
  );
  return { total, entries: entries.map(({ bonuses, ...entry }) => ({ ...entry, bonuses: JSON.parse(bonuses) as PointEntry['bonuses'] })) };
}
