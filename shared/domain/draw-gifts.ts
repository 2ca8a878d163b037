import { seededRandom, shuffle } from './seeded-random.ts';
import { splitArms, type SplitPerson } from './split-arms.ts';

/**
 * Who gets a gift and who, like them, gets none: both are drawn from the same people by strata of recency and spend
 * (`splitArms`), so that they can be compared; exactly so many. The same seed draws the same people, whatever order they
 * come in. `leftOut` shrinks where there aren't enough people.
 * Worked example: 100 people, 20 gifts, 20 left out → 20, 20, and 60 who have no part in it.
 */
export function drawGifts(people: readonly SplitPerson[], { gifts, leftOut }: { gifts: number; leftOut: number }, seed: number): { gifts: number[]; leftOut: number[] } {
  const without = Math.min(leftOut, people.length - gifts);
  const picked = pick(people, gifts + without, seed);
  const chosen = new Set(pick(people.filter((p) => picked.has(p.id)), gifts, seed + 1));
  const inOrder = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
  return { gifts: inOrder(chosen), leftOut: inOrder([...picked].filter((id) => !chosen.has(id))) };
}

/** A stratified sample of just so many: its own rounding can be one off, which chance mends. */
function pick(people: readonly SplitPerson[], count: number, seed: number): Set<number> {
  if (count >= people.length) return new Set(people.map((p) => p.id));
  const arms = splitArms(people, 1 - count / people.length, seed);
  const random = seededRandom(seed + 2);
  const of = (arm: string) => shuffle([...arms].filter(([, a]) => a.arm === arm).map(([id]) => id).sort((a, b) => a - b), random);
  const [inside, outside] = [of('treated'), of('held_out')];
  return new Set([...inside, ...outside].slice(0, count));
}
