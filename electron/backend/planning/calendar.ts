import type { MarketingCalendar, planningCalendar } from '../../../shared/contract/planning-calendar.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { marketingDays } from '../../../shared/domain/marketing-days.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, daysBetween, isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

/** So many days at once, and no more. */
const MOST_DAYS = 400;

export function readCalendar(db: ReadDb, { from, to }: { from: string; to: string }, today: string): MarketingCalendar {
  if (!isDay(from) || !isDay(to) || to < from || daysBetween(from, to) > MOST_DAYS) throw new AppError('bad_input', { fields: ['from', 'to'] });
  const campaigns = db.all<{ campaignId: number; name: string; day: string | null; windowDays: number; locked: number }>(
    'SELECT id AS campaignId, name, send_day AS day, window_days AS windowDays, locked_at IS NOT NULL AS locked FROM campaigns ORDER BY send_day, id',
  );
  return {
    days: marketingDays(from, to),
    notes: db.all('SELECT id AS noteId, day, last_day AS lastDay, title, kind FROM calendar_notes WHERE day <= :to AND last_day >= :from ORDER BY day, id', { from, to }),
    campaigns: campaigns
      .map(({ windowDays, locked, ...c }) => ({ ...c, lastDay: c.day === null ? null : addDays(c.day, windowDays), locked: locked === 1 }))
      .filter((c) => c.day === null || (c.day <= to && c.lastDay! >= from)),
    months: readMonths(db, today),
  };
}

/** Over whole years back from the last day of sales, so that every month stands in as many years. */
function readMonths(db: ReadDb, today: string): MarketingCalendar['months'] {
  const { first, last } = db.get<{ first: string | null; last: string | null }>('SELECT min(day) AS first, max(day) AS last FROM orders WHERE is_valid = 1 AND day <= :today', { today })!;
  const years = first === null || last === null ? 0 : Math.floor((daysBetween(first, last) + 1) / 365);
  if (years === 0 || last === null) return [];
  const rows = db.all<{ month: number; orders: number; netMinor: number }>(
    `SELECT CAST(substr(day, 6, 2) AS INTEGER) AS month, count(*) AS orders, COALESCE(sum(net_minor) FILTER (WHERE currency = :currency), 0) AS netMinor
    FROM orders WHERE is_valid = 1 AND day > :from AND day <= :last GROUP BY 1 ORDER BY 1`,
    { from: addDays(last, -365 * years), last, currency: readSettings(db).baseCurrency },
  );
  const average = rows.reduce((sum, r) => sum + r.netMinor, 0) / 12;
  return average <= 0 ? [] : rows.map(({ month, orders, netMinor }) => ({ month, orders, index: netMinor / average }));
}

export function saveNote({ noteId, ...note }: Parsed<typeof planningCalendar.saveNote>, db: WriteDb): { noteId: number } {
  if (!isDay(note.day) || !isDay(note.lastDay) || note.lastDay < note.day) throw new AppError('bad_input', { fields: ['lastDay'] });
  if (noteId === undefined) return { noteId: db.run('INSERT INTO calendar_notes (day, last_day, title, kind) VALUES (:day, :lastDay, :title, :kind)', note).lastInsertRowid };
  const { changes } = db.run('UPDATE calendar_notes SET day = :day, last_day = :lastDay, title = :title, kind = :kind WHERE id = :noteId', { noteId, ...note });
  if (changes === 0) throw new AppError('not_found', { what: 'note' });
  return { noteId };
}

export function deleteNote(noteId: number, db: WriteDb): { noteId: number } {
  if (db.run('DELETE FROM calendar_notes WHERE id = :noteId', { noteId }).changes === 0) throw new AppError('not_found', { what: 'note' });
  return { noteId };
}
