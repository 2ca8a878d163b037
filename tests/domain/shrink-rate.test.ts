import { expect, test } from 'vitest';
import { fitRatePrior, shrinkRate } from '../../shared/domain/shrink-rate.ts';
import { sumEstimates } from '../../shared/domain/sum-estimates.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';

test('one group tells nothing of others; alike groups are all drawn to the mean', () => {
  expect(fitRatePrior([{ hits: 3, people: 10 }])).toBeNull();
  expect(shrinkRate({ hits: 3, people: 10 }, null)).toBe(0.3);
  const alike = fitRatePrior([{ hits: 10, people: 100 }, { hits: 10, people: 100 }])!;
  expect(alike).toEqual({ mean: 0.1, people: Infinity });
  expect(shrinkRate({ hits: 3, people: 10 }, alike)).toBe(0.1);
});

test('the worked examples', () => {
  const prior = fitRatePrior([{ hits: 10, people: 100 }, { hits: 30, people: 100 }])!;
  expect(prior.mean).toBe(0.2);
  // By hand: between 2, within (9 + 21) / 198, size 100 → intraclass (2 − 0.1515) / (2 + 99 · 0.1515) = 0.10874.
  expect(prior.people).toBeCloseTo((1 - 0.108735) / 0.108735, 2);
  expect(shrinkRate({ hits: 3, people: 10 }, { mean: 0.1, people: 40 })).toBeCloseTo(0.14, 12);
});

test('drawn rates are nearer to the truth than the raw ones', () => {
  const random = seededRandom(7);
  let [raw, drawn] = [0, 0];
  for (let shop = 0; shop < 60; shop += 1) {
    const truths = Array.from({ length: 12 }, () => 0.02 + 0.08 * random());
    const groups = truths.map((p) => ({ people: 60, hits: Array.from({ length: 60 }, () => random() < p).filter(Boolean).length }));
    const prior = fitRatePrior(groups);
    groups.forEach((g, i) => {
      raw += (g.hits / g.people - truths[i]!) ** 2;
      drawn += (shrinkRate(g, prior) - truths[i]!) ** 2;
    });
  }
  expect(drawn).toBeLessThan(0.75 * raw);
});

test('the sum of independent estimates', () => {
  expect(sumEstimates([{ value: 5, low: 2, high: 8 }, { value: 1, low: -3, high: 5 }])).toEqual({ value: 6, low: 1, high: 11 });
  expect(sumEstimates([{ value: 5, low: 2, high: 9 }])).toEqual({ value: 5, low: 2, high: 9 });
});
