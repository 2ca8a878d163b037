import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Tag, tags } from '../../../shared/contract/tags.ts';
import { tagsNamedIn } from '../../../shared/domain/rule-reading.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { listKeptRules, namesOf, replaceKeptRule } from '../segments/kept-rules.ts';
import type { CommandContext } from '../serve.ts';
import { getTag } from './read-tags.ts';

/** A tag that follows a segment which asks for that very tag is refused, as is one to follow that is given by hand already. */
export function saveTag({ tagId, name, color, reason, lastsDays, segmentId }: Parsed<typeof tags.save>, { db, now, today }: CommandContext): Tag {
  const before = tagId === undefined ? undefined : getTag(db, tagId, today);
  const namesake = db.get<{ id: number }>('SELECT id FROM tags WHERE name = :name', { name });
  if (namesake && namesake.id !== tagId) throw new AppError('name_taken');
  if (segmentId !== null && !db.get('SELECT 1 FROM segments WHERE id = :segmentId', { segmentId })) throw new AppError('not_found', { what: 'segment' });
  if (segmentId !== null && tagId !== undefined && db.get('SELECT 1 FROM customer_tags WHERE tag_id = :tagId', { tagId })) throw new AppError('bad_input', { field: 'segmentId', reason: 'given_by_hand' });
  const row = { name, color, reason, lastsDays: segmentId === null ? lastsDays : null, segmentId };
  if (tagId === undefined) {
    const { lastInsertRowid } = db.run('INSERT INTO tags (name, color, reason, lasts_days, segment_id, created_at) VALUES (:name, :color, :reason, :lastsDays, :segmentId, :now)', { ...row, now });
    return getTag(db, lastInsertRowid, today);
  }
  db.run('UPDATE tags SET name = :name, color = :color, reason = :reason, lasts_days = :lastsDays, segment_id = :segmentId WHERE id = :tagId', { ...row, tagId });
  if (before!.name !== name) renameInRules(db, before!.name, name);
  return getTag(db, tagId, today);
}

export function deleteTag(tagId: number, { db, today }: CommandContext): { tagId: number } {
  const { name } = getTag(db, tagId, today);
  const usedBy = namesOf(rulesAskingFor(db, name));
  if (usedBy.length > 0) throw new AppError('bad_input', { usedBy });
  db.run('DELETE FROM tags WHERE id = :tagId', { tagId });
  return { tagId };
}

const rulesAskingFor = (db: ReadDb, name: string) => listKeptRules(db).filter(({ rule }) => tagsNamedIn(rule).includes(name));

/** Rules go on asking for the same people. */
function renameInRules(db: WriteDb, from: string, to: string): void {
  for (const kept of rulesAskingFor(db, from)) replaceKeptRule(db, kept, renamed(kept.rule, from, to));
}

function renamed(group: RuleGroup, from: string, to: string): RuleGroup {
  const word = (value: unknown) => (value === from ? to : value);
  return {
    ...group,
    rules: group.rules.map((item) => {
      if ('rules' in item) return renamed(item, from, to);
      if (item.field !== 'tags') return item;
      return { ...item, value: Array.isArray(item.value) ? item.value.map(word) : word(item.value) };
    }),
  };
}
