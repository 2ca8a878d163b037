import type { Output } from '../../../shared/contract/endpoint.ts';
import type { TagColor, tags } from '../../../shared/contract/tags.ts';
import { readAttribute } from '../analysis/attribute-values.ts';
import { peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule } from '../segments/compile-rule.ts';
import { countMarks, evaluateRule } from '../segments/evaluate-rule.ts';
import { getTag, ruleOfTag } from './read-tags.ts';

const MOST_OTHERS = 8;

/** What a tag's people have spent, and which other tags they have. */
export function describeTagPeople(db: ReadDb, tagId: number, today: string): Output<typeof tags.people> {
  const people = choosePeople(db, { today });
  const marksOf = (name: string) => evaluateRule(db, compileRule(db, ruleOfTag(name), people));
  const marks = marksOf(getTag(db, tagId, today).name);
  const net = readAttribute(db, people, 'net_total').values;
  const orders = readAttribute(db, people, 'orders').values;
  let [netMinor, buyers] = [0, 0];
  for (let i = 0; i < marks.length; i += 1) {
    if (marks[i] === 0 || !(orders[i]! > 0)) continue;
    buyers += 1;
    if (!Number.isNaN(net[i]!)) netMinor += net[i]!;
  }
  const others = db.all<{ tagId: number; name: string; color: TagColor }>('SELECT id AS tagId, name, color FROM tags WHERE id <> :tagId', { tagId }).flatMap(({ tagId: other, name, color }) => {
    const theirs = marksOf(name);
    let both = 0;
    for (let i = 0; i < marks.length; i += 1) both += marks[i]! & theirs[i]!;
    return both === 0 ? [] : [{ tagId: other, name, color, both, count: countMarks(theirs) }];
  });
  others.sort((a, b) => b.both - a.both || a.tagId - b.tagId);
  return { count: countMarks(marks), of: peopleIds(db, people).length, netMinor, buyers, currency: people.currency, others: others.slice(0, MOST_OTHERS) };
}
