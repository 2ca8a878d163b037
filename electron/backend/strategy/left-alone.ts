import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { CareLevel } from '../../../shared/domain/care.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, peopleFrom, type People } from '../segments/compile-rule.ts';
import { careLayers } from './care-layers.ts';
import { findCare } from './care-plan.ts';
import { findPlan } from './plan.ts';

/** Of the strategy in force and obeyed by audiences. */
export function statesLeftAlone(db: ReadDb): State[] {
  const plan = findPlan(db);
  return plan?.enforced ? plan.rows.filter((r) => r.leaveAlone).map((r) => r.state) : [];
}

const ofLevel = (db: ReadDb, level: CareLevel): RuleGroup[] => {
  const care = findCare(db);
  return care === undefined ? [] : careLayers(db, care, false).filter((l) => l.isDecided && l.level === level).map((l) => l.rule);
};
const anyOf = (rules: RuleGroup[]): RuleGroup | null => (rules.length === 0 ? null : { combinator: 'or', rules });

/** Whoever is in a layer that the care plan leaves alone. Of the states the strategy's cadence says it: nobody here. `among`: only these are asked about. */
export function peopleLeftAlone(db: ReadDb, people: People, among?: readonly number[]): Set<number> {
  const rule = findCare(db)?.by === 'states' ? null : anyOf(ofLevel(db, 'alone'));
  if (rule === null) return new Set();
  const { where, params } = compileRule(db, rule, people);
  return new Set(db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where}${among ? ' AND c.id IN (SELECT value FROM json_each(:among))' : ''}`, { ...params, asOf: people.asOf, ...(among ? { among: JSON.stringify(among) } : {}) }).map((r) => r.id));
}

export function readCareRules(db: ReadDb): { alone: RuleGroup | null; byHand: RuleGroup | null } {
  const byState = statesLeftAlone(db).map((state): RuleGroup => ({ combinator: 'and', rules: [{ field: 'state', operator: '=', value: state }] }));
  const byLayer = findCare(db)?.by === 'states' ? [] : ofLevel(db, 'alone');
  return { alone: anyOf([...byState, ...byLayer]), byHand: anyOf(ofLevel(db, 'hand')) };
}
