import { addDays } from '../../../shared/lib/dates.ts';
import type { WriteDb } from '../db/executor.ts';
import { throughDay, type Clock } from './clock.ts';

interface Due {
  lotId: number;
  expires: string;
  /** Without what has expired already. */
  rest: number;
  /** Below zero. */
  expired: number;
}

/**
 * What is left of lots whose last day is over expires, on the day after it, whenever this is run. Where less is left than
 * has expired already (a refund came after it), the difference comes back; the lot is then as if it had been known before.
 */
export function expireLots(db: WriteDb, { now, today }: Clock, memberId: number | null = null): number {
  const of = memberId === null ? '' : 'AND l.member_id = :memberId';
  const due = db.all<Due>(
    `SELECT l.id AS lotId, l.expires_day AS expires, ifnull(sum(e.points) FILTER (WHERE e.kind <> 'expire'), 0) AS rest, ifnull(sum(e.points) FILTER (WHERE e.kind = 'expire'), 0) AS expired
     FROM point_lots l JOIN point_entries e ON e.lot_id = l.id WHERE l.expires_day < :today ${of} GROUP BY l.id HAVING max(0, rest) + expired <> 0 ORDER BY l.id`,
    memberId === null ? { today } : { today, memberId },
  );
  const insert = db.prepare("INSERT INTO point_entries (lot_id, kind, points, day, at) VALUES (?, 'expire', ?, ?, ?)");
  for (const { lotId, expires, rest, expired } of due) insert.run(lotId, -Math.max(0, rest) - expired, expired === 0 ? addDays(expires, 1) : today, now);
  return due.length;
}

/** The day goes on: whatever anybody's points have expired by then is booked, whoever it is that something is done for. */
export function reachDay(db: WriteDb, clock: Clock): number {
  const through = throughDay(db);
  db.run('INSERT INTO points_through (id, day) VALUES (1, :today) ON CONFLICT (id) DO UPDATE SET day = max(day, excluded.day)', { today: clock.today });
  return through !== null && through < clock.today ? expireLots(db, clock) : 0;
}
