import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { tags } from '../../../shared/contract/tags.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { chosenIds } from '../customers/list-customers.ts';
import type { WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { getTag } from './read-tags.ts';

const FOREVER = '9999-12-31';
/** Of those chosen (p) the person and whoever rests with them. */
const isTheirs = '(h.id = p.value OR h.merged_into = p.value)';

export function applyTag({ tagId, add, who }: Parsed<typeof tags.apply>, { db, now, today }: CommandContext): Output<typeof tags.apply> {
  const tag = getTag(db, tagId, today);
  if (tag.segmentId !== null) throw new AppError('bad_input', { field: 'tagId', reason: 'follows_segment' });
  const people = JSON.stringify('list' in who ? chosenIds(db, who.list, today) : who.customerIds.map((id) => existing(db, id)));
  const { lastInsertRowid: changeId } = db.run('INSERT INTO tag_changes (at, day, tag_id, added) VALUES (:now, :today, :tagId, :added)', { now, today, tagId, added: add ? 1 : 0 });
  const changed = add ? give(db, changeId, tagId, people, today, tag.lastsDays) : take(db, changeId, tagId, people);
  if (changed > 0) return { changeId, changed };
  db.run('DELETE FROM tag_changes WHERE id = :changeId', { changeId });
  return { changeId: null, changed };
}

function existing(db: WriteDb, customerId: number): number {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  return person;
}

/** Whoever has it for as long already isn't changed. */
function give(db: WriteDb, changeId: number, tagId: number, people: string, today: string, lastsDays: number | null): number {
  const until = lastsDays === null ? null : addDays(today, lastsDays);
  const { changes } = db.run(
    `INSERT INTO tag_change_people (change_id, customer_id, before_since, before_until)
    SELECT DISTINCT :changeId, p.value, k.since_day, k.until_day FROM json_each(:people) p LEFT JOIN customer_tags k ON k.tag_id = :tagId AND k.customer_id = p.value
    WHERE NOT EXISTS (SELECT 1 FROM customers h JOIN customer_tags x ON x.customer_id = h.id WHERE ${isTheirs} AND x.tag_id = :tagId AND ifnull(x.until_day, '${FOREVER}') >= ifnull(:until, '${FOREVER}'))`,
    { changeId, people, tagId, until },
  );
  db.run(
    `INSERT INTO customer_tags (tag_id, customer_id, since_day, until_day) SELECT :tagId, customer_id, :today, :until FROM tag_change_people WHERE change_id = :changeId
    ON CONFLICT (tag_id, customer_id) DO UPDATE SET since_day = CASE WHEN until_day < excluded.since_day THEN excluded.since_day ELSE since_day END, until_day = excluded.until_day`,
    { changeId, tagId, today, until },
  );
  return changes;
}

function take(db: WriteDb, changeId: number, tagId: number, people: string): number {
  const { changes } = db.run(
    `INSERT INTO tag_change_people (change_id, customer_id, before_since, before_until)
    SELECT DISTINCT :changeId, k.customer_id, k.since_day, k.until_day FROM json_each(:people) p JOIN customers h ON ${isTheirs} JOIN customer_tags k ON k.tag_id = :tagId AND k.customer_id = h.id`,
    { changeId, people, tagId },
  );
  db.run('DELETE FROM customer_tags WHERE tag_id = :tagId AND customer_id IN (SELECT customer_id FROM tag_change_people WHERE change_id = :changeId)', { changeId, tagId });
  return changes;
}

/** The last change of its tag only: what came after it would else be lost. */
export function undoTagChange(changeId: number, { db, now }: CommandContext): Output<typeof tags.undo> {
  const change = db.get<{ tagId: number; last: number }>(
    'SELECT c.tag_id AS tagId, (SELECT max(id) FROM tag_changes WHERE tag_id = c.tag_id AND undone_at IS NULL) AS last FROM tag_changes c WHERE c.id = :changeId AND c.undone_at IS NULL',
    { changeId },
  );
  if (!change) throw new AppError('not_found', { what: 'change' });
  if (change.last !== changeId) throw new AppError('bad_input', { field: 'changeId', reason: 'not_last' });
  const { tagId } = change;
  db.run('DELETE FROM customer_tags WHERE tag_id = :tagId AND customer_id IN (SELECT customer_id FROM tag_change_people WHERE change_id = :changeId)', { changeId, tagId });
  db.run('INSERT INTO customer_tags (tag_id, customer_id, since_day, until_day) SELECT :tagId, customer_id, before_since, before_until FROM tag_change_people WHERE change_id = :changeId AND before_since IS NOT NULL', { changeId, tagId });
  db.run('UPDATE tag_changes SET undone_at = :now WHERE id = :changeId', { changeId, now });
  return { changeId, changed: db.get<{ n: number }>('SELECT count(*) AS n FROM tag_change_people WHERE change_id = :changeId', { changeId })!.n };
}
