import { seededRandom, shuffle } from './seeded-random.ts';

/**
 * Who wins which prize: `winners` of each, the first prize first; everyone has the same chance, and nobody wins twice. The same
 * seed draws the same people, whatever order they come in. Null: there are fewer people than prizes.
 * Worked example: 100 people, prizes for 1 and 9 → one has the first prize, nine the second, 90 nothing.
 */
export function drawPrizes(people: readonly number[], winners: readonly number[], seed: number): number[][] | null {
  if (winners.reduce((sum, n) => sum + n, 0) > people.length) return null;
  const order = shuffle([...people].sort((a, b) => a - b), seededRandom(seed));
  let from = 0;
  return winners.map((n) => order.slice(from, (from += n)).sort((a, b) => a - b));
}
