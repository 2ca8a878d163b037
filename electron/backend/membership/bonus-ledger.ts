import type { EventPoints } from '../../../shared/domain/bonus-events.ts';
import type { WriteDb } from '../db/executor.ts';

/** Brings what a lot has of each event to what it should have; the difference is added, with the entry that it is a part of. */
export function writeBonuses(db: WriteDb, lotId: number, wanted: readonly EventPoints[], entryId: number | null, day: string): void {
  const has = db.prepare('SELECT event_id AS eventId, sum(points) AS points FROM point_bonuses WHERE lot_id = ? GROUP BY event_id').all(lotId) as { eventId: number; points: number }[];
  const changes = new Map(has.map(({ eventId, points }) => [eventId, -points]));
  for (const { event, points } of wanted) if (event.eventId !== null) changes.set(event.eventId, (changes.get(event.eventId) ?? 0) + points);
  const insert = db.prepare('INSERT INTO point_bonuses (lot_id, entry_id, event_id, points, day) VALUES (?, ?, ?, ?, ?)');
  for (const [eventId, points] of changes) if (points !== 0) insert.run(lotId, entryId, eventId, points, day);
}
