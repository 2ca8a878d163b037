import type { PersonTag } from '../../../shared/contract/customers.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, tagSegments, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';

/** A person's tags, each word once: given by hand, by a segment that a tag follows, or by a file. */
export function readPersonTags(db: ReadDb, customerId: number, people: People): PersonTag[] {
  const found = [...byHand(db, customerId, people), ...byRule(db, customerId, people), ...byFile(db, customerId)];
  return [...new Map(found.toReversed().map((tag) => [tag.name, tag])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const byHand = (db: ReadDb, customerId: number, { asOf }: People): PersonTag[] =>
  db.all<PersonTag>(
    `SELECT g.name, g.id AS tagId, g.color, 'hand' AS "from", nullif(max(ifnull(k.until_day, '9999-12-31')), '9999-12-31') AS untilDay
    FROM customers h JOIN customer_tags k ON k.customer_id = h.id JOIN tags g ON g.id = k.tag_id
    WHERE (h.id = :customerId OR h.merged_into = :customerId) AND (k.until_day IS NULL OR k.until_day >= :asOf) GROUP BY g.id`,
    { customerId, asOf },
  );

function byRule(db: ReadDb, customerId: number, people: People): PersonTag[] {
  const names = [...tagSegments(db)];
  if (names.length === 0) return [];
  const place = placeOf(peopleIds(db, people), customerId);
  const known = new Map(db.all<{ name: string; tagId: number; color: string }>('SELECT name, id AS tagId, color FROM tags').map((t) => [t.name, t]));
  return names
    .filter(([, segmentId]) => evaluateRule(db, compileRule(db, { combinator: 'and', rules: [{ field: 'in_segment', operator: '=', value: segmentId }] }, people))[place] === 1)
    .map(([name]) => ({ ...known.get(name)!, from: 'rule', untilDay: null }));
}

const byFile = (db: ReadDb, customerId: number): PersonTag[] =>
  db.all<PersonTag>(
    `SELECT DISTINCT j.value AS name, g.id AS tagId, g.color, 'file' AS "from", NULL AS untilDay
    FROM accounts a JOIN person_facts f ON f.account_id = a.id JOIN json_each(f.tags) j LEFT JOIN tags g ON g.name = j.value WHERE a.customer_id = :customerId`,
    { customerId },
  );
