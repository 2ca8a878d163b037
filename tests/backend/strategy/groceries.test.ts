import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { associationRules, type AssociationRule } from '../../../shared/domain/association-rules.ts';

/** Real public data beside the project; not part of it. */
const path = join(import.meta.dirname, '../../../../shared/data/groceries/groceries.csv');

describe.skipIf(!existsSync(path))('9,835 baskets of groceries, against published rules', () => {
  const names: string[] = [];
  const baskets = existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\r?\n/).map((line) => line.split(',').map((name) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1))) : [];
  const ends = baskets.reduce<number[]>((list, basket) => (list.push(list.at(-1)! + basket.length), list), [0]);
  const rules = (support: number, minConfidence: number) => associationRules({ starts: ends, items: baskets.flat() }, { minCount: Math.ceil(support * baskets.length), minConfidence, maxLength: 10 });
  const lengths = (list: AssociationRule[]) => [2, 3, 4, 5, 6].map((n) => list.filter((r) => r.left.length + 1 === n).length);
  const best = (list: AssociationRule[]) => list.reduce((a, b) => (b.lift > a.lift ? b : a));

  test('what is in them', () => {
    expect([baskets.length, names.length]).toEqual([9835, 169]);
    expect(baskets.filter((b) => b.length === 1)).toHaveLength(2159);
    expect(baskets.filter((b) => b.includes(names.indexOf('whole milk')))).toHaveLength(2513);
  });
  test('410 rules of support 0.001 and confidence 0.8', () => {
    const found = rules(0.001, 0.8);
    expect(lengths(found)).toEqual([0, 29, 229, 140, 12]);
    const top = best(found);
    expect([top.left.map((i) => names[i]).sort(), names[top.right], top.count]).toEqual([['liquor', 'red/blush wine'], 'bottled beer', 19]);
    expect([top.support, top.confidence, top.lift].map((x) => Number(x.toFixed(6)))).toEqual([0.001932, 0.904762, 11.235269]);
  });
  test('463 of support 0.006 and confidence 0.25', () => {
    const found = rules(0.006, 0.25);
    expect(lengths(found)).toEqual([150, 297, 16, 0, 0]);
    expect(best(found).lift).toBeCloseTo(3.956477, 6);
    expect(Math.max(...found.map((r) => r.support))).toBeCloseTo(0.074835, 6);
  });
  test('5,668 of support 0.001 and confidence 0.5', () => {
    const found = rules(0.001, 0.5);
    expect(lengths(found)).toEqual([11, 1461, 3211, 939, 46]);
    const top = best(found);
    expect([top.left.map((i) => names[i]).sort(), names[top.right]]).toEqual([['Instant food products', 'soda'], 'hamburger meat']);
    expect([top.support, top.confidence, top.lift].map((x) => Number(x.toFixed(6)))).toEqual([0.00122, 0.631579, 18.995654]);
  });
  test('15 of support 0.01 and confidence 0.5', () => {
    expect(rules(0.01, 0.5)).toHaveLength(15);
  });
});
