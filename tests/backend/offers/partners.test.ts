import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { shareOfCampaign } from '../../../electron/backend/offers/partner-share.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let maker = 0;
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-10';
  for (const title of ['绿茶', '红茶', '茶杯']) shop.product(title);
  maker = shop.call('savePartner', { name: '茶厂', note: '老周' }).partnerId;
});
const key = (title: string, shopId = shop.shopId) => ({ shopId, key: title });
const owners = () => shop.call('partnerGoods').goods.map((g) => [g.title, g.partner]);
const bring = async (lines: string[]) => {
  writeFileSync(join(shop.dir, 'goods.csv'), `${lines.join('\r\n')}\r\n`);
  return shop.task1('takePartnerGoods', { file: shop.fileRef('goods.csv') });
};
const campaign = (id: number, currency = 'CNY') => shop.insert('campaigns', { id, name: `活动${id}`, type: 'other', goal: 'orders', channel: 'sms', rule: '{"combinator":"and","rules":[]}', text: 'x', holdout_share: 0.1, window_days: 30, message_price_milli: 45, fixed_cost_minor: 30_000, contact_gap_days: 0, currency, created_at: 1 });
const sell = (day: string, title: string, quantity: number, more: Record<string, unknown> = {}) => shop.order({ customerId: shop.customer(), day, items: [{ title, quantity, paidMinor: 1_000 * quantity }], ...more });
const deal = (more: Record<string, unknown> = {}) => shop.call('saveDeal', { partnerId: maker, campaignId: 1, batchId: null, basis: 'piece', amountMinor: 200, capMinor: null, fromDay: '2026-03-01', untilDay: '2026-03-31', goods: [], ...more });

test('a name is one partner; a product has one supplier at most; deleting leaves it without', () => {
  expect(codeOf(() => shop.call('savePartner', { name: '茶厂' }))).toBe('name_taken');
  expect(codeOf(() => shop.call('savePartner', { partnerId: 99, name: 'x' }))).toBe('not_found');
  const other = shop.call('savePartner', { name: '杯厂' }).partnerId;
  expect(shop.call('assignGoods', { partnerId: maker, goods: [key('绿茶'), key('茶杯')] }).changed).toBe(2);
  expect(shop.call('assignGoods', { partnerId: other, goods: [key('茶杯')] }).changed).toBe(1);
  expect(owners()).toEqual([['红茶', null], ['绿茶', '茶厂'], ['茶杯', '杯厂']]);
  expect(shop.call('partners')).toMatchObject({ products: 3, free: 1, partners: [{ name: '杯厂', products: 1 }, { name: '茶厂', products: 1, note: '老周' }] });
  expect(codeOf(() => shop.call('assignGoods', { partnerId: maker, goods: [key('没有的')] }))).toBe('not_found');
  expect(shop.call('assignGoods', { partnerId: null, goods: [key('绿茶')] }).changed).toBe(1);
  shop.call('removePartner', { partnerId: other });
  expect(owners().every(([, partner]) => partner === null)).toBe(true);
});

test('an import that is taken back and comes again finds its products assigned still', () => {
  shop.call('assignGoods', { partnerId: maker, goods: [key('绿茶')] });
  shop.db.run("DELETE FROM products WHERE key = '绿茶'");
  expect(shop.call('partners').partners[0]).toMatchObject({ products: 0 });
  shop.product('绿茶');
  expect(shop.call('partners').partners[0]).toMatchObject({ products: 1 });
});

test('a table assigns by number or title in every shop; each line that is not taken is said', async () => {
  const second = shop.shop({ platform: 'pdd', name: '二店' });
  shop.product('绿茶', null, second);
  shop.call('assignGoods', { partnerId: maker, goods: [key('茶杯')] });
  expect(await bring(['商品名称,供应商', '绿茶,茶厂', '红茶,新茶厂', '茶杯,新茶厂', '绿茶,新茶厂', '没卖过,茶厂', ',茶厂', '红茶,'])).toEqual({
    taken: 2, moved: 1, same: 0, refused: 4, newPartners: 1,
    first: [{ row: 5, why: 'twice' }, { row: 6, why: 'unknown_product' }, { row: 7, why: 'no_product' }, { row: 8, why: 'no_partner' }],
  });
  expect(owners()).toEqual([['红茶', '新茶厂'], ['绿茶', '茶厂'], ['绿茶', '茶厂'], ['茶杯', '新茶厂']]);
  expect(await bring(['Product,Supplier', '绿茶,茶厂'])).toMatchObject({ same: 1, taken: 0, moved: 0 });
  await expect(bring(['甲,乙', '1,2'])).rejects.toMatchObject({ code: 'file_unknown_layout' });
});

test('what a partner bears: pieces of the agreed goods in the days and by today, kept, up to the cap', () => {
  campaign(1);
  shop.call('assignGoods', { partnerId: maker, goods: [key('绿茶'), key('红茶')] });
  sell('2026-02-28', '绿茶', 9); // before
  sell('2026-03-01', '绿茶', 3);
  sell('2026-03-10', '红茶', 2);
  sell('2026-03-11', '红茶', 50); // tomorrow
  sell('2026-03-05', '茶杯', 7); // not theirs
  sell('2026-03-05', '绿茶', 8, { status: 'unpaid' });
  sell('2026-03-05', '绿茶', 6, { currency: 'USD' });
  const back = sell('2026-03-06', '绿茶', 4);
  shop.db.run('UPDATE order_lines SET refund_minor = paid_minor WHERE order_id = :back', { back });
  const { dealId } = deal();
  const told = () => shop.call('partnerDeals', { partnerId: maker }).map(({ pieces, shareMinor, capped, costMinor, ownMinor }) => [pieces, shareMinor, capped, costMinor, ownMinor]);
  expect(told()).toEqual([[5, 1_000, false, 30_000, 29_000]]);
  deal({ dealId, capMinor: 900 });
  expect(told()).toEqual([[5, 900, true, 30_000, 29_100]]);
  deal({ dealId, goods: [key('红茶')] });
  expect(told()).toEqual([[2, 400, false, 30_000, 29_600]]);
  // What was agreed stays, whoever supplies it now.
  shop.call('assignGoods', { partnerId: null, goods: [key('红茶')] });
  expect(told()).toEqual([[2, 400, false, 30_000, 29_600]]);
  deal({ dealId, basis: 'fixed', amountMinor: 40_000 });
  expect(told()).toEqual([[3, 40_000, false, 30_000, -10_000]]);
  deal({ amountMinor: 100 });
  expect(shareOfCampaign(shop.db, 1, '2026-03-10')).toBe(40_300);
  campaign(2);
  expect(shareOfCampaign(shop.db, 2, '2026-03-10')).toBeNull();
  shop.call('removeDeal', { dealId });
  expect(shareOfCampaign(shop.db, 1, '2026-03-10')).toBe(300);
});

test('of coupons the cost is what they took off; the currency is the offer\'s', () => {
  const batch = shop.insert('coupon_batches', { name: '券', value_minor: 500, threshold_minor: 0, cost_minor: 50, currency: 'CNY', at: 0 });
  sell('2026-03-02', '绿茶', 1, { orderNo: '810000000000000001' });
  shop.insert('coupons', { batch_id: batch, code: 'A1', order_no: '810000000000000001', used_day: '2026-03-02', used_how: 'pasted' });
  deal({ campaignId: null, batchId: batch, basis: 'fixed', amountMinor: 300 });
  expect(shop.call('partnerDeals', { partnerId: maker })).toMatchObject([{ offer: '券', currency: 'CNY', costMinor: 550, shareMinor: 300, ownMinor: 250, pieces: 0 }]);
  campaign(3, 'USD');
  deal({ campaignId: 3 });
  expect(shop.call('partnerDeals', { partnerId: maker }).map((d) => d.currency)).toEqual(['USD', 'CNY']);
});

test('an agreement is of one offer, with days in their order and a cap where it is by piece', () => {
  campaign(1);
  expect(codeOf(() => deal({ campaignId: null }))).toBe('bad_input');
  expect(codeOf(() => deal({ batchId: 1 }))).toBe('bad_input');
  expect(codeOf(() => deal({ fromDay: '2026-02-30' }))).toBe('bad_input');
  expect(codeOf(() => deal({ untilDay: '2026-02-28' }))).toBe('bad_input');
  expect(codeOf(() => deal({ basis: 'fixed', capMinor: 5 }))).toBe('bad_input');
  expect(codeOf(() => deal({ campaignId: 9 }))).toBe('not_found');
  expect(codeOf(() => deal({ dealId: 9 }))).toBe('not_found');
  expect(codeOf(() => deal({ goods: [key('没有的')] }))).toBe('not_found');
  expect(shop.count('partner_deals')).toBe(0);
});
