import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const task = (shop: ShopMaker): TaskContext => ({ ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const outlook = (shop: ShopMaker, input: object = {}) => Promise.resolve(strategyHandlers.outlook(contract.strategy.outlook.input.parse(input), task(shop)));
const winBack = (shop: ShopMaker, input: object = {}) => Promise.resolve(strategyHandlers.winBack(contract.strategy.winBack.input.parse(input), task(shop)));
const bundles = (shop: ShopMaker, input: object = {}) => Promise.resolve(strategyHandlers.bundles(contract.strategy.bundles.input.parse(input), task(shop)));

/** Sixty people: half come every 30 days for two years, half came once, 400 days ago. */
function regulars(): ShopMaker {
  const shop = new ShopMaker();
  for (let i = 0; i < 60; i += 1) {
    const customerId = shop.customer({ phone: `+861380013${String(8000 + i)}`, province: i % 2 === 0 ? '浙江省' : '江苏省' });
    if (i >= 30) shop.order({ customerId, day: addDays(TODAY, -400), paidMinor: 5000 });
    else for (let ago = i; ago < 730; ago += 30) shop.order({ customerId, day: addDays(TODAY, -ago), paidMinor: 10_000 });
  }
  shop.finish();
  lifecycleHandlers.saveSettings({ usualDays: 60 }, shop.context(TODAY));
  return shop;
}

describe('what each group is expected to buy', () => {
  const shop = regulars();
  const { segmentId } = segmentsHandlers.save({ name: '浙江', note: '', folder: '', rule: { combinator: 'and', rules: [{ field: 'province', operator: '=', value: '浙江省' }] } }, shop.context(TODAY));
  const told = outlook(shop, { segmentIds: [segmentId] });
  test('everyone, the four states and the segment; states add up to everyone', async () => {
    const { rows } = await told;
    expect(rows.map((r) => [r.state, r.name, r.customers])).toEqual([[null, null, 60], ['active', null, 30], ['silent', null, 0], ['asleep', null, 0], ['lost', null, 30], [null, '浙江', 30]]);
    for (const at of [0, 1, 2]) {
      const parts = rows.filter((r) => r.state !== null).reduce((sum, r) => sum + r.horizons[at]!.expected, 0);
      expect(parts).toBeCloseTo(rows[0]!.horizons[at]!.expected, 6);
    }
  });
  test('whoever comes every month is expected every month, in days and in money, and was in the past', async () => {
    const active = (await told).rows[1]!;
    const [month, quarter] = active.horizons;
    expect(month!.expected).toBeGreaterThan(27);
    expect(month!.expected).toBeLessThan(33);
    expect(quarter!.expected).toBeGreaterThan(80);
    expect(month!.netMinor / month!.expected).toBeCloseTo(10_000, 3);
    expect(month!.past).toHaveLength(3);
    expect(month!.past[0]).toMatchObject({ actual: 30 });
    expect(month!.error).toBeLessThan(0.15);
    expect(month!.low).toBeLessThan(month!.expected);
    expect(month!.high).toBeGreaterThan(month!.expected);
  });
  test('two months of data say nothing of three months or a year', async () => {
    const young = new ShopMaker();
    for (let i = 0; i < 40; i += 1) {
      const customerId = young.customer();
      for (let ago = i % 20; ago <= 60; ago += 20) young.order({ customerId, day: addDays(TODAY, -ago) });
    }
    young.finish();
    const { rows, methods } = await outlook(young);
    expect(methods.map((m) => m.method)).toEqual(['interval_rule', 'interval_rule', 'interval_rule']);
    expect(rows[0]!.horizons.map((h) => [h.days, h.refused, h.expected > 0])).toEqual([[30, false, true], [90, true, false], [365, true, false]]);
  });
  test('nobody is expected from those who never came back', async () => {
    expect((await told).rows[4]!.horizons[0]).toMatchObject({ expected: 0, netMinor: 0 });
  });
});

describe('whom it pays to write to', () => {
  test('says what is missing before it ranks: cuts, a return, the margin', async () => {
    expect(await winBack(new ShopMaker().finish())).toMatchObject({ canTell: false, missing: ['cuts', 'gaps', 'margin'], worth: 0 });
    expect(await winBack(regulars())).toMatchObject({ canTell: false, missing: ['margin'] });
  });
  test('the first so many, by an uplift that is said to be assumed, and their people', async () => {
    const shop = regulars();
    const told = await winBack(shop, { marginShare: 0.4 });
    expect(told).toMatchObject({ canTell: true, uplift: 0.02, isAssumed: true, measured: null, candidates: 30, worth: 30 });
    // 2 % of 50.00 at 40 % is 0.40, less 0.045 for the message.
    expect(told.people[0]!.gainMinor).toBe(36);
    expect(told.curve.at(-1)!.people).toBe(30);
    expect(told.worthIds).toHaveLength(30);
    expect(await winBack(shop, { marginShare: 0.4, offerMinor: 3000 })).toMatchObject({ worth: 0, gainMinor: 0, costMinor: 0, worthIds: [] });
    expect(await winBack(shop, { marginShare: 0.4, uplift: 0.5 })).toMatchObject({ isAssumed: false });
  });
  test('who can’t be reached is counted and not ranked', async () => {
    const shop = new ShopMaker();
    for (let i = 0; i < 4; i += 1) { const customerId = shop.customer(i === 0 ? {} : { phone: `+861380013800${i}`, optedOut: i === 1 }); shop.order({ customerId, day: '2026-01-01' }); shop.order({ customerId, day: '2026-01-10' }); }
    lifecycleHandlers.saveSettings({ usualDays: 10 }, shop.finish().context(TODAY));
    expect(await winBack(shop, { marginShare: 0.5 })).toMatchObject({ candidates: 2, unreachable: 2 });
  });
});

describe('bundles', () => {
  test('pairs above accident, the stronger way round, with who bought the one and not the other', async () => {
    const shop = new ShopMaker();
    const order = (titles: string[]) => shop.order({ customerId: shop.customer(), day: '2026-06-01', items: titles.map((title) => ({ title, paidMinor: 1000 })) });
    for (let i = 0; i < 20; i += 1) order(['壶', '杯']);
    for (let i = 0; i < 5; i += 1) order(['壶']);
    for (let i = 0; i < 40; i += 1) order(['杯']);
    for (let i = 0; i < 100; i += 1) order(['茶']);
    for (let i = 0; i < 9; i += 1) order(['茶', '罐']);
    shop.finish();
    shop.db.run("UPDATE products SET unit_cost_minor = 400 WHERE title IN ('壶', '杯')");
    const told = await bundles(shop);
    expect(told).toMatchObject({ orders: 174, multiple: 29 });
    expect(told.bundles).toHaveLength(1);
    expect(told.bundles[0]).toMatchObject({ a: { title: '壶' }, b: { title: '杯' }, count: 20, confidence: 0.8, customers: 5, priceMinor: 2000, costMinor: 800 });
    expect(told.bundles[0]!.lift).toBeCloseTo((20 * 174) / (25 * 60), 9);
    expect(segmentsHandlers.count({ rule: told.bundles[0]!.rule }, shop.context(TODAY)).count).toBe(5);
  });
});

const bad: [string, (shop: ShopMaker) => void][] = [
  ['nothing', () => undefined],
  ['one order', (s) => void s.order({ customerId: s.customer(), day: '2026-05-01', items: [{ title: '茶' }] })],
  ['all on one day, for nothing', (s) => { for (let i = 0; i < 12; i += 1) s.order({ customerId: s.customer(), day: '2026-05-01', paidMinor: 0, items: [{ title: '茶' }, { title: '杯' }] }); }],
  ['ten years between', (s) => { const customerId = s.customer({ phone: '+8613800138000' }); for (const day of ['2016-05-01', '2026-05-01']) s.order({ customerId, day }); }],
  ['two weeks', (s) => { for (let i = 0; i < 14; i += 1) s.order({ customerId: s.customer(), day: addDays('2026-06-01', i) }); }],
];
test.each(bad)('%s: says what it can, and nothing divides by nothing', async (_, fill) => {
  const shop = new ShopMaker();
  fill(shop);
  lifecycleHandlers.saveSettings({ usualDays: 10 }, shop.finish().context(TODAY));
  for (const told of [await outlook(shop), await winBack(shop, { marginShare: 0.5, offerMinor: 100 }), await bundles(shop)]) {
    JSON.stringify(told, (_key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
  }
  expect((await bundles(shop)).bundles).toEqual([]);
});
