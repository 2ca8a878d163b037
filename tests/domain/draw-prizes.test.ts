import { expect, test } from 'vitest';
import { drawPrizes } from '../../shared/domain/draw-prizes.ts';

const people = Array.from({ length: 100 }, (_, i) => i + 1);

test('exactly so many win, nobody twice, the same by the same seed whatever the order', () => {
  const drawn = drawPrizes(people, [1, 9, 20], 7)!;
  expect(drawn.map((d) => d.length)).toEqual([1, 9, 20]);
  expect(new Set(drawn.flat()).size).toBe(30);
  expect(drawPrizes(people.toReversed(), [1, 9, 20], 7)).toEqual(drawn);
  expect(drawPrizes(people, [1, 9, 20], 8)).not.toEqual(drawn);
  expect(drawPrizes(people, [60, 41], 7)).toBeNull();
  expect(drawPrizes(people, [60, 40], 7)!.flat()).toHaveLength(100);
});

test('everyone has the same chance: over 2,000 seeds each wins about one in ten', () => {
  const wins = new Map<number, number>();
  for (let seed = 0; seed < 2000; seed++) for (const id of drawPrizes(people, [10], seed)![0]!) wins.set(id, (wins.get(id) ?? 0) + 1);
  // Binomial(2000, 0.1): sd 13.4; five of them either way.
  for (const id of people) expect(Math.abs((wins.get(id) ?? 0) - 200)).toBeLessThan(67);
});
