import { expect, test } from 'vitest';
import { analysisHandlers } from '../../../electron/backend/analysis/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';
import { notNumbers, poorShops, TODAY } from './analysis-shop.ts';

const tasks = (of: ShopMaker): TaskContext => ({ ...of.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });

/** Two kinds of people: 60 who buy often, lately and much, and 140 who bought once, long ago and little. */
function twoKinds(): { shop: ShopMaker; often: Set<number> } {
  const shop = new ShopMaker();
  const random = seededRandom(1);
  const often = new Set<number>();
  for (let i = 0; i < 200; i += 1) {
    const customerId = shop.customer();
    if (i % 10 < 3) {
      often.add(customerId);
      for (let n = 0; n < 8; n += 1) shop.order({ customerId, day: addDays(TODAY, -Math.floor(3 + 20 * n + 5 * random())), paidMinor: 40_000 + Math.floor(10_000 * random()) });
    } else shop.order({ customerId, day: addDays(TODAY, -Math.floor(250 + 60 * random())), paidMinor: 2000 + Math.floor(800 * random()) });
  }
  return { shop: shop.finish(), often };
}

test('two kinds that are there are found, described, and kept as they are', async () => {
  const { shop, often } = twoKinds();
  const found = await analysisHandlers.clusters({ who: 'buyers' }, tasks(shop));
  expect(found).toMatchObject({ refused: null, k: 2, customers: 200 });
  expect(found.stability).toBeGreaterThan(0.99);
  expect(found.tried.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  const [best, rest] = found.clusters;
  expect(new Set(best!.customerIds)).toEqual(often);
  expect(rest!.customerIds).toHaveLength(140);
  expect(best!.levels).toMatchObject({ lastDays: 'low', purchaseDays: 'high', net: 'high' });
  expect(rest!.medians).toMatchObject({ purchaseDays: 1, interval: null });
  expect(found.clusters.reduce((sum, c) => sum + c.netMinor, 0)).toBe(found.netMinor);
  const kept = segmentsHandlers.freeze({ name: '常客', note: '', who: { customerIds: best!.customerIds } }, shop.context(TODAY));
  expect(segmentsHandlers.count({ rule: kept.rule }, shop.context(TODAY)).count).toBe(60);
  const layering = segmentsHandlers.freezeLayers({ name: '自然分类', layers: found.clusters.map((c, i) => ({ name: `第${i}类`, customerIds: c.customerIds })) }, shop.context(TODAY));
  const { layers } = segmentsHandlers.countLayers({ rules: layering.layers.map((l) => l.rule) }, shop.context(TODAY));
  expect(layers.map((l) => l.people)).toEqual([60, 140, 0]);
  expect(problemOf(() => segmentsHandlers.freezeLayers({ name: '自然分类', layers: [{ name: '甲', customerIds: [1] }] }, shop.context(TODAY)))).toMatchObject({ code: 'name_taken' });
  // The same again, number by number.
  expect(await analysisHandlers.clusters({ who: 'buyers' }, tasks(shop))).toEqual(found);
});

test('the owner may choose how many; returning customers are told apart by their interval too', async () => {
  const { shop } = twoKinds();
  expect(await analysisHandlers.clusters({ who: 'buyers', k: 4 }, tasks(shop))).toMatchObject({ k: 4 });
  expect(await analysisHandlers.clusters({ who: 'returning' }, tasks(shop))).toMatchObject({ refused: 'fewPeople', customers: 60, k: null });
});

test('where all are of one kind, none is told', async () => {
  const shop = new ShopMaker();
  const random = seededRandom(2);
  // Evenly spread in all directions: wherever it is cut, the cut is chance.
  for (let i = 0; i < 300; i += 1) {
    const customerId = shop.customer();
    const days = 1 + Math.floor(6 * random());
    const net = 1000 * Math.exp(4 * random());
    const last = Math.floor(Math.exp(6 * random()));
    for (let n = 0; n < days; n += 1) shop.order({ customerId, day: addDays(TODAY, -last - 7 * n), paidMinor: Math.round(net / days) });
  }
  shop.finish();
  const found = await analysisHandlers.clusters({ who: 'buyers', k: 7 }, tasks(shop));
  expect(found.refused).not.toBeNull();
  expect(found.clusters).toEqual([]);
});

test('it can be cancelled, and says how far it is', async () => {
  const { shop } = twoKinds();
  const steps: number[] = [];
  const context = { ...tasks(shop), progress: ({ done }: { done: number }) => void steps.push(done), checkCancelled: () => { if (steps.length > 3) throw new AppError('cancelled'); } };
  await expect((async () => await analysisHandlers.clusters({ who: 'buyers' }, context))()).rejects.toThrow('cancelled');
  expect(steps).toEqual([0, 1, 2, 3]);
});

test.each(poorShops)('%s: too few', async (_, fill) => {
  const poor = new ShopMaker();
  fill(poor);
  poor.finish();
  const found = await analysisHandlers.clusters({ who: 'buyers' }, tasks(poor));
  expect(found.refused).toBe('fewPeople');
  expect(notNumbers(found)).toEqual([]);
});

test('a hundred who are all alike: nothing to tell apart', async () => {
  const shop = new ShopMaker();
  for (let i = 0; i < 120; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', paidMinor: 5000 });
  shop.finish();
  const found = await analysisHandlers.clusters({ who: 'buyers' }, tasks(shop));
  expect(found).toMatchObject({ refused: 'flat', clusters: [] });
  expect(notNumbers(found)).toEqual([]);
});
