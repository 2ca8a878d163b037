import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitArms, type SplitPerson } from '../../shared/domain/split-arms.ts';
import { seededRandom, shuffle } from '../../shared/domain/seeded-random.ts';
import { dayFromEpoch } from '../../shared/lib/dates.ts';

function makePeople(n: number, seed = 1): SplitPerson[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) => ({ id: i + 1, netMinor: Math.floor(random() ** 3 * 100_000), lastDay: random() < 0.05 ? null : dayFromEpoch(20_000 + Math.floor(random() * 700)) }));
}
const heldOut = (split: ReturnType<typeof splitArms>) => [...split].filter(([, a]) => a.arm === 'held_out').map(([id]) => id);

function correlation(xs: number[], ys: number[]): number {
  const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;
  const mx = mean(xs);
  const my = mean(ys);
  const cov = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0);
  const spread = (v: number[], m: number) => Math.sqrt(v.reduce((sum, x) => sum + (x - m) ** 2, 0));
  return cov / (spread(xs, mx) * spread(ys, my));
}

describe('splitArms', () => {
  it('holds the share exactly in every stratum and in all', () => {
    const people = makePeople(400);
    const split = splitArms(people, 0.1, 42);
    expect(split.size).toBe(400);
    expect(heldOut(split)).toHaveLength(40);
    const strata = Map.groupBy(split.values(), (a) => a.stratum);
    expect(strata.size).toBe(8);
    for (const members of strata.values()) {
      const out = members.filter((m) => m.arm === 'held_out').length;
      expect(Math.abs(out - members.length * 0.1)).toBeLessThan(1);
    }
  });
  it('gives the same split for the same seed, whatever order the rows come in, and another for another', () => {
    const people = makePeople(300);
    const first = splitArms(people, 0.3, 7);
    const again = splitArms(shuffle([...people], seededRandom(99)), 0.3, 7);
    expect(heldOut(again).sort()).toEqual(heldOut(first).sort());
    expect(heldOut(splitArms(people, 0.3, 8)).sort()).not.toEqual(heldOut(first).sort());
  });
  it('has nothing to do with id, money or date', () => {
    const people = makePeople(400);
    const seeds = 200;
    const sums = { id: 0, net: 0, day: 0 };
    for (let seed = 0; seed < seeds; seed += 1) {
      const split = splitArms(people, 0.25, seed);
      const arms = people.map((p) => (split.get(p.id)!.arm === 'held_out' ? 1 : 0));
      sums.id += correlation(people.map((p) => p.id), arms);
      sums.net += correlation(people.map((p) => p.netMinor ?? 0), arms);
      sums.day += correlation(people.map((p) => (p.lastDay === null ? 0 : Date.parse(p.lastDay))), arms);
    }
    // The mean of 200 correlations of 400 people has a standard error of 0.05/√200 = 0.0035.
    for (const sum of Object.values(sums)) expect(Math.abs(sum / seeds)).toBeLessThan(0.015);
  });
  it('holds everyone out equally often', () => {
    const people = makePeople(40);
    const times = new Map<number, number>();
    for (let seed = 0; seed < 2000; seed += 1) for (const id of heldOut(splitArms(people, 0.1, seed))) times.set(id, (times.get(id) ?? 0) + 1);
    // 200 each on average, standard deviation 13: nobody is nearly never or nearly always chosen.
    for (const p of people) {
      expect(times.get(p.id) ?? 0).toBeGreaterThan(130);
      expect(times.get(p.id) ?? 0).toBeLessThan(270);
    }
  });
  it('is within one person of the share for any size, share and seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 0.9, noNaN: true }), fc.integer({ min: 0, max: 0xffffffff }), (n, share, seed) => {
        const split = splitArms(makePeople(n, seed % 1000), share, seed);
        expect(split.size).toBe(n);
        expect(Math.abs(heldOut(split).length - n * share)).toBeLessThan(1 + 1e-6);
      }),
      { numRuns: 300 },
    );
  });
  it('treats everyone where nobody is to be held out', () => {
    expect(heldOut(splitArms(makePeople(50), 0, 3))).toEqual([]);
  });
});
