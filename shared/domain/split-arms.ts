import { seededRandom, shuffle } from './seeded-random.ts';

export interface SplitPerson {
  id: number;
  /** Net money of all valid orders; null counts as none. */
  netMinor: number | null;
  /** Day of the last purchase, YYYY-MM-DD; null before the first. */
  lastDay: string | null;
}
export interface Assignment {
  arm: 'treated' | 'held_out';
  stratum: number;
}

/**
 * Splits people into treated and held out at random.
 *
 * Strata: four bands of recency (quarters of the last purchase day; equal days stay together), each cut at its own median
 * of net money, so at most eight. Each stratum gives its exact share to the hold-out; what is left over by rounding goes
 * to strata by chance, so that the whole is within one person of share × people. Within a stratum the order is a
 * shuffle: neither id nor place in the list nor value has a say, and the same seed gives the same split whatever order the
 * rows come in.
 *
 * Worked example: 400 people, a tenth held out → 40, five or so in each of eight strata.
 */
export function splitArms(people: readonly SplitPerson[], holdoutShare: number, seed: number): Map<number, Assignment> {
  const random = seededRandom(seed);
  const strata = [...stratify(people)].sort(([a], [b]) => a - b);
  const counts = roundTogether(strata.map(([, ids]) => ids.length * holdoutShare), random);
  const result = new Map<number, Assignment>();
  strata.forEach(([stratum, ids], i) => {
    shuffle(ids.sort((a, b) => a - b), random).forEach((id, place) => {
      result.set(id, { arm: place < counts[i]! ? 'held_out' : 'treated', stratum });
    });
  });
  return result;
}

function stratify(people: readonly SplitPerson[]): Map<number, number[]> {
  const days = people.map((p) => p.lastDay ?? '').sort();
  const edges = [1, 2, 3].map((k) => days[Math.floor((days.length * k) / 4)] ?? '');
  const bands: SplitPerson[][] = [[], [], [], []];
  for (const person of people) bands[edges.filter((edge) => (person.lastDay ?? '') >= edge && edge !== '').length]!.push(person);
  const strata = new Map<number, number[]>();
  bands.forEach((band, i) => {
    const nets = band.map((p) => p.netMinor ?? 0).sort((a, b) => a - b);
    const median = nets[Math.floor(nets.length / 2)] ?? 0;
    for (const person of band) {
      const stratum = i * 2 + ((person.netMinor ?? 0) >= median ? 1 : 0);
      const ids = strata.get(stratum);
      if (ids) ids.push(person.id);
      else strata.set(stratum, [person.id]);
    }
  });
  return strata;
}

/**
 * Whole numbers near the given ones whose sum is their sum, rounded up or down: each takes one more with the chance of
 * its fraction (systematic sampling with one random start).
 * Worked example: 2.5, 2.5, 2.5 → 2, 3, 3 or 3, 2, 3 or …, 7 or 8 in all.
 */
function roundTogether(targets: readonly number[], random: () => number): number[] {
  const result = targets.map(Math.floor);
  const order = shuffle(targets.map((_, i) => i), random);
  let reached = random();
  for (const i of order) {
    const before = Math.floor(reached);
    // Without this a tenth of 40, which is 4.000000000000001, would now and then give a fifth person.
    reached += Math.round((targets[i]! - result[i]!) * 1e9) / 1e9;
    if (Math.floor(reached) > before) result[i]! += 1;
  }
  return result;
}
