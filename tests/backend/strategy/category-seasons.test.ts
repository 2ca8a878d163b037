import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import type { Season } from '../../../shared/domain/season-names.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const task = (shop: ShopMaker): TaskContext => ({ ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const phases = (shop: ShopMaker, asked: { key?: string; groupBy?: 'category' | 'product'; season?: Season } = {}) => Promise.resolve(strategyHandlers.phases({ groupBy: undefined, key: undefined, season: undefined, ...asked }, task(shop)));
const seasonality = (shop: ShopMaker, calendar: 'month' | 'term' | 'lunar' = 'month', groupBy?: 'category' | 'product') => Promise.resolve(strategyHandlers.seasonality({ calendar, groupBy }, task(shop)));

/** Two years and two months: tea all year, fans in June and July. */
function shopOfFans(): ShopMaker {
  const shop = new ShopMaker();
  const people = Array.from({ length: 5 }, () => shop.customer());
  for (let i = 0; addDays('2024-04-20', i) <= TODAY; i += 1) {
    const day = addDays('2024-04-20', i);
    const customerId = i % 2 === 0 ? people[i % 5]! : null;
    shop.order({ customerId, day, items: [{ title: '茶', category: '茶叶' }] });
    if (['06', '07'].includes(day.slice(5, 7))) shop.order({ customerId, day, items: [{ title: '扇', category: '扇子', quantity: 2 }] });
  }
  shop.order({ customerId: people[0]!, day: '2026-06-01', items: [{ title: '邮费', category: '补差' }] });
  shop.db.run("UPDATE products SET not_goods = 1 WHERE title = '邮费'");
  return shop.finish();
}

describe('categories by part of the year', () => {
  const shop = shopOfFans();
  test('hot and off, with how many orders and people stand behind it; what isn’t goods isn’t there', async () => {
    const told = await seasonality(shop);
    expect(told).toMatchObject({ years: 2, firstDay: '2024-04-20', lastDay: TODAY });
    expect(told.groups.map((c) => [c.key, c.buyers])).toEqual([['茶叶', 5], ['扇子', 5]]);
    const fans = told.groups[1]!.told!;
    expect(fans.slots.filter((s) => s.flag === 'hot').map((s) => s.slot)).toEqual([5, 6]);
    expect(fans.slots[0]!.flag).toBe('off');
    expect(told.groups[0]!.told!.slots.every((s) => s.flag === 'shoulder')).toBe(true);
    const rows = shop.db.all<{ key: string; units: number }>(told.sql);
    expect(rows.filter((r) => r.key === '扇子').reduce((n, r) => n + r.units, 0)).toBe(2 * told.groups[1]!.orders);
  });
  test('without categories each product is looked at by itself', async () => {
    const bare = new ShopMaker();
    for (let i = 0; i < 400; i += 1) bare.order({ customerId: null, day: addDays('2025-05-01', i), items: [{ title: '茶' }] });
    const told = await seasonality(bare.finish());
    expect(told).toMatchObject({ groupBy: 'product', years: 1, groups: [{ name: '茶', productId: 1, buyers: 0, orders: 400 }] });
    expect((await seasonality(shop, 'month', 'product')).groups.map((g) => g.name)).toEqual(['茶', '扇']);
    expect((await phases(shop, { groupBy: 'product' })).chosen).toMatchObject({ name: '茶', productId: 1 });
  });
  test('by solar term and by lunar month too', async () => {
    expect((await seasonality(shop, 'term')).groups[1]!.told!.slots).toHaveLength(24);
    expect((await seasonality(shop, 'lunar')).groups[1]!.told!.slots).toHaveLength(12);
  });
  test('the phases of the season that runs, from whole seasons before it', async () => {
    const told = await phases(shop, { key: '扇子', season: 'summer' });
    expect(told.years.map((y) => y.year)).toEqual([2024, 2025]);
    expect(told.next).toMatchObject({ season: 4 * 2026 + 1, firstDay: '2026-05-05', lastDay: '2026-08-06' });
    // From 1 June, 61 days of two each: 15 % on 10 June, 85 % on 22 July.
    expect(told.next.phases.map((p) => p.phase)).toEqual(['early', 'hot', 'end']);
    expect(Math.abs(daysBetween('2026-06-11', told.next.phases[1]!.from))).toBeLessThanOrEqual(2);
    expect(Math.abs(daysBetween('2026-07-23', told.next.phases[2]!.from))).toBeLessThanOrEqual(2);
    expect(told.groups.reduce((n, g) => n + g.customers, 0)).toBe(5);
  });
  test('a season that lies ahead is the next one; without a choice it is the most sold in the one that runs', async () => {
    expect((await phases(shop, { season: 'spring' })).next).toMatchObject({ year: 2027 });
    expect(await phases(shop)).toMatchObject({ groupBy: 'category', chosen: { key: '茶叶' }, season: 'summer' });
    await expect(async () => phases(shop, { key: '没有' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('by the owner’s own spans', () => {
  const halves = [{ name: '春夏', start: '02-15' }, { name: '秋冬', start: '08-15' }];
  const months = Array.from({ length: 12 }, (_, i) => ({ name: `${i + 1} 月`, start: `${String(i + 1).padStart(2, '0')}-01` }));
  const shop = shopOfFans();
  const by = (own: typeof halves) => lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own } }, shop.context(TODAY));

  test('two: the phases of half a year, from the halves before', async () => {
    by(halves);
    const told = await phases(shop, { key: '扇子' });
    expect(told).toMatchObject({ season: 'spring', next: { season: 2 * 2026, year: 2026, firstDay: '2026-02-15', lastDay: '2026-08-14' } });
    // The first half of 2024 isn't known as a whole.
    expect(told.years.map((y) => y.year)).toEqual([2025]);
    expect(Math.abs(daysBetween('2026-06-11', told.next.phases[1]!.from))).toBeLessThanOrEqual(1);
    expect((await phases(shop, { season: 'summer' })).next).toMatchObject({ firstDay: '2026-08-15', lastDay: '2027-02-14' });
    await expect(async () => phases(shop, { season: 'autumn' })).rejects.toMatchObject({ code: 'bad_input' });
  });
  test('twelve: those of a month', async () => {
    by(months);
    const told = await phases(shop, { key: '扇子', season: 'span7' });
    expect(told.years.map((y) => [y.year, y.orders])).toEqual([[2024, 31], [2025, 31]]);
    expect(told.next).toMatchObject({ season: 12 * 2026 + 6, firstDay: '2026-07-01', lastDay: '2026-07-31' });
    expect(told.next.phases.map((p) => p.phase)).toEqual(['early', 'hot', 'end']);
  });
});

const bad: [string, (shop: ShopMaker) => void][] = [
  ['nothing', () => undefined],
  ['no categories', (s) => void s.order({ customerId: s.customer(), day: '2026-05-01', items: [{ title: '茶' }] })],
  ['one order', (s) => void s.order({ customerId: s.customer(), day: '2026-05-01', items: [{ title: '茶', category: '茶叶' }] })],
  ['two weeks', (s) => { for (let i = 0; i < 14; i += 1) s.order({ customerId: s.customer(), day: addDays('2026-06-01', i), items: [{ title: '茶', category: '茶叶' }] }); }],
  ['ten years between', (s) => { for (const day of ['2016-05-01', '2026-05-01']) s.order({ customerId: s.customer(), day, items: [{ title: '茶', category: '茶叶' }] }); }],
  ['three buyers over two years', (s) => { for (let i = 0; i < 3; i += 1) s.order({ customerId: s.customer(), day: addDays('2024-06-01', 300 * i), items: [{ title: '茶', category: '茶叶' }] }); }],
];
test.each(bad)('%s: says what it can, and nothing divides by nothing', async (_, fill) => {
  const shop = new ShopMaker();
  fill(shop);
  shop.finish();
  for (const told of [await seasonality(shop), await seasonality(shop, 'term'), await phases(shop)]) {
    JSON.stringify(told, (_key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
  }
  expect((await phases(shop)).years).toEqual([]);
  for (const { told } of (await seasonality(shop)).groups) expect(told?.slots.every((s) => s.flag === null) ?? true).toBe(true);
});
