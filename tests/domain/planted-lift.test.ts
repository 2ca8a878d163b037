import { describe, expect, test } from 'vitest';
import { newcombe, Z95 } from '../../shared/domain/lift.ts';
import { moneyDifference, welch } from '../../shared/domain/mean-difference.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';
import { splitArms } from '../../shared/domain/split-arms.ts';
import { stratifiedDifference, type Stratum } from '../../shared/domain/stratified-lift.ts';
import { dayFromEpoch } from '../../shared/lib/dates.ts';

/** People who buy the rather by themselves the later they bought last and the more they spent. */
const random = seededRandom(11);
const people = Array.from({ length: 600 }, (_, i) => {
  const [ago, net] = [Math.floor(400 * random()), Math.floor(50_000 * random() ** 2)];
  return { id: 5000 - 7 * i, netMinor: net, lastDay: dayFromEpoch(20_000 - ago), byThemselves: 0.03 + 0.12 * (1 - ago / 400) + 0.06 * (net / 50_000) };
});
const CAMPAIGNS = 1000;

/** One campaign on them, with so many points added by chance to whoever is asked. */
function runCampaign(seed: number, added: number): { strata: Stratum[]; heldOut: Set<number> } {
  const arms = splitArms(people, 0.3, seed);
  const chance = seededRandom(seed + 77_000);
  const strata = new Map<number, Stratum>();
  const heldOut = new Set<number>();
  for (const person of people) {
    const { arm, stratum } = arms.get(person.id)!;
    const s = strata.get(stratum) ?? { hits1: 0, people1: 0, hits2: 0, people2: 0 };
    const buys = chance() < person.byThemselves + (arm === 'treated' ? added : 0);
    if (arm === 'treated') strata.set(stratum, { ...s, people1: s.people1 + 1, hits1: s.hits1 + Number(buys) });
    else strata.set(stratum, { ...s, people2: s.people2 + 1, hits2: s.hits2 + Number(buys) });
    if (arm === 'held_out') heldOut.add(person.id);
  }
  return { strata: [...strata.values()], heldOut };
}

describe.each([0, 0.02, 0.05])('a lift of %s planted in a thousand campaigns', (added) => {
  const runs = Array.from({ length: CAMPAIGNS }, (_, i) => {
    const { strata } = runCampaign(i, added);
    const all = strata.reduce((a, b) => ({ hits1: a.hits1 + b.hits1, people1: a.people1 + b.people1, hits2: a.hits2 + b.hits2, people2: a.people2 + b.people2 }));
    const [p1, p2] = [all.hits1 / all.people1, all.hits2 / all.people2];
    return { stratified: stratifiedDifference(strata)!, plain: newcombe(all.hits1, all.people1, all.hits2, all.people2), textbook: 2 * Z95 * Math.sqrt((p1 * (1 - p1)) / all.people1 + (p2 * (1 - p2)) / all.people2) };
  });
  const covered = (of: (r: (typeof runs)[number]) => { low: number; high: number }) => runs.filter((r) => of(r).low <= added && added <= of(r).high).length / CAMPAIGNS;
  const width = (of: (r: (typeof runs)[number]) => number) => runs.reduce((sum, r) => sum + of(r), 0) / CAMPAIGNS;
  test('the intervals cover it at least 93 times in a hundred', () => {
    expect(covered((r) => r.stratified)).toBeGreaterThanOrEqual(0.93);
    expect(covered((r) => r.plain)).toBeGreaterThanOrEqual(0.93);
  });
  test('and are no wider than the textbook’s by more than a tenth', () => {
    expect(width((r) => r.stratified.high - r.stratified.low)).toBeLessThanOrEqual(1.1 * width((r) => r.textbook));
  });
  test('on average it is what is found', () => {
    const [mean, spread] = [width((r) => r.stratified.value), Math.sqrt(width((r) => (r.stratified.value - added) ** 2))];
    expect(Math.abs(mean - added)).toBeLessThan((3.5 * spread) / Math.sqrt(CAMPAIGNS));
  });
});

describe.each([0, 500])('%s minor units a person planted in a thousand campaigns', (added) => {
  const many = Array.from({ length: 2400 }, (_, i) => ({ ...people[i % people.length]!, id: i }));
  const runs = Array.from({ length: CAMPAIGNS }, (_, seed) => {
    const arms = splitArms(many, 0.3, seed);
    const chance = seededRandom(seed + 99_000);
    const strata = new Map<number, { first: { people: number; buyers: number[] }; second: { people: number; buyers: number[] } }>();
    for (const person of many) {
      const { arm, stratum } = arms.get(person.id)!;
      const s = strata.get(stratum) ?? { first: { people: 0, buyers: [] }, second: { people: 0, buyers: [] } };
      strata.set(stratum, s);
      const own = arm === 'treated' ? s.first : s.second;
      own.people += 1;
      // Who buys spends about a third of what they had spent before; the message adds to some of them.
      const buys = chance() < person.byThemselves * 2 ? 2000 + person.netMinor * (0.2 + 0.3 * chance()) : 0;
      const more = arm === 'treated' && chance() < 0.1 ? added * 10 : 0;
      if (buys + more > 0) own.buyers.push(buys + more);
    }
    const list = [...strata.values()];
    const whole = (arm: 'first' | 'second') => ({ people: list.reduce((n, s) => n + s[arm].people, 0), buyers: list.flatMap((s) => s[arm].buyers) });
    return { stratified: moneyDifference(list), plain: welch([{ first: whole('first'), second: whole('second') }]) };
  });
  const width = (of: 'stratified' | 'plain') => runs.reduce((sum, r) => sum + r[of].high - r[of].low, 0);
  test('the intervals cover it at least 93 times in a hundred, and strata make them narrower', () => {
    expect(runs.filter((r) => r.stratified.low <= added && added <= r.stratified.high).length / CAMPAIGNS).toBeGreaterThanOrEqual(0.93);
    expect(width('stratified')).toBeLessThan(width('plain'));
  });
});

test('over a thousand splits nobody is held out for their number, their day or their money', () => {
  const times = new Map<number, number>();
  for (let seed = 0; seed < CAMPAIGNS; seed += 1) for (const id of runCampaign(seed, 0).heldOut) times.set(id, (times.get(id) ?? 0) + 1);
  const shares = people.map((p) => (times.get(p.id) ?? 0) / CAMPAIGNS);
  const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
  expect(mean).toBeCloseTo(0.3, 3);
  const correlation = (values: number[]) => {
    const m = values.reduce((a, b) => a + b, 0) / values.length;
    const [cov, v1, v2] = values.reduce(([c, a, b], v, i) => [c + (v - m) * (shares[i]! - mean), a + (v - m) ** 2, b + (shares[i]! - mean) ** 2], [0, 0, 0]);
    return cov / Math.sqrt(v1 * v2);
  };
  // 600 people: by chance a correlation stays within 3.3 / √600.
  for (const values of [people.map((p) => p.id), people.map((p) => Date.parse(p.lastDay)), people.map((p) => p.netMinor), people.map((_, i) => i)]) expect(Math.abs(correlation(values))).toBeLessThan(3.3 / Math.sqrt(people.length));
});

test('the worked example; one stratum is Newcombe’s; a stratum without an arm joins its neighbour; none with both says nothing', () => {
  expect(stratifiedDifference([{ hits1: 10, people1: 50, hits2: 5, people2: 50 }, { hits1: 30, people1: 50, hits2: 20, people2: 50 }])!.value).toBeCloseTo(0.15, 12);
  const one = stratifiedDifference([{ hits1: 56, people1: 70, hits2: 48, people2: 80 }])!;
  const plain = newcombe(56, 70, 48, 80);
  expect([one.value, one.low, one.high].map((x) => x.toFixed(10))).toEqual([plain.value, plain.low, plain.high].map((x) => x.toFixed(10)));
  expect(stratifiedDifference([{ hits1: 1, people1: 5, hits2: 0, people2: 0 }, { hits1: 2, people1: 10, hits2: 1, people2: 10 }])).toEqual(stratifiedDifference([{ hits1: 3, people1: 15, hits2: 1, people2: 10 }]));
  expect(stratifiedDifference([{ hits1: 1, people1: 5, hits2: 0, people2: 0 }])).toBeNull();
  expect(stratifiedDifference([])).toBeNull();
});
