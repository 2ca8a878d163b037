import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { CareDivision, CarePlan, LayerCare } from '../../../shared/contract/strategy-care.ts';
import { layerRule } from '../../../shared/domain/layers.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { eightGroups, tenGroups } from '../../../shared/domain/rfm.ts';
import { groupKeys } from '../../../shared/domain/own-season-groups.ts';
import type { ReadDb } from '../db/executor.ts';
import { readLifecycleSettings } from '../lifecycle/lifecycle-settings.ts';
import { readSeasonsBy } from '../lifecycle/season-people.ts';
import { listLayerings } from '../segments/layerings.ts';
import { caresOfStates } from './care-plan.ts';

/** What a layer gets that the plan doesn't know. */
const USUAL: Omit<LayerCare, 'layer'> = { level: 'mass', everyDays: 30 };

export interface DividedLayer extends LayerCare {
  isDecided: boolean;
  /** Those in no layer before it. */
  rule: RuleGroup;
}

/** The layers of what divides everybody, the best first, with what the plan says of each. */
export function careLayers(db: ReadDb, { by, layeringId, levels }: Pick<CarePlan, 'by' | 'layeringId' | 'levels'>, isDraft: boolean): DividedLayer[] {
  const said = by === 'states' && !isDraft ? caresOfStates(db, levels) : levels;
  return rulesOf(db, by, layeringId).map(({ layer, rule }) => {
    const found = said.find((l) => l.layer === layer);
    return { ...USUAL, ...found, layer, rule, isDecided: found !== undefined };
  });
}

function rulesOf(db: ReadDb, by: CareDivision, layeringId: number | null): { layer: string; rule: RuleGroup }[] {
  if (by !== 'layering') {
    const { field, groups } = groupsOf(db, by);
    return groups.map((layer) => ({ layer, rule: { combinator: 'and', rules: [{ field, operator: '=', value: layer }] } }));
  }
  const found = listLayerings(db).find((l) => l.layeringId === layeringId);
  if (!found) return [];
  const rules = found.layers.map((l) => l.rule);
  return [...found.layers.map(({ name }, place) => ({ layer: name, rule: layerRule(rules, place) })), { layer: '', rule: layerRule(rules, rules.length) }];
}

function groupsOf(db: ReadDb, by: Exclude<CareDivision, 'layering'>): { field: string; groups: readonly string[] } {
  if (by === 'states') return { field: 'state', groups: states };
  if (by === 'seasons') return { field: 'season_group', groups: groupKeys(readSeasonsBy(db, 0).own) };
  return { field: 'rfm', groups: readLifecycleSettings(db).rfmGrouping === 'eight' ? eightGroups.toReversed() : tenGroups };
}
