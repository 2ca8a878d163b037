import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Segment } from '../../../shared/contract/segments.ts';
import { segmentsNamedIn } from '../../../shared/domain/rule-reading.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { CommandContext } from '../serve.ts';
import { choosePeople, compileRule } from './compile-rule.ts';
import { countMarks, evaluateRule } from './evaluate-rule.ts';
import { getSegment, listSegments } from './read-segment.ts';

interface SegmentFacts {
  segmentId?: number | undefined;
  name: string;
  note: string;
  rule: RuleGroup;
}

/** Saves a segment with its size of today. A rule that can't be read, or leads back to itself, isn't saved. */
export function saveSegment({ segmentId, name, note, rule }: SegmentFacts, { db, now, today }: CommandContext): Segment {
  if (segmentId !== undefined) getSegment(db, segmentId);
  if (db.get('SELECT 1 FROM segments WHERE name = :name AND id <> :id', { name, id: segmentId ?? 0 })) throw new AppError('name_taken');
  const people = choosePeople(db, { today });
  const count = countMarks(evaluateRule(db, compileRule(db, rule, people, segmentId)));
  const row = { name, note, rule: JSON.stringify(rule), count, today, now };
  if (segmentId === undefined) {
    const added = db.run('INSERT INTO segments (name, note, rule, count, counted_day, created_at, updated_at) VALUES (:name, :note, :rule, :count, :today, :now, :now)', row);
    return getSegment(db, added.lastInsertRowid);
  }
  db.run('UPDATE segments SET name = :name, note = :note, rule = :rule, count = :count, counted_day = :today, updated_at = :now WHERE id = :segmentId', { ...row, segmentId });
  return getSegment(db, segmentId);
}

/** A segment that others are made of stays; campaigns have a copy of its rule. */
export function deleteSegment(segmentId: number, { db }: CommandContext): { segmentId: number } {
  getSegment(db, segmentId);
  const usedBy = listSegments(db).filter((s) => segmentsNamedIn(s.rule).includes(segmentId)).map((s) => s.name);
  if (usedBy.length > 0) throw new AppError('bad_input', { usedBy });
  db.run('DELETE FROM segments WHERE id = :segmentId', { segmentId });
  return { segmentId };
}
