import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { marginOf } from '../../../electron/backend/lifecycle/margins.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { usualPlans } from '../../../shared/contract/comparison-plans.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const task = (shop: ShopMaker): TaskContext => ({ ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const margins = async (shop: ShopMaker) => lifecycleHandlers.margins({}, task(shop));
const worth = async (shop: ShopMaker, customerId: number) => lifecycleHandlers.worth({ customerId }, task(shop));
const tea = { title: '茶', paidMinor: 10_000 };
const cup = { title: '杯', paidMinor: 5000 };

test('a margin is of the money whose costs are known, and of nothing below half', () => {
  expect(marginOf([{ net: 80, known: 60, cost: 50 }])).toEqual({ netMinor: 80, covered: 0.75, share: 1 / 6 });
  expect(marginOf([{ net: 80, known: 60, cost: 50 }, { net: 80, known: 10, cost: 1 }]).share).toBeNull();
  expect(marginOf([])).toEqual({ netMinor: 0, covered: 0, share: null });
});

describe('margins', () => {
  const shop = new ShopMaker();
  // Ten people: the first order is tea alone, the second, of six of them, tea and a cup whose cost nobody knows.
  const people = Array.from({ length: 10 }, () => shop.customer());
  for (const customerId of people) shop.order({ customerId, day: '2026-01-05', paidMinor: 10_000, items: [tea] });
  for (const customerId of people.slice(0, 6)) shop.order({ customerId, day: '2026-03-05', paidMinor: 15_000, items: [tea, cup] });
  shop.order({ customerId: people[0]!, day: '2024-03-05', paidMinor: 10_000, items: [tea] });
  shop.order({ customerId: null, day: '2026-03-05', paidMinor: 10_000, items: [tea] });
  shop.finish();
  shop.db.run("UPDATE products SET unit_cost_minor = 4000 WHERE title = '茶'");

  test('of new and returning, of the last year, and of tenths', async () => {
    const told = await margins(shop);
    expect(told.all).toEqual({ netMinor: 11 * 10_000 + 6 * 15_000, covered: 170 / 200, share: 0.6 });
    // Who bought in 2024 for the first time is a returning one in January.
    expect(told.first).toEqual({ netMinor: 90_000, covered: 1, share: 0.6 });
    expect(told.later).toEqual({ netMinor: 100_000, covered: 0.7, share: 0.6 });
    expect(told.deciles.map((d) => d.netMinor)).toEqual([35_000, 25_000, 25_000, 25_000, 25_000, 25_000, 10_000, 10_000, 10_000, 10_000]);
    expect(told.deciles.map((d) => d.netMinor)).toEqual(lifecycleHandlers.value({ top: 1 }, shop.context(TODAY)).deciles.map((d) => d.netMinor));
    expect(told.acquisition).toBeNull();
    // By it the compared plans' net spend becomes an expected margin.
    expect((await lifecycleHandlers.compare({ plans: usualPlans }, task(shop))).margin).toEqual(told.all);
  });

  test('what finding customers cost, of the months in which it was typed and the people won in them', async () => {
    for (const [month, cost] of [['2026-01', 5000], ['2025-06', 700], ['2025-07', 400]] as const) shop.insert('source_costs', { source: '推广', month, cost_minor: cost, currency: 'CNY' });
    expect((await margins(shop)).acquisition).toEqual({ spentMinor: 5400, newCustomers: 9 });
    expect((await Promise.resolve(lifecycleHandlers.margins({ shop: shop.shopId }, task(shop)))).acquisition).toBeNull();
  });

  test('one person: place, tenth, margin', async () => {
    expect(await worth(shop, people[0]!)).toMatchObject({ customers: 10, place: 1, decile: 1, netMinor: 35_000, margin: { netMinor: 35_000, covered: 30 / 35, share: 0.6 } });
    expect(await worth(shop, people[9]!)).toMatchObject({ place: 10, decile: 10, netMinor: 10_000 });
    const stranger = shop.customer();
    shop.finish();
    expect(await worth(shop, stranger)).toBeNull();
    await expect(async () => worth(shop, 9999)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('what is expected of somebody is what the forecast of everybody says', async () => {
  const shop = new ShopMaker();
  const random = seededRandom(3);
  const people = Array.from({ length: 400 }, () => shop.customer());
  for (const customerId of people) for (let k = 0; k < 1 + Math.floor(random() * 5); k += 1) shop.order({ customerId, day: addDays(TODAY, -Math.floor(random() * 900)), paidMinor: 2000 + Math.floor(random() * 9000) });
  shop.finish();
  const told = await lifecycleHandlers.predict({ horizonDays: 365, top: 400, method: undefined }, task(shop));
  expect(told.customers).toHaveLength(400);
  for (const { customerId, expectedPurchases, chance, low, high, expectedNetMinor } of told.customers.slice(0, 20)) {
    const { expected } = (await worth(shop, customerId))!;
    expect(expected).toMatchObject({ low, high, netMinor: expectedNetMinor });
    expect([expected!.purchases, expected!.chance]).toEqual([expectedPurchases, chance]);
  }
});
