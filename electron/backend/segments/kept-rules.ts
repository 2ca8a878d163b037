import type { Layer } from '../../../shared/contract/layerings.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

/** A rule that the owner keeps: a segment's, or that of a layer, by the name of what it belongs to. */
export interface KeptRule {
  name: string;
  rule: RuleGroup;
  of: { segmentId: number } | { layeringId: number; place: number };
}

export function listKeptRules(db: ReadDb): KeptRule[] {
  const segments = db.all<{ id: number; name: string; rule: string }>('SELECT id, name, rule FROM segments ORDER BY name');
  const layerings = db.all<{ id: number; name: string; layers: string }>('SELECT id, name, layers FROM layerings ORDER BY name');
  return [
    ...segments.map(({ id, name, rule }): KeptRule => ({ name, rule: JSON.parse(rule) as RuleGroup, of: { segmentId: id } })),
    ...layerings.flatMap(({ id, name, layers }) => (JSON.parse(layers) as Layer[]).map(({ rule }, place): KeptRule => ({ name, rule, of: { layeringId: id, place } }))),
  ];
}

export function replaceKeptRule(db: WriteDb, { of }: KeptRule, rule: RuleGroup): void {
  const text = JSON.stringify(rule);
  if ('segmentId' in of) db.run('UPDATE segments SET rule = :text WHERE id = :id', { id: of.segmentId, text });
  else db.run("UPDATE layerings SET layers = json_replace(layers, '$[' || CAST(:place AS INTEGER) || '].rule', json(:text)) WHERE id = :id", { id: of.layeringId, place: of.place, text });
}

/** Names, each once: several layers of one layering may ask for the same. */
export const namesOf = (kept: readonly KeptRule[]): string[] => [...new Set(kept.map(({ name }) => name))];
