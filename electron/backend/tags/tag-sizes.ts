import type { Output } from '../../../shared/contract/endpoint.ts';
import type { tags } from '../../../shared/contract/tags.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
import type { TaskContext } from '../serve.ts';
import { getTag, ruleOfTag } from './read-tags.ts';

/** How many had a tag at the ends of past months, the last of today. */
export function tagSizes(tagId: number, months: number, { db, today, progress, checkCancelled }: Pick<TaskContext, 'db' | 'today' | 'progress' | 'checkCancelled'>): Output<typeof tags.sizes> {
  const days = [...Array.from({ length: months }, (_, i) => monthEnd(today, months - i)), today];
  const { name, segmentId } = getTag(db, tagId, today);
  if (segmentId === null) return snapshot(db, () => countGiven(db, tagId, name, days, today));
  return days.map((asOf, done) => {
    checkCancelled();
    progress({ step: 'count', done, total: days.length });
    return snapshot(db, () => {
      const { count, of } = countRule(db, ruleOfTag(name), choosePeople(db, { asOf, today }), 0);
      return { day: asOf, count, of };
    });
  });
}

/** What it has come to today, and the log taken back day by day. */
function countGiven(db: ReadDb, tagId: number, name: string, days: string[], today: string): Output<typeof tags.sizes> {
  const now = countRule(db, ruleOfTag(name), choosePeople(db, { today }), 0);
  const told = db.all<{ person: number }>("SELECT DISTINCT a.customer_id AS person FROM person_facts f JOIN accounts a ON a.id = f.account_id JOIN json_each(f.tags) j WHERE f.tags <> '[]' AND j.value = :name", { name });
  const personOf = new Map<number, number>();
  /** Until when each has it; null: it stays. */
  const holds = new Map<number, string | null>();
  const given = db.all<Holder & { until: string | null }>('SELECT k.customer_id AS holder, ifnull(h.merged_into, h.id) AS person, k.until_day AS until FROM customer_tags k JOIN customers h ON h.id = k.customer_id WHERE k.tag_id = :tagId', { tagId });
  for (const { holder, person, until } of given) {
    personOf.set(holder, person);
    holds.set(holder, until);
  }
  const changes = db.all<Holder & { day: string; since: string | null; until: string | null }>(
    `SELECT c.day, p.customer_id AS holder, ifnull(h.merged_into, h.id) AS person, p.before_since AS since, p.before_until AS until
    FROM tag_changes c JOIN tag_change_people p ON p.change_id = c.id JOIN customers h ON h.id = p.customer_id WHERE c.tag_id = :tagId AND c.undone_at IS NULL ORDER BY c.id DESC`,
    { tagId },
  );
  let at = 0;
  const counts = days.toReversed().map((day) => {
    for (; at < changes.length && changes[at]!.day > day; at += 1) {
      const { holder, person, since, until } = changes[at]!;
      personOf.set(holder, person);
      if (since === null) holds.delete(holder);
      else holds.set(holder, until);
    }
    if (day === today) return { day, count: now.count, of: now.of };
    const has = new Set(told.map((t) => t.person));
    for (const [holder, until] of holds) if (until === null || until >= day) has.add(personOf.get(holder)!);
    return { day, count: has.size, of: now.of };
  });
  return counts.toReversed();
}

interface Holder {
  holder: number;
  /** Whom that is today. */
  person: number;
}
