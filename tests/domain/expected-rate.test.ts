import { expect, it } from 'vitest';
import { expectedRate } from '../../shared/domain/expected-rate.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';

it('says nothing of one campaign', () => {
  expect(expectedRate([{ buyers: 3, people: 40 }])).toBeNull();
  expect(expectedRate([{ buyers: 3, people: 40 }, { buyers: 0, people: 0 }])).toBeNull();
});

it('where they agree, chance alone is left', () => {
  const { rate, low, high } = expectedRate([{ buyers: 10, people: 100 }, { buyers: 20, people: 200 }])!;
  expect([rate, low, high].map((x) => Math.round(x * 1000))).toEqual([100, 71, 139]);
});

it('the next campaign falls into it at least nine times of ten', () => {
  const random = seededRandom(5);
  const draw = () => {
    const truth = 0.05 + random() * 0.1;
    let buyers = 0;
    for (let i = 0; i < 400; i += 1) if (random() < truth) buyers += 1;
    return { buyers, people: 400 };
  };
  let inside = 0;
  for (let n = 0; n < 400; n += 1) {
    const { low, high } = expectedRate([draw(), draw(), draw(), draw(), draw()])!;
    const next = draw();
    if (next.buyers / next.people >= low && next.buyers / next.people <= high) inside += 1;
  }
  expect(inside / 400).toBeGreaterThan(0.9);
});
