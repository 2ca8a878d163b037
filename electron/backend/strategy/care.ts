import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import type { CareLayer, CarePlan, CareReport } from '../../../shared/contract/strategy-care.ts';
import { careFit, weeklyContacts } from '../../../shared/domain/care.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { numberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, sqlContext, type People } from '../segments/compile-rule.ts';
import { countMarks, evaluateRule } from '../segments/evaluate-rule.ts';
import { listLayerings } from '../segments/layerings.ts';
import { careLayers, type DividedLayer } from './care-layers.ts';
import { caresOfStates, findCare } from './care-plan.ts';
import { statesLeftAlone } from './left-alone.ts';
import { currentPlan } from './plan.ts';

/** Until the owner says how many. */
const USUAL_WEEKLY = 20;

export function readCare(db: ReadDb, people: People, draft: CarePlan | undefined): CareReport {
  const kept = findCare(db);
  const inForce: CarePlan = kept ?? { by: 'states', layeringId: null, weekly: USUAL_WEEKLY, levels: [] };
  const asked = draft ?? inForce;
  // Without levels it asks for those that are kept.
  const isDraft = draft !== undefined && draft.levels.length > 0;
  const isSame = asked.by === inForce.by && asked.layeringId === inForce.layeringId;
  const divided = careLayers(db, isDraft || !isSame ? asked : { ...asked, levels: inForce.levels }, isDraft);
  const alone = asked.by === 'states' ? [] : statesLeftAlone(db);
  const all = evaluateRule(db, compileRule(db, every(), people));
  const net = numberColumn(db, people, { sql: valueSql(fields.net_total, sqlContext(people, literal)), source: fields.net_total.source! });
  const layers = divided.map((layer) => layerOf(db, people, layer, alone, net));
  const strategy = currentPlan(db);
  const plan: CarePlan = { by: asked.by, layeringId: asked.layeringId, weekly: asked.weekly, levels: divided.map(({ layer, level, everyDays }) => ({ layer, level, everyDays })) };
  const before: CarePlan['levels'] = isSame ? (inForce.by === 'states' ? caresOfStates(db, inForce.levels) : inForce.levels) : [];
  return {
    asOf: people.asOf,
    currency: people.currency,
    plan,
    isSaved: kept !== undefined && isSame && asked.weekly === inForce.weekly && divided.every((l) => before.some((b) => b.layer === l.layer && b.level === l.level && (l.level === 'alone' || b.everyDays === l.everyDays))),
    layerings: listLayerings(db).map(({ layeringId, name, restName }) => ({ layeringId, name, restName })),
    strategy: { version: strategy.version, enforced: strategy.enforced },
    layers,
    inNone: countMarks(all) - layers.reduce((sum, l) => sum + l.people, 0),
    fit: careFit(layers.map((l) => ({ layer: l.layer, level: l.level, everyDays: l.everyDays, people: contactable(l), netEach: l.netMinor === null || l.people === 0 ? null : l.netMinor / l.people })), asked.weekly),
    definition: 'care:define.care',
  };
}

const every = (...rules: (Condition | RuleGroup)[]): RuleGroup => ({ combinator: 'and', rules });
const contactable = ({ people, optedOut, byState }: Pick<CareLayer, 'people' | 'optedOut' | 'byState'>): number => people - optedOut.people - byState.people;

function layerOf(db: ReadDb, people: People, { rule, ...layer }: DividedLayer, alone: readonly string[], net: Float64Array): CareLayer {
  const said = (optedOut: boolean): Condition => ({ field: 'opted_out', operator: '=', value: optedOut });
  const left: Condition = { field: 'state', operator: 'in', value: [...alone] };
  const marksOf = (asked: RuleGroup) => evaluateRule(db, compileRule(db, asked, people));
  const counted = (asked: RuleGroup) => ({ people: countMarks(marksOf(asked)), rule: asked });
  const marks = marksOf(rule);
  const optedOut = counted(every(rule, said(true)));
  const byState = alone.length === 0 ? { people: 0, rule: every(rule, said(false)) } : counted(every(rule, said(false), left));
  let netMinor: number | null = 0;
  for (let i = 0; i < marks.length && netMinor !== null; i += 1) if (marks[i] === 1) netMinor = Number.isNaN(net[i]!) ? null : netMinor + net[i]!;
  const base = { ...layer, rule, people: countMarks(marks), netMinor, optedOut, byState };
  const weekly = layer.level === 'alone' ? null : weeklyContacts({ people: contactable(base), everyDays: layer.everyDays });
  if (weekly === null) return { ...base, weekly, due: null };
  const quiet: RuleGroup = { combinator: 'or', rules: [{ field: 'last_touched_days', operator: 'null' }, { field: 'last_touched_days', operator: '>=', value: layer.everyDays }] };
  const notLeft: RuleGroup[] = alone.length === 0 ? [] : [{ combinator: 'or', not: true, rules: [left] }];
  return { ...base, weekly, due: counted(every(rule, said(false), ...notLeft, quiet)) };
}
