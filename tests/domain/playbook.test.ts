import { expect, test } from 'vitest';
import { playRule, plays } from '../../shared/domain/playbook.ts';
import { slipDifference, slipsMore } from '../../shared/domain/slipping.ts';

const of = (id: string) => plays.find((p) => p.id === id)!;

test('in decline there is always somebody left alone to compare with', () => {
  for (const play of plays.filter((p) => p.stage === 'declining')) expect(play.holdoutShare).toBeGreaterThan(0);
});
test('whoever was tried twice is left in peace, in decline alone', () => {
  const inStage = { field: 'stage', operator: '=', value: 'declining' };
  expect(playRule(of('recover'), [])).toEqual({ combinator: 'and', rules: [inStage] });
  expect(playRule(of('recover'), [7])).toEqual({ combinator: 'and', rules: [inStage] });
  expect(playRule(of('recover'), [9, 8, 7]).rules[1]).toMatchObject({ not: true, combinator: 'or', rules: { length: 3 } });
  expect(playRule(of('welcome'), [9, 8]).rules).toHaveLength(1);
});
test('a rule stays small however many campaigns there were', () => {
  const rule = playRule(of('recover'), Array.from({ length: 100 }, (_, i) => i + 1)).rules[1] as { rules: unknown[] };
  expect(rule.rules.length).toBeLessThanOrEqual(60);
});

test('a kind slips more only where even the lower end of its interval is above all', () => {
  const kind = (name: string, slipped: number, could: number) => ({ name, slipped, could });
  expect(slipsMore([kind('A', 20, 60), kind('B', 5, 40), kind('C', 3, 4)], { could: 1000, slipped: 100 }, 5).map((k) => k.name)).toEqual(['A']);
  expect(slipsMore([kind('A', 30, 30), kind('B', 60, 60)], { could: 90, slipped: 1 }, 1)).toHaveLength(1);
  expect(slipsMore([kind('A', 0, 30)], { could: 0, slipped: 0 }, 5)).toEqual([]);
});
test('with fewer than ten on a side nothing is said of the difference', () => {
  expect(slipDifference({ could: 9, slipped: 9 }, { could: 100, slipped: 1 })).toBeNull();
  const told = slipDifference({ could: 70, slipped: 56 }, { could: 80, slipped: 48 })!;
  expect(told.value).toBeCloseTo(0.2, 6);
  expect(told.low).toBeCloseTo(0.0524, 4);
});
