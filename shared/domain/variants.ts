import { seededRandom, shuffle } from './seeded-random.ts';
import type { Assignment } from './split-arms.ts';

/**
 * Which words each person gets: of the first set that they are in, in the order given (from 1), else the rest (0). So
 * everyone has exactly one.
 * Worked example: people 1 2 3, sets {1} and {1, 2} → 1 ↦ 1, 2 ↦ 2, 3 ↦ 0.
 */
export function assignVariants(people: Iterable<number>, sets: readonly ReadonlySet<number>[]): Map<number, number> {
  return new Map([...people].map((id) => [id, sets.findIndex((set) => set.has(id)) + 1]));
}

/** Sets the deal's row of numbers apart from the split's, which has the same seed. */
const OF_THE_DEAL = 0x9d5c0fb1;

/**
 * Deals the campaign's own text (0) and its variants (from 1) out by lot: everyone gets one, each with the same chance. They
 * go round in turn, from a start and in an order that are drawn, over people shuffled within stratum and arm. So their
 * numbers differ by one at most in all, in each stratum and among the treated of each, and neither id nor place in the list
 * nor arm has a say. The same seed gives the same deal.
 * Worked example: 8 people of one stratum, 2 of them held out, 1 variant → 4 each, of whom 3 treated and 1 held out.
 */
export function dealVariants(split: ReadonlyMap<number, Assignment>, variants: number, seed: number): Map<number, number> {
  const random = seededRandom(seed ^ OF_THE_DEAL);
  const order = shuffle(Array.from({ length: variants + 1 }, (_, i) => i), random);
  const cells = Map.groupBy(split, ([, { stratum, arm }]) => stratum * 2 + (arm === 'treated' ? 0 : 1));
  const row = [...cells].sort(([a], [b]) => a - b).flatMap(([, cell]) => shuffle(cell.map(([id]) => id).sort((a, b) => a - b), random));
  return new Map(row.map((id, place) => [id, order[place % order.length]!]));
}
