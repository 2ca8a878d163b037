import type { RuleGroup } from '../contract/rule.ts';

/** What is known of one condition, by its path in the rule: whether it holds. */
export type Verdict = (path: readonly number[]) => boolean;

interface Change {
  /** How many conditions would have to turn out otherwise; Infinity: nothing helps. */
  size: number;
  paths: number[][];
}

const NOTHING: Change = { size: 0, paths: [] };
const NEVER: Change = { size: Infinity, paths: [] };

/**
 * The fewest conditions that would have to turn out otherwise for the rule to give `wanted`, by their paths; the first of
 * several such ways. Null where nothing would do it: a group without conditions holds for everyone. Each condition is
 * taken to be free of the others.
 * Worked example: orders ≥ 2 (no) and (in Guangdong (no) or has a phone (yes)), wanted → [[0]].
 */
export function nearestChange(rule: RuleGroup, verdict: Verdict, wanted: boolean): number[][] | null {
  const change = toMake(rule, [], verdict, wanted);
  return change.size === Infinity ? null : change.paths;
}

function toMake(group: RuleGroup, path: readonly number[], verdict: Verdict, wanted: boolean): Change {
  const inner = group.not === true ? !wanted : wanted;
  if (group.rules.length === 0) return inner ? NOTHING : NEVER;
  const parts = group.rules.map((rule, i): Change => {
    const at = [...path, i];
    if ('rules' in rule) return toMake(rule, at, verdict, inner);
    return verdict(at) === inner ? NOTHING : { size: 1, paths: [at] };
  });
  // "And" holds by all of its parts and fails by one; "or" the other way round.
  const takesAll = (group.combinator === 'and') === inner;
  if (takesAll) return parts.reduce((sum, part) => ({ size: sum.size + part.size, paths: [...sum.paths, ...part.paths] }), NOTHING);
  return parts.reduce((least, part) => (part.size < least.size ? part : least));
}
