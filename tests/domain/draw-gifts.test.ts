import { expect, test } from 'vitest';
import { drawGifts } from '../../shared/domain/draw-gifts.ts';

const people = Array.from({ length: 101 }, (_, i) => ({ id: i + 1, netMinor: (i * 37) % 1000, lastDay: `2026-0${(i % 9) + 1}-10` }));

test.each([[20, 20], [1, 1], [50, 51], [101, 0], [7, 0]])('%i gifts and %i left out are just so many, and nobody is both', (gifts, leftOut) => {
  for (let seed = 0; seed < 20; seed += 1) {
    const drawn = drawGifts(people, { gifts, leftOut }, seed);
    expect([drawn.gifts.length, drawn.leftOut.length]).toEqual([gifts, leftOut]);
    expect(new Set([...drawn.gifts, ...drawn.leftOut]).size).toBe(gifts + leftOut);
  }
});

test('where there are too few, fewer are left out', () => expect(drawGifts(people, { gifts: 90, leftOut: 90 }, 1).leftOut).toHaveLength(11));

test('the same seed draws the same, whatever order they come in, and another draws others', () => {
  const first = drawGifts(people, { gifts: 20, leftOut: 20 }, 5);
  expect(drawGifts(people.toReversed(), { gifts: 20, leftOut: 20 }, 5)).toEqual(first);
  expect(drawGifts(people, { gifts: 20, leftOut: 20 }, 6)).not.toEqual(first);
});

test('neither group is the head of the list, and both are of the same spend', () => {
  const net = (ids: number[]) => ids.reduce((sum, id) => sum + people[id - 1]!.netMinor, 0) / ids.length;
  let [head, gap] = [0, 0];
  for (let seed = 0; seed < 200; seed += 1) {
    const { gifts, leftOut } = drawGifts(people, { gifts: 30, leftOut: 30 }, seed);
    head += gifts.filter((id) => id <= 50).length;
    gap += net(gifts) - net(leftOut);
  }
  expect(head / 200).toBeGreaterThan(13);
  expect(head / 200).toBeLessThan(17);
  expect(Math.abs(gap / 200)).toBeLessThan(15);
});
