import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { Segment, segments } from '../../../shared/contract/segments.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { chosenIds } from '../customers/list-customers.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { matchList } from './match-list.ts';
import { getSegment } from './read-segment.ts';
import { saveSegment } from './save-segment.ts';

/** A segment of just these people, whatever they do later (人群包). Its rule asks for them, so that it serves wherever a rule does. */
export function freezeSegment({ name, note, who }: Parsed<typeof segments.freeze>, context: CommandContext): Segment {
  const { db, now } = context;
  const people = 'text' in who ? [...matchList(db, who.text).people] : 'list' in who ? chosenIds(db, who.list, context.today) : who.customerIds;
  if (people.length === 0) throw new AppError('bad_input', { field: 'who', reason: 'nobody' });
  const { segmentId } = saveSegment({ name, note, rule: { combinator: 'and', rules: [] } }, context);
  const add = db.prepare('INSERT OR IGNORE INTO segment_members (segment_id, customer_id) VALUES (?, ?)');
  for (const id of people) {
    const person = personOf(db, id);
    if (person === undefined) throw new AppError('not_found', { what: 'customer' });
    add.run(segmentId, person);
  }
  db.run('UPDATE segments SET frozen_at = :now WHERE id = :segmentId', { segmentId, now });
  return saveSegment({ segmentId, name, note, rule: { combinator: 'and', rules: [{ field: 'frozen_in', operator: '=', value: segmentId }] } }, context);
}

export function duplicateSegment({ segmentId, name }: Parsed<typeof segments.duplicate>, context: CommandContext): Segment {
  const { note, folder, rule, frozenAt } = getSegment(context.db, segmentId);
  if (frozenAt === null) return saveSegment({ name, note, folder, rule }, context);
  const copy = freezeSegment({ name, note, who: { customerIds: membersOf(context.db, segmentId) } }, context);
  return saveSegment({ ...copy, folder }, context);
}

const membersOf = (db: ReadDb, segmentId: number): number[] => db.all<{ id: number }>('SELECT customer_id AS id FROM segment_members WHERE segment_id = :segmentId', { segmentId }).map((m) => m.id);
