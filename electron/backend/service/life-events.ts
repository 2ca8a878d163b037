import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { LifeEvent, service } from '../../../shared/contract/service.ts';
import { isTooPrivate, nextEventDay } from '../../../shared/domain/life-events.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';

export function listLifeEvents(db: ReadDb, { customerId, days }: Parsed<typeof service.lifeEvents>, today: string): LifeEvent[] {
  const whose = customerId === undefined ? '1' : 'p.id = (SELECT ifnull(merged_into, id) FROM customers WHERE id = :customerId)';
  const rows = db.all<Omit<LifeEvent, 'nextDay' | 'yearly'> & { yearly: number }>(
    `SELECT e.id AS eventId, p.id AS customerId, p.nick, p.name, e.kind, e.day, e.yearly, e.note
     FROM life_events e JOIN customers h ON h.id = e.customer_id JOIN customers p ON p.id = ifnull(h.merged_into, h.id) WHERE ${whose} ORDER BY e.day, e.id`,
    customerId === undefined ? {} : { customerId },
  );
  const events = rows.map((row) => {
    const yearly = row.yearly === 1;
    return { ...row, yearly, nextDay: nextEventDay({ day: row.day, yearly }, today) };
  });
  if (customerId !== undefined) return events;
  const until = addDays(today, days);
  return events.filter((e) => e.nextDay !== null && e.nextDay <= until).sort((a, b) => (a.nextDay! < b.nextDay! ? -1 : a.nextDay! > b.nextDay! ? 1 : a.eventId - b.eventId));
}

export function saveLifeEvent(db: WriteDb, { eventId, customerId, kind, day, yearly, note, agreed }: Parsed<typeof service.saveLifeEvent>, now: number): Output<typeof service.saveLifeEvent> {
  if (!agreed) throw new AppError('bad_input', { field: 'agreed', reason: 'not_agreed' });
  if (isTooPrivate(note)) throw new AppError('bad_input', { field: 'note', reason: 'too_private' });
  if (!isDay(day)) throw new AppError('bad_input', { field: 'day', reason: 'no_such_day' });
  const row = { kind, day, yearly: yearly ? 1 : 0, note };
  if (eventId !== undefined) {
    const { changes } = db.run('UPDATE life_events SET kind = :kind, day = :day, yearly = :yearly, note = :note WHERE id = :eventId', { ...row, eventId });
    if (changes === 0) throw new AppError('not_found', { what: 'life_event' });
    return { eventId };
  }
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  return { eventId: db.run('INSERT INTO life_events (customer_id, kind, day, yearly, note, at) VALUES (:person, :kind, :day, :yearly, :note, :now)', { ...row, person, now }).lastInsertRowid };
}

export function deleteLifeEvent(db: WriteDb, eventId: number): Output<typeof service.deleteLifeEvent> {
  const { changes } = db.run('DELETE FROM life_events WHERE id = :eventId', { eventId });
  if (changes === 0) throw new AppError('not_found', { what: 'life_event' });
  return { eventId };
}
