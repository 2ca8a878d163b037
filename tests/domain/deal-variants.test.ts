import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffle, seededRandom } from '../../shared/domain/seeded-random.ts';
import { splitArms, type SplitPerson } from '../../shared/domain/split-arms.ts';
import { dealVariants } from '../../shared/domain/variants.ts';
import { dayFromEpoch } from '../../shared/lib/dates.ts';

const people = (n: number): SplitPerson[] => {
  const random = seededRandom(n);
  return Array.from({ length: n }, (_, i) => ({ id: i + 1, netMinor: Math.floor(random() * 100_000), lastDay: dayFromEpoch(20_000 + Math.floor(random() * 700)) }));
};
const sizes = (positions: readonly number[], versions: number): number[] => Array.from({ length: versions }, (_, v) => positions.filter((p) => p === v).length);
const spread = (counts: number[]): number => Math.max(...counts) - Math.min(...counts);

test('the worked example', () => {
  const split = new Map(Array.from({ length: 8 }, (_, i) => [i + 1, { stratum: 0, arm: i < 2 ? ('held_out' as const) : ('treated' as const) }]));
  for (let seed = 0; seed < 20; seed += 1) {
    const dealt = dealVariants(split, 1, seed);
    expect(sizes([...dealt.values()], 2)).toEqual([4, 4]);
    expect(sizes([1, 2].map((id) => dealt.get(id)!), 2)).toEqual([1, 1]);
  }
});

test('everyone gets one; numbers differ by one at most in all, in each stratum and among the treated of each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 8 }), fc.double({ min: 0, max: 0.9, noNaN: true }), fc.integer({ min: 0, max: 0xffffffff }), (n, variants, share, seed) => {
      const split = splitArms(people(n), share, seed);
      const dealt = dealVariants(split, variants, seed);
      const cells = [[...split], ...Map.groupBy(split, ([, a]) => a.stratum).values(), ...Map.groupBy(split, ([, a]) => `${a.stratum} ${a.arm}`).values()];
      expect([...dealt.keys()].sort((a, b) => a - b)).toEqual([...split.keys()].sort((a, b) => a - b));
      for (const cell of cells) expect(spread(sizes(cell.map(([id]) => dealt.get(id)!), variants + 1))).toBeLessThanOrEqual(1);
    }),
  );
});

test('the same seed gives the same deal whatever order the rows come in, and another for another', () => {
  const split = splitArms(people(90), 0.3, 5);
  const turned = new Map(shuffle([...split], seededRandom(9)));
  const sorted = (dealt: Map<number, number>) => [...dealt].sort(([a], [b]) => a - b);
  expect(sorted(dealVariants(turned, 2, 5))).toEqual(sorted(dealVariants(split, 2, 5)));
  expect(sorted(dealVariants(split, 2, 6))).not.toEqual(sorted(dealVariants(split, 2, 5)));
});

test('over seeds each person gets each version equally often, in either arm and whatever their id', () => {
  const crowd = people(41);
  const SEEDS = 3000;
  const times = new Map(crowd.map((p) => [p.id, [0, 0, 0]]));
  const ofHeldOut = [0, 0, 0];
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const split = splitArms(crowd, 0.3, seed);
    for (const [id, version] of dealVariants(split, 2, seed)) {
      times.get(id)![version]! += 1;
      if (split.get(id)!.arm === 'held_out') ofHeldOut[version]! += 1;
    }
  }
  // 1000 each on average, standard deviation 26; the largest of 123 stays within 4.5 of them.
  for (const counts of times.values()) for (const n of counts) expect(Math.abs(n - SEEDS / 3)).toBeLessThan(116);
  const all = ofHeldOut.reduce((a, b) => a + b, 0);
  for (const n of ofHeldOut) expect(Math.abs(n / all - 1 / 3)).toBeLessThan(0.012);
});
