import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import { nearestChange } from '../../shared/domain/nearest-change.ts';

const c = { field: 'orders', operator: '>=', value: 1 };
const and = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });
const or = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'or', rules });
const not = (group: RuleGroup): RuleGroup => ({ ...group, not: true });

test.each([
  ['all that fail, for "and"', and(c, c, c), [true, false, false], true, [[1], [2]]],
  ['one, for "or"', or(c, c), [false, false], true, [[0]]],
  ['the cheaper way in', and(c, or(and(c, c), c)), [true, false, false, false], true, [[1, 1]]],
  ['one way out of "and"', and(c, c), [true, true], false, [[0]]],
  ['all ways out of "or"', or(c, c), [true, true], false, [[0], [1]]],
  ['a turned group', not(and(c, c)), [true, true], true, [[0]]],
  ['nothing to do', and(c), [true], true, []],
  ['an empty rule holds for everyone', and(), [], false, null],
  ['out past an empty group', and(and(), c), [true], false, [[1]]],
] as const)('%s', (_, rule, given, wanted, paths) => {
  expect(nearestChange(rule, verdictOf(rule, given), wanted)).toEqual(paths);
});

test('no smaller change would do', () => {
  const { tree } = fc.letrec<{ tree: RuleGroup; part: RuleGroup['rules'][number] }>((tie) => ({
    part: fc.oneof({ weight: 3, arbitrary: fc.constant(c) }, { weight: 1, arbitrary: tie('tree') }),
    tree: fc.record({ combinator: fc.constantFrom('and' as const, 'or' as const), not: fc.boolean(), rules: fc.array(tie('part'), { maxLength: 3 }) }),
  }));
  fc.assert(
    fc.property(tree.filter((rule) => leaves(rule).length <= 7), fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.boolean(), (rule, given, wanted) => {
      const paths = leaves(rule);
      const change = nearestChange(rule, verdictOf(rule, given), wanted);
      let least = Infinity;
      for (let mask = 0; mask < 2 ** paths.length; mask += 1) {
        if (holds(rule, (path) => given[indexOf(path)]! !== ((mask >> indexOf(path)) % 2 === 1)) === wanted) least = Math.min(least, paths.filter((_, i) => (mask >> i) % 2 === 1).length);
      }
      expect(change?.length ?? Infinity).toBe(least);
      function indexOf(path: readonly number[]): number {
        return paths.findIndex((p) => p.join() === path.join());
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});

function leaves(rule: RuleGroup, path: number[] = []): number[][] {
  return rule.rules.flatMap((part, i) => ('rules' in part ? leaves(part, [...path, i]) : [[...path, i]]));
}
function verdictOf(rule: RuleGroup, given: readonly boolean[]): (path: readonly number[]) => boolean {
  const paths = leaves(rule).map((p) => p.join());
  return (path) => given[paths.indexOf(path.join())]!;
}
function holds(rule: RuleGroup, verdict: (path: number[]) => boolean, path: number[] = []): boolean {
  const parts = rule.rules.map((part, i) => ('rules' in part ? holds(part, verdict, [...path, i]) : verdict([...path, i])));
  return (parts.length === 0 || (rule.combinator === 'and' ? parts.every(Boolean) : parts.some(Boolean))) !== (rule.not === true);
}
