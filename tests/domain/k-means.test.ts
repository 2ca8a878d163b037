import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedRandIndex, assign, kMeans, silhouette, standardise, type Points } from '../../shared/domain/k-means.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';

const points = (rows: number[][]): Points => ({ values: Float64Array.from(rows.flat()), n: rows.length, d: rows[0]!.length });
const labelled = (...labels: number[]) => Uint8Array.from(labels);

/** Three clouds, far from each other. */
function clouds(each: number): { points: Points; truth: Uint8Array } {
  const random = seededRandom(3);
  const rows: number[][] = [];
  for (let i = 0; i < 3 * each; i += 1) rows.push([10 * (i % 3) + random(), -5 * (i % 3) + random()]);
  return { points: points(rows), truth: Uint8Array.from(rows, (_, i) => i % 3) };
}

describe('k-means', () => {
  test('two pairs', () => {
    const found = kMeans(points([[0], [1], [10], [11]]), 2, seededRandom(1), 5);
    expect([...found.centres].sort((a, b) => a - b)).toEqual([0.5, 10.5]);
    expect(found.inertia).toBeCloseTo(1, 12);
  });
  test('finds clouds that are there, the same ones from the same seed', () => {
    const { points: all, truth } = clouds(60);
    const found = kMeans(all, 3, seededRandom(9), 5);
    expect(adjustedRandIndex(found.labels, truth)).toBe(1);
    expect(kMeans(all, 3, seededRandom(9), 5)).toEqual(found);
  });
  test('each point is with its nearest centre, and each centre is the mean of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { minLength: 8, maxLength: 60 }), fc.integer({ min: 2, max: 5 }), (rows, k) => {
        const all = points(rows);
        const { labels, centres, inertia } = kMeans(all, k, seededRandom(2), 3);
        const far = (i: number, at: number) => (rows[i]![0] - centres[2 * at]!) ** 2 + (rows[i]![1] - centres[2 * at + 1]!) ** 2;
        let sum = 0;
        rows.forEach((_, i) => {
          const distances = Array.from({ length: k }, (__, at) => far(i, at));
          expect(distances[labels[i]!]).toBe(Math.min(...distances));
          sum += Math.min(...distances);
        });
        expect(inertia).toBeCloseTo(sum, 8);
        for (let at = 0; at < k; at += 1) {
          const own = rows.filter((_, i) => labels[i] === at);
          if (own.length > 0) expect(own.reduce((s, [x]) => s + x, 0) / own.length).toBeCloseTo(centres[2 * at]!, 8);
        }
      }),
      { seed: 4 },
    );
  });
  test('of points all alike: one cluster, and no NaN', () => {
    const found = kMeans(points(Array.from({ length: 10 }, () => [1, 2])), 3, seededRandom(1), 2);
    expect(found.inertia).toBe(0);
    expect([...found.centres].every(Number.isFinite)).toBe(true);
  });
  test('others go to the centres that were found', () => {
    expect([...assign(points([[0], [9], [5.6]]), Float64Array.of(0.5, 10.5), 2).labels]).toEqual([0, 1, 1]);
  });
});

test('columns have mean 0 and deviation 1; one that doesn’t vary is 0', () => {
  const all = points([[1, 5], [2, 5], [3, 5]]);
  standardise(all);
  expect([...all.values].map((v) => Number(v.toFixed(6)))).toEqual([-1.224745, 0, 0, 0, 1.224745, 0]);
});

test('silhouette by hand: (10 − 1)/10.5 of the outer and (9.5 − 1)/9.5 of the inner points', () => {
  const all = points([[0], [1], [10], [11]]);
  expect(silhouette(all, labelled(0, 0, 1, 1), 2)).toBeCloseTo(((10.5 - 1) / 10.5 + (9.5 - 1) / 9.5) / 2, 12);
  expect(silhouette(all, labelled(0, 1, 0, 1), 2)).toBeLessThan(0);
  expect(silhouette(all, labelled(0, 0, 0, 0), 2)).toBe(0);
});

test('adjusted Rand index: the names of clusters don’t matter, chance is about 0', () => {
  expect(adjustedRandIndex(labelled(0, 0, 1, 1), labelled(1, 1, 0, 0))).toBe(1);
  expect(adjustedRandIndex(labelled(0, 0, 1, 1), labelled(0, 0, 1, 2))).toBeCloseTo(4 / 7, 12); // as in scikit-learn’s manual
  expect(adjustedRandIndex(labelled(0, 0, 1, 1), labelled(0, 1, 0, 1))).toBeCloseTo(-0.5, 12);
  const random = seededRandom(5);
  const some = () => Uint8Array.from({ length: 5000 }, () => Math.floor(random() * 4));
  expect(Math.abs(adjustedRandIndex(some(), some()))).toBeLessThan(0.02);
});
