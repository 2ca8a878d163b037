import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { TierRules } from '../../../shared/domain/tiers.ts';
import { programme } from '../membership/member-shop.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

const bar = { match: 'all' as const, spendMinor: 10_000, orders: null, points: null };
const tierRules: TierRules = { window: { kind: 'year' }, period: { kind: 'yearEnd', years: 0 }, graceDays: 0, tiers: [{ tier: 'silver', name: '银卡', up: bar, keep: null, benefits: '' }, { tier: 'gold', name: '老茶客', up: { ...bar, spendMinor: 50_000 }, keep: null, benefits: '' }] };

let shop: OfferShop;
let tea = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-01';
  shop.start(programme({}, { tiers: tierRules }));
  tea = shop.product('明前 龙井 50g', '茶叶');
});
const save = (more: Record<string, unknown> = {}) => shop.call('savePrice', { product: '明前 龙井 50g', listMinor: 10_000, floorMinor: 7_000, members: [{ rank: 2, priceMinor: 9_000 }], ...more });
const breaches = () => shop.call('prices').breaches.map(({ by, name, rank, priceMinor, against, limitMinor }) => [by, name, rank, priceMinor, against, limitMinor]);
const cost = (minor: number, sku = '', fromDay = '') => shop.insert('product_costs', { product: sku === '' ? '明前 龙井 50g' : '', sku, from_day: fromDay, unit_cost_minor: minor, currency: 'CNY' });

test('a price is kept once for each piece, with its cost of the day; nothing may be above the list price', () => {
  cost(4_000);
  cost(4_500, '', '2026-02-01');
  cost(9_999, '', '2026-03-02');
  cost(3_000, 'LJ-S');
  save();
  const { priceId } = save({ sku: 'LJ-S', floorMinor: null, members: [] });
  save({ product: '没卖过的', members: [], floorMinor: null });
  expect(shop.call('prices').rows.map((r) => [r.product, r.sku, r.title, r.costMinor])).toEqual([['明前 龙井 50g', '', '明前 龙井 50g', 4_500], ['明前 龙井 50g', 'LJ-S', '明前 龙井 50g', 3_000], ['没卖过的', '', null, null]]);
  expect(shop.call('prices').withoutCost).toBe(1);
  expect(shop.call('prices').tiers).toEqual([{ rank: 0, tier: null, name: null }, { rank: 2, tier: 'silver', name: '银卡' }, { rank: 3, tier: 'gold', name: '老茶客' }]);
  expect(codeOf(() => save())).toBe('name_taken');
  expect(codeOf(() => save({ priceId, sku: '' }))).toBe('name_taken');
  expect(codeOf(() => save({ priceId: 99 }))).toBe('not_found');
  expect(codeOf(() => save({ sku: 'x', floorMinor: 10_001 }))).toBe('bad_input');
  expect(codeOf(() => save({ sku: 'x', members: [{ rank: 2, priceMinor: 10_001 }] }))).toBe('bad_input');
  expect(codeOf(() => save({ sku: 'x', members: [{ rank: 2, priceMinor: 1 }, { rank: 2, priceMinor: 2 }] }))).toBe('bad_input');
  save({ priceId, sku: 'LJ-S', listMinor: 5_000, floorMinor: null, members: [{ rank: 0, priceMinor: 4_800 }] });
  expect(shop.call('prices').rows[1]).toMatchObject({ listMinor: 5_000, members: [{ rank: 0, priceMinor: 4_800 }] });
  shop.call('removePrice', { priceId });
  expect(shop.count('member_prices')).toBe(1);
  expect(codeOf(() => shop.call('removePrice', { priceId }))).toBe('not_found');
});

test('whatever goes below the floor or below cost is said: member prices, coupons on the lowest of them, goods of campaigns', () => {
  cost(5_000);
  save({ members: [{ rank: 2, priceMinor: 9_000 }, { rank: 3, priceMinor: 6_900 }] });
  expect(breaches()).toEqual([['member', null, 3, 6_900, 'floor', 7_000]]);
  shop.call('saveBatch', { name: '大额券', valueMinor: 2_000, thresholdMinor: 0, costMinor: 0 });
  shop.call('saveBatch', { name: '小券', valueMinor: 100, thresholdMinor: 20_000, costMinor: 0 });
  shop.call('saveBatch', { name: '过期券', valueMinor: 5_000, thresholdMinor: 0, costMinor: 0, untilDay: '2026-02-28' });
  shop.insert('campaigns', { id: 1, name: '春茶节', type: 'x', goal: 'x', channel: 'sms', rule: '{}', text: 'x', holdout_share: 0.1, window_days: 30, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 0, currency: 'CNY', created_at: 1 });
  for (const [position, promo] of [[1, 6_500], [2, 9_900]] as const) shop.insert('campaign_items', { campaign_id: 1, position, product_id: tea, title: '明前 龙井 50g', list_minor: 10_000, promo_minor: promo });
  expect(breaches()).toEqual([
    ['member', null, 3, 6_900, 'floor', 7_000],
    ['coupon', '大额券', 3, 4_900, 'cost', 5_000],
    ['coupon', '小券', 3, 6_865, 'floor', 7_000],
    ['item', '春茶节', null, 6_500, 'floor', 7_000],
  ]);
  // A campaign that is over is nothing to be warned of.
  shop.db.run("UPDATE campaigns SET send_day = '2026-01-01'");
  expect(breaches().filter(([by]) => by === 'item')).toEqual([]);
});

const bring = async (lines: string[]) => {
  writeFileSync(join(shop.dir, 'prices.csv'), `${lines.join('\r\n')}\r\n`);
  return shop.task1('takePrices', { file: shop.fileRef('prices.csv') });
};

test('a table brings them: tiers by their names, empty cells stay as they were, and each bad line is said', async () => {
  save();
  expect(
    await bring(['商品名称,规格,标价,底价,银卡价,老茶客会员价,会员价', '明前 龙井 50g,,,68,,88,', "普洱,PE-1,¥200.00,150,,,190", "'690001,,50,,,,", '普洱,PE-1,1,,,,', '缺价,,,10,,,', '贵,,10,20,,,', '错,,十元,,,,', ',,5,,,,', '负,,-5,,,,']),
  ).toEqual({ added: 2, changed: 1, same: 0, refused: 6, first: [{ row: 5, why: 'twice' }, { row: 6, why: 'no_list' }, { row: 7, why: 'above_list' }, { row: 8, why: 'bad_price' }, { row: 9, why: 'no_product' }, { row: 10, why: 'bad_price' }] });
  expect(shop.call('prices').rows.map((r) => [r.product, r.sku, r.listMinor, r.floorMinor, r.members])).toEqual([
    ['690001', '', 5_000, null, []],
    ['明前 龙井 50g', '', 10_000, 6_800, [{ rank: 2, priceMinor: 9_000 }, { rank: 3, priceMinor: 8_800 }]],
    ['普洱', 'PE-1', 20_000, 15_000, [{ rank: 0, priceMinor: 19_000 }]],
  ]);
});

test('a table without a product or a price is refused, and nothing has changed', async () => {
  await expect(bring(['甲,乙', '1,2'])).rejects.toMatchObject({ code: 'file_unknown_layout' });
  expect(shop.count('prices')).toBe(0);
});
