import { expect, test } from 'vitest';
import { isFew, untoldParts } from '../../shared/domain/small-cells.ts';

test.each([[0, false], [1, true], [4, true], [5, false]] as const)('%i people are few: %s', (people, few) => {
  expect(isFew(people)).toBe(few);
});

test.each([
  [[20, 9, 3], 3, [1, 2]], // those 3 alone would be the total less the rest
  [[20, 4, 3], 6, [1, 2]], // 6 together are enough
  [[20, 4, 3], 4, [0, 1, 2]], // the same four people bought both
  [[20, 9, 0], 0, []],
  [[3], 3, [0]],
  [[5, 5], 0, []],
] as const)('%j with %i in the few together → %j', (people, together, untold) => {
  expect([...untoldParts(people, together)].sort()).toEqual(untold);
});
