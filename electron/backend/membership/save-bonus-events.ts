import { randomInt } from 'node:crypto';
import { bonusProblem, type BonusEvent } from '../../../shared/domain/bonus-events.ts';
import type { PointRules } from '../../../shared/domain/points.ts';
import { splitArms } from '../../../shared/domain/split-arms.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { customersOfOffer } from '../offers/offer-people.ts';
import { getSegment } from '../segments/read-segment.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import type { Clock } from './clock.ts';

/** The rules with every event of theirs saved: whom a new one is for is drawn up now, and never again. */
export function saveBonusEvents(db: WriteDb, rules: PointRules, clock: Clock): PointRules {
  if (!rules.bonus) return rules;
  const { events, stacking } = rules.bonus;
  events.forEach((event, i) => {
    const problem = bonusProblem(event, rules, events.slice(0, i).map((e) => e.name));
    if (problem !== null) throw new AppError('bad_input', { fields: ['bonus'], reason: problem, name: event.name });
  });
  return { ...rules, bonus: { stacking, events: events.map((event) => (event.eventId === null ? drawUp(db, event, clock) : keep(db, event))) } };
}

/** Its days, goods and points may change; whom it is for can't. */
function keep(db: WriteDb, event: BonusEvent): BonusEvent {
  const { changes } = db.run('UPDATE bonus_events SET name = :name WHERE id = :eventId AND segment_id IS :segmentId AND holdout_share = :holdoutShare', { name: event.name, eventId: event.eventId, segmentId: event.segmentId, holdoutShare: event.holdoutShare });
  if (changes === 0) throw new AppError('bad_input', { fields: ['bonus'], reason: 'other_people', name: event.name });
  return event;
}

function drawUp(db: WriteDb, event: BonusEvent, { now, today }: Clock): BonusEvent {
  const { name, segmentId } = event;
  const holdoutShare = segmentId === null ? 0 : event.holdoutShare;
  const seed = randomInt(4_000_000_000);
  const { lastInsertRowid: eventId } = db.run('INSERT INTO bonus_events (name, segment_id, segment_name, holdout_share, seed, day, at) VALUES (:name, :segmentId, :segment, :holdoutShare, :seed, :today, :now)', {
    name,
    segmentId,
    segment: segmentId === null ? '' : getSegment(db, segmentId).name,
    holdoutShare,
    seed,
    today,
    now,
  });
  if (segmentId !== null) drawPeople(db, eventId, { segmentId, holdoutShare, seed }, today);
  return { ...event, eventId, holdoutShare };
}

/** All accounts of each, in one arm together. */
function drawPeople(db: WriteDb, eventId: number, { segmentId, holdoutShare, seed }: { segmentId: number; holdoutShare: number; seed: number }, today: string): void {
  const people = db.all<{ id: number; netMinor: number | null; lastDay: string | null }>(
    `SELECT j.value AS id, m.net_minor AS netMinor, m.last_day AS lastDay FROM json_each(:ids) j LEFT JOIN customer_metrics m ON m.customer_id = j.value AND m.shop_id = 0
     WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = j.value AND NOT ${isErasedSql('a.value')}) ORDER BY 1`,
    { ids: JSON.stringify(customersOfOffer(db, { segmentId }, today)) },
  );
  if (people.length === 0) throw new AppError('empty_audience');
  const arms = splitArms(people, holdoutShare, seed);
  const note = db.prepare(`INSERT OR IGNORE INTO offer_people (platform, kind, value) SELECT platform, kind, value FROM accounts a WHERE a.customer_id = ? AND NOT ${isErasedSql('a.value')}`);
  const put = db.prepare(`INSERT INTO bonus_event_people (event_id, person_id, arm) SELECT ?, p.id, ? FROM accounts a JOIN offer_people p ON p.platform = a.platform AND p.kind = a.kind AND p.value = a.value WHERE a.customer_id = ? AND NOT ${isErasedSql('a.value')}`);
  for (const { id } of people) {
    note.run(id);
    put.run(eventId, arms.get(id)?.arm === 'held_out' ? 'left_out' : 'in', id);
  }
}
