import type { Output } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Tag, TagColor, tags } from '../../../shared/contract/tags.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, type People } from '../segments/compile-rule.ts';
import { countMarks, evaluateRule } from '../segments/evaluate-rule.ts';

interface TagRow {
  tagId: number;
  name: string;
  color: TagColor;
  reason: string;
  lastsDays: number | null;
  segmentId: number | null;
  segmentName: string | null;
  createdAt: number;
}
const columns =
  'SELECT g.id AS tagId, g.name, g.color, g.reason, g.lasts_days AS lastsDays, g.segment_id AS segmentId, s.name AS segmentName, g.created_at AS createdAt FROM tags g LEFT JOIN segments s ON s.id = g.segment_id';

export const ruleOfTag = (name: string): RuleGroup => ({ combinator: 'and', rules: [{ field: 'tags', operator: '=', value: name }] });

export function listTags(db: ReadDb, today: string): Output<typeof tags.list> {
  const people = choosePeople(db, { today });
  const list = db.all<TagRow>(`${columns} ORDER BY g.name`).map((row) => withCount(db, row, people));
  const told = db.all<{ name: string; count: number }>(
    `SELECT j.value AS name, count(DISTINCT a.customer_id) AS count FROM person_facts f JOIN accounts a ON a.id = f.account_id JOIN json_each(f.tags) j
    WHERE f.tags <> '[]' AND j.value NOT IN (SELECT name FROM tags) GROUP BY j.value ORDER BY count DESC, name LIMIT 200`,
  );
  return { tags: list, told };
}

export function getTag(db: ReadDb, tagId: number, today: string): Tag {
  const row = db.get<TagRow>(`${columns} WHERE g.id = :tagId`, { tagId });
  if (!row) throw new AppError('not_found', { what: 'tag' });
  return withCount(db, row, choosePeople(db, { today }));
}

const withCount = (db: ReadDb, row: TagRow, people: People): Tag => ({ ...row, count: countMarks(evaluateRule(db, compileRule(db, ruleOfTag(row.name), people))) });

export function listTagChanges(db: ReadDb, tagId: number): Output<typeof tags.changes> {
  return db
    .all<{ changeId: number; at: number; added: number; people: number; undoneAt: number | null }>(
      'SELECT c.id AS changeId, c.at, c.added, c.undone_at AS undoneAt, (SELECT count(*) FROM tag_change_people p WHERE p.change_id = c.id) AS people FROM tag_changes c WHERE c.tag_id = :tagId ORDER BY c.id DESC LIMIT 200',
      { tagId },
    )
    .map(({ added, undoneAt, ...change }) => ({ ...change, added: added === 1, undone: undoneAt !== null }));
}
