import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { membership } from '../../../../shared/contract/membership.ts';
import type { Perception, Standard } from '../../../../shared/contract/membership-care.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { addDays, isDay } from '../../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../../db/executor.ts';
import type { Clock } from '../clock.ts';

const LOOKED_BACK_DAYS = 30;

export function readPerception(db: ReadDb, today: string): Perception {
  const checks = db.all<Omit<Perception['checks'][number], 'seen'> & { seen: number }>('SELECT node, question, seen, day FROM perception_checks ORDER BY node, question').map((c) => ({ ...c, seen: c.seen === 1 }));
  const standards = db
    .all<Omit<Standard, 'atMost' | 'met' | 'last'> & { atMost: number; last: string | null }>(
      `SELECT s.id AS standardId, s.node, s.name, s.unit, s.target, s.at_most AS atMost, count(r.id) AS n, avg(r.value) AS actual,
        (SELECT json_object('readingId', l.id, 'day', l.day, 'value', l.value) FROM experience_readings l WHERE l.standard_id = s.id ORDER BY l.day DESC, l.id DESC LIMIT 1) AS last
       FROM experience_standards s LEFT JOIN experience_readings r ON r.standard_id = s.id AND r.day > :after AND r.day <= :today GROUP BY s.id ORDER BY s.node, s.id`,
      { after: addDays(today, -LOOKED_BACK_DAYS), today },
    )
    .map((s): Standard => ({ ...s, atMost: s.atMost === 1, met: s.actual === null ? null : s.atMost === 1 ? s.actual <= s.target : s.actual >= s.target, last: s.last === null ? null : (JSON.parse(s.last) as Standard['last']) }));
  return { checks, seen: checks.filter((c) => c.seen).length, answered: checks.length, standards };
}

export function answerPerception(db: WriteDb, { node, question, answer }: Parsed<typeof membership.answerPerception>, today: string): Output<typeof membership.answerPerception> {
  if (answer === 'open') db.run('DELETE FROM perception_checks WHERE node = :node AND question = :question', { node, question });
  else db.run('INSERT INTO perception_checks (node, question, seen, day) VALUES (:node, :question, :seen, :today) ON CONFLICT (node, question) DO UPDATE SET seen = excluded.seen, day = excluded.day', { node, question, seen: answer === 'yes' ? 1 : 0, today });
  return { answered: db.get<{ n: number }>('SELECT count(*) AS n FROM perception_checks')!.n };
}

export function saveStandard(db: WriteDb, { standardId, atMost, ...standard }: Parsed<typeof membership.saveStandard>, now: number): Output<typeof membership.saveStandard> {
  if (standard.unit === 'percent' && standard.target > 100) throw new AppError('bad_input', { fields: ['target'], reason: 'over_100' });
  const twin = db.get<{ id: number }>('SELECT id FROM experience_standards WHERE name = :name', { name: standard.name });
  if (twin && twin.id !== standardId) throw new AppError('name_taken', { name: standard.name });
  const row = { ...standard, atMost: atMost ? 1 : 0 };
  if (standardId === undefined) return { standardId: db.run('INSERT INTO experience_standards (node, name, unit, target, at_most, at) VALUES (:node, :name, :unit, :target, :atMost, :now)', { ...row, now }).lastInsertRowid };
  if (db.run('UPDATE experience_standards SET node = :node, name = :name, unit = :unit, target = :target, at_most = :atMost WHERE id = :standardId', { ...row, standardId }).changes === 0) throw new AppError('not_found', { what: 'standard' });
  return { standardId };
}

export function deleteStandard(db: WriteDb, standardId: number): Output<typeof membership.deleteStandard> {
  if (db.run('DELETE FROM experience_standards WHERE id = :standardId', { standardId }).changes === 0) throw new AppError('not_found', { what: 'standard' });
  return { standardId };
}

export function addReading(db: WriteDb, { standardId, value, ...told }: Parsed<typeof membership.addReading>, { now, today }: Clock): Output<typeof membership.addReading> {
  const day = told.day ?? today;
  if (!isDay(day) || day > today) throw new AppError('bad_input', { fields: ['day'], reason: 'not_yet' });
  const standard = db.get<{ unit: string }>('SELECT unit FROM experience_standards WHERE id = :standardId', { standardId });
  if (!standard) throw new AppError('not_found', { what: 'standard' });
  if (standard.unit === 'percent' && value > 100) throw new AppError('bad_input', { fields: ['value'], reason: 'over_100' });
  return { readingId: db.run('INSERT INTO experience_readings (standard_id, day, value, at) VALUES (:standardId, :day, :value, :now)', { standardId, day, value, now }).lastInsertRowid };
}

export function deleteReading(db: WriteDb, readingId: number): Output<typeof membership.deleteReading> {
  if (db.run('DELETE FROM experience_readings WHERE id = :readingId', { readingId }).changes === 0) throw new AppError('not_found', { what: 'reading' });
  return { readingId };
}
