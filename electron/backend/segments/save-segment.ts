import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Segment } from '../../../shared/contract/segments.ts';
import { segmentsNamedIn } from '../../../shared/domain/rule-reading.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { choosePeople, compileRule } from './compile-rule.ts';
import { countMarks, evaluateRule } from './evaluate-rule.ts';
import { listKeptRules, namesOf } from './kept-rules.ts';
import { getSegment } from './read-segment.ts';

interface SegmentFacts {
  segmentId?: number | undefined;
  name: string;
  note: string;
  /** Stays where it isn't given. */
  folder?: string | undefined;
  rule: RuleGroup;
}

/** Saves a segment with its size of today. A rule that can't be read, or leads back to itself, isn't saved. */
export function saveSegment({ segmentId, name, note, folder, rule }: SegmentFacts, { db, now, today }: CommandContext): Segment {
  if (segmentId !== undefined && getSegment(db, segmentId).frozenAt !== null && !asksForItself(rule, segmentId)) throw new AppError('bad_input', { field: 'rule', reason: 'frozen' });
  const namesake = db.get(build.selectFrom('segments').select('id').where('name', '=', name));
  if (namesake && namesake.id !== segmentId) throw new AppError('name_taken');
  const people = choosePeople(db, { today });
  const count = countMarks(evaluateRule(db, compileRule(db, rule, people, segmentId)));
  const row = { name, note, rule: JSON.stringify(rule), count, counted_day: today, updated_at: now, ...(folder === undefined ? {} : { folder }) };
  if (segmentId === undefined) {
    return getSegment(db, db.run(build.insertInto('segments').values({ ...row, created_at: now })).lastInsertRowid);
  }
  db.run(build.updateTable('segments').set(row).where('id', '=', segmentId));
  return getSegment(db, segmentId);
}

/** A frozen segment's rule is its list of people. */
const asksForItself = ({ rules: [only, ...more] }: RuleGroup, segmentId: number): boolean => more.length === 0 && only !== undefined && 'field' in only && only.field === 'frozen_in' && only.value === segmentId;

/** A segment that others or a layering are made of, or that a tag follows, stays; campaigns have a copy of its rule. */
export function deleteSegment(segmentId: number, { db }: CommandContext): { segmentId: number } {
  getSegment(db, segmentId);
  const usedBy = namesOf(listKeptRules(db).filter(({ rule }) => segmentsNamedIn(rule).includes(segmentId)));
  for (const tag of db.all<{ name: string }>('SELECT name FROM tags WHERE segment_id = :segmentId', { segmentId })) usedBy.push(tag.name);
  if (usedBy.length > 0) throw new AppError('bad_input', { usedBy });
  db.run(build.deleteFrom('segments').where('id', '=', segmentId));
  return { segmentId };
}
