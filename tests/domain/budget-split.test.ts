import { expect, test } from 'vitest';
import { moveInSplit, scaleSplit } from '../../shared/domain/budget-split.ts';

const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);

test('moving one amount keeps the total to the cent, and the others’ proportions', () => {
  expect(moveInSplit([100, 60, 40], 0, 150)).toEqual([150, 30, 20]);
  expect(moveInSplit([100, 60, 40], 0, 0)).toEqual([0, 120, 80]);
  expect(moveInSplit([100, 60, 40], 1, 999)).toEqual([0, 200, 0]);
  expect(moveInSplit([100, 60, 40], 2, -5)).toEqual([125, 75, 0]);
  for (let to = 0; to <= 1000; to += 7) expect(sum(moveInSplit([333, 333, 334, 0], 1, to))).toBe(1000);
});
test('who had nothing shares equally, and one alone keeps all', () => {
  expect(moveInSplit([100, 0, 0, 0], 0, 40)).toEqual([40, 20, 20, 20]);
  expect(moveInSplit([100], 0, 40)).toEqual([100]);
});
test('another total keeps the split', () => {
  expect(scaleSplit([100, 50, 50], 400)).toEqual([200, 100, 100]);
  expect(scaleSplit([0, 0, 0], 100)).toEqual([34, 33, 33]);
  expect(scaleSplit([], 100)).toEqual([]);
});
