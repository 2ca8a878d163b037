import { readXlsx } from 'hucre/xlsx';
import { beforeEach, expect, test } from 'vitest';
import { formulaPayloads } from '../formula-payloads.ts';
import { codeOf, OfferShop } from './offer-shop.ts';

let shop: OfferShop;
let maker = 0;
let people: number[] = [];
beforeEach(() => {
  shop = new OfferShop();
  shop.today = '2026-03-31';
  maker = shop.call('savePartner', { name: '茶厂' }).partnerId;
  people = Array.from({ length: 20 }, (_, i) => shop.customer({ nick: `买家${i}`, name: `张三${i}`, phone: `138001380${String(i).padStart(2, '0')}` }));
});
const supply = (...titles: string[]) => shop.call('assignGoods', { partnerId: maker, goods: titles.map((title) => ({ shopId: shop.shopId, key: title })) });
const sell = (who: number, titles: string[], day = '2026-03-05', more: Record<string, unknown> = {}) => shop.order({ customerId: people[who]!, day, items: titles.map((title) => ({ title, quantity: 2, paidMinor: 1_000 })), ...more });
const report = (more: Record<string, unknown> = {}) => shop.call('partnerReport', { partnerId: maker, fromDay: '2026-03-01', toDay: '2026-03-31', withMoney: true, ...more });
const row = (title: string, more: Record<string, unknown> = {}) => report(more).rows.find((r) => r.title === title)!;
const refundLine = (orderId: number, minor: number) => shop.db.run('UPDATE order_lines SET refund_minor = :minor WHERE order_id = :orderId', { orderId, minor });

test('pieces, orders, buyers and money of the days; four people are not told, five are', () => {
  for (let i = 0; i < 4; i += 1) sell(i, ['绿茶']);
  sell(9, ['绿茶'], '2026-02-28'); // before
  sell(9, ['绿茶'], '2026-04-01'); // after
  sell(9, ['绿茶'], '2026-03-05', { status: 'unpaid' });
  shop.product('红茶');
  supply('绿茶', '红茶');
  expect(row('绿茶')).toMatchObject({ sold: 'few', again: 'few', refund: 'few', baskets: [], skus: [] });
  expect(row('红茶')).toMatchObject({ sold: { people: 0, orders: 0, pieces: 0, netMinor: null }, again: null, refund: null });
  expect(report()).toMatchObject({ partner: '茶厂', few: 1 });
  // The same four again are four still.
  for (let i = 0; i < 4; i += 1) sell(i, ['绿茶'], '2026-03-09');
  expect(row('绿茶').sold).toBe('few');
  sell(4, ['绿茶']);
  expect(row('绿茶').sold).toEqual({ people: 5, orders: 9, pieces: 18, netMinor: 9_000, currency: 'CNY' });
  expect(row('绿茶', { withMoney: false }).sold).toEqual({ people: 5, orders: 9, pieces: 18, netMinor: null, currency: null });
});

test('two accounts of one person are one; sales without a buyer count by their receiver, and all without either as one', () => {
  for (let i = 0; i < 4; i += 1) sell(i, ['绿茶']);
  supply('绿茶');
  sell(4, ['绿茶']);
  expect(row('绿茶').sold).toMatchObject({ people: 5 });
  shop.db.run('UPDATE accounts SET customer_id = :one WHERE customer_id = :other', { one: people[0]!, other: people[4]! });
  expect(row('绿茶').sold).toBe('few');
  for (let i = 0; i < 3; i += 1) shop.order({ day: '2026-03-05', items: [{ title: '绿茶', paidMinor: 1_000 }] });
  expect(row('绿茶').sold).toMatchObject({ people: 5, orders: 8 });
  const contact = shop.insert('contacts', { account_id: null, phone_quality: 'masked', phone_raw: '138****0000' });
  shop.db.run('UPDATE orders SET contact_id = :contact WHERE account_id IS NULL AND id = (SELECT max(id) FROM orders)', { contact });
  expect(row('绿茶').sold).toMatchObject({ people: 6 });
  // Who bought again is asked of recognised buyers alone: those are four.
  expect(row('绿茶').again).toBe('few');
});

test('repurchase: on two days or more; one to four who did are not told', () => {
  for (let i = 0; i < 10; i += 1) sell(i, ['绿茶']);
  for (let i = 0; i < 6; i += 1) sell(i, ['绿茶'], '2026-03-05'); // the same day
  supply('绿茶');
  expect(row('绿茶').again).toEqual({ share: 0, n: 10 });
  for (let i = 0; i < 4; i += 1) sell(i, ['绿茶'], '2026-03-20');
  expect(row('绿茶').again).toBe('few');
  sell(4, ['绿茶'], '2026-03-20');
  expect(row('绿茶').again).toEqual({ share: 0.5, n: 10 });
});

test('refunds: of paid orders; what came back whole is not sold; an order\'s own refund is of each of its products', () => {
  const orders = Array.from({ length: 10 }, (_, i) => sell(i, ['绿茶', '红茶']));
  supply('绿茶', '红茶');
  for (const orderId of orders.slice(0, 4)) refundLine(orderId, 400);
  expect(row('绿茶').refund).toBe('few');
  refundLine(orders[4]!, 1_000);
  expect(row('绿茶')).toMatchObject({ refund: { share: 0.5, n: 10 }, sold: { people: 9, netMinor: 4 * 600 + 5 * 1_000 } });
  shop.db.run('UPDATE orders SET refund_minor = 10 WHERE id = :id', { id: orders[9]! });
  expect(row('红茶').refund).toEqual({ share: 0.6, n: 10 });
});

test('basket partners: five at most, each bought with it by five people', () => {
  for (let i = 0; i < 7; i += 1) sell(i, ['绿茶', '甲', '乙', '丙', '丁', '戊', '己']);
  for (let i = 0; i < 4; i += 1) sell(i + 10, ['绿茶', '庚']);
  sell(8, ['绿茶', '甲']);
  supply('绿茶');
  const { baskets } = row('绿茶');
  expect(baskets).toHaveLength(5);
  expect(baskets[0]).toEqual({ title: '甲', orders: 8 });
  expect(baskets.some((b) => b.title === '庚')).toBe(false);
  shop.db.run("UPDATE products SET not_goods = 1 WHERE title = '甲'");
  expect(row('绿茶').baskets.map((b) => b.title)).not.toContain('甲');
});

test('an SKU of a few is not told, nor what would give it away', () => {
  const orders = Array.from({ length: 18 }, (_, i) => sell(i, ['绿茶']));
  orders.forEach((orderId, i) => shop.db.run('UPDATE order_lines SET sku = :sku WHERE order_id = :orderId', { orderId, sku: i < 10 ? '大' : i < 16 ? '中' : '小' }));
  supply('绿茶');
  expect(row('绿茶').skus.map(({ sku, sold }) => [sku, sold === 'few' ? sold : sold.pieces])).toEqual([['大', 20], ['中', 'few'], ['小', 'few']]);
});

test('days that are none, or in the wrong order, are refused', () => {
  expect(codeOf(() => report({ fromDay: '2026-02-30' }))).toBe('bad_input');
  expect(codeOf(() => report({ toDay: '2026-02-01' }))).toBe('bad_input');
  expect(codeOf(() => report({ partnerId: 9 }))).toBe('not_found');
});

async function sheets(more: Record<string, unknown> = {}) {
  await shop.task1('savePartnerReport', { partnerId: maker, fromDay: '2026-03-01', toDay: '2026-03-31', withMoney: true, to: shop.fileRef('pack.xlsx'), ...more });
  return (await readXlsx(shop.read('pack.xlsx'))).sheets;
}

test('the file says what the screen says: "<5" for the few, no person, no order, no formula', async () => {
  const title = formulaPayloads[0]!;
  for (let i = 0; i < 6; i += 1) sell(i, [title, '红茶'], '2026-03-05');
  sell(0, ['少'], '2026-03-06');
  supply(title, '红茶', '少');
  const pack = await sheets();
  expect(pack).toHaveLength(4);
  const cells = pack.flatMap((s) => s.rows.flat()).filter((cell) => cell !== null);
  const products = pack[1]!.rows;
  expect(products.find((r) => r[0] === '红茶')).toEqual(['红茶', '样例生活馆', 12, 6, 6, 60, 'CNY', 0, 6, 0]);
  expect(products.find((r) => r[0] === '少')).toEqual(['少', '样例生活馆', '<5', '<5', '<5', '<5', '<5', '<5', '<5', '<5']);
  expect(pack[3]!.rows.some((r) => r[0] === '红茶' && r[2] === title && r[3] === 6)).toBe(true);
  expect(cells.includes(title)).toBe(true);
  expect(cells.every((cell) => typeof cell === 'string' || typeof cell === 'number')).toBe(true);
  const known = new Set(shop.db.all<{ v: string }>('SELECT order_no AS v FROM orders UNION SELECT value FROM accounts UNION SELECT name FROM customers UNION SELECT phone FROM customers').map((r) => r.v));
  expect(known.size).toBeGreaterThan(40);
  expect(cells.filter((cell) => [...known].some((word) => String(cell).includes(word)))).toEqual([]);
  const withoutMoney = (await sheets({ withMoney: false }))[1]!.rows;
  expect(withoutMoney.find((r) => r[0] === '红茶')).toEqual(['红茶', '样例生活馆', 12, 6, 6, 0, 6, 0]);
});
