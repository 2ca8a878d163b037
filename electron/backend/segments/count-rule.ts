import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { literal, ruleToSql } from '../../../shared/domain/rule-to-sql.ts';
import { peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, sqlContext, type CompiledRule, type People } from './compile-rule.ts';
import { countMarks, evaluateRule } from './evaluate-rule.ts';
import { withPeople } from './with-people.ts';

/** Exact count of a rule, the first ids and the SQL that gives the same. */
export function countRule(db: ReadDb, rule: RuleGroup, people: People, first: number): { count: number; of: number; ids: number[]; sql: string } {
  const compiled = compileRule(db, rule, people);
  const marks = evaluateRule(db, compiled);
  const ids = peopleIds(db, people);
  const firstIds: number[] = [];
  for (let i = 0; i < marks.length && firstIds.length < first; i += 1) if (marks[i] === 1) firstIds.push(ids[i]!);
  return { count: countMarks(marks), of: ids.length, ids: firstIds, sql: countSql(compiled) };
}

/** The count as a text of SQL that runs as it stands on the database file. */
export function countSql({ people, rule }: CompiledRule): string {
  const where = ruleToSql(rule, sqlContext(people, literal));
  return withPeople(people, (from) => `SELECT count(*) FROM ${from} WHERE ${where}`);
}
