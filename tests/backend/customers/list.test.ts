import { describe, expect, test } from 'vitest';
import { customers, customerSort, type CustomerSort } from '../../../shared/contract/customers.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeRandomShop, TODAY } from '../segments/random-shop.ts';

type Question = Input<typeof customers.list>;
const ask = (shop: ShopMaker, question: Question, today = TODAY) => customersHandlers.list(customers.list.input.parse(question), shop.context(today));

function makeSmallShop() {
  const shop = new ShopMaker();
  const li = shop.customer({ nick: '小李的店', name: '李样例', phone: '+8619900001234', province: '广东省', city: '深圳市', email: 'li@example.com' });
  const wang = shop.customer({ nick: 'wang_100%', name: '王样例', phone: '199****5678', phoneQuality: 'masked', province: '浙江省', city: '杭州市' });
  const zhao = shop.customer({ nick: 'Zhao', name: null, province: null, platform: 'shopify' });
  shop.order({ customerId: li, orderNo: '200000000000000017', day: '2026-06-01', paidMinor: 10000, refundMinor: 1000 });
  shop.order({ customerId: li, orderNo: '200000000000000029', day: '2026-05-01', paidMinor: 3000 });
  shop.order({ customerId: wang, orderNo: '310000000000000017', day: '2026-02-28', paidMinor: 25000 });
  shop.order({ customerId: zhao, orderNo: '#1001', day: '2026-06-20', paidMinor: 500, status: 'unpaid' });
  return { shop: shop.finish(), li, wang, zhao };
}

test('a row says what is known of a person', () => {
  const { shop, li, wang, zhao } = makeSmallShop();
  const { rows, total, currency, asOf } = ask(shop, {});
  expect({ total, currency, asOf }).toEqual({ total: 3, currency: 'CNY', asOf: TODAY });
  // Who bought last comes first; who never bought comes last.
  expect(rows.map((r) => r.customerId)).toEqual([li, wang, zhao]);
  expect(rows[0]).toEqual({
    customerId: li, nick: '小李的店', name: '李样例', phone: '+8619900001234', phoneQuality: 'valid', email: 'li@example.com', province: '广东省', city: '深圳市', platforms: 'taobao',
    orders: 2, purchaseDays: 2, netTotalMinor: 12000, aovMinor: 6000, refundMinor: 1000, firstDay: '2026-05-01', lastDay: '2026-06-01', lastOrderDays: 29, intervalDays: 31, optedOut: false, erased: false,
  });
  expect(rows[2]).toMatchObject({ orders: 0, netTotalMinor: 0, aovMinor: null, firstDay: null, lastOrderDays: null, intervalDays: null });
});

describe('search', () => {
  const { shop, li, wang, zhao } = makeSmallShop();
  const found = (search: string) => ask(shop, { search, sort: { by: 'orders', descending: true } }).rows.map((r) => r.customerId);
  test.each([
    ['小李', [li]],
    ['样例', [li, wang]],
    ['ZHAO', [zhao]],
    ['1234', [li]],
    ['199 0000 1234', [li]],
    ['+8619900001234', [li]],
    ['5678', [wang]],
    ['199****5678', [wang]],
    ['200000000000000017', [li]],
    ['2000000000000000', [li]],
    ['310000000000000017', [wang]],
    ['0000000017', []], // an order number is searched from its beginning
    ['#1001', [zhao]],
    ['li@example', [li]],
    ['100%', [wang]],
    ['_', [wang]], // not a wildcard
    ['  ', [li, wang, zhao]],
    ['没有这个人', []],
  ])('%s', (search, ids) => expect(found(search)).toEqual(ids));
});

describe('filters of columns', () => {
  const { shop, li, wang, zhao } = makeSmallShop();
  test.each<[Question['filters'], number[]]>([
    [{ nick: 'zh' }, [zhao]],
    [{ province: '广东' }, [li]],
    [{ platforms: 'taobao', phoneQuality: 'masked' }, [wang]],
    [{ netTotalMinor: '100..200' }, [li]], // yuan
    [{ netTotalMinor: '120' }, [li]],
    [{ netTotalMinor: '..120' }, [li, zhao]],
    [{ orders: '1..' }, [li, wang]],
    [{ orders: '0' }, [zhao]],
    [{ lastDay: '2026-06-01..' }, [li]],
    [{ lastDay: '2026-02' }, [wang]],
    [{ lastDay: '2026' }, [li, wang]],
    [{ firstDay: '..2026-05-01' }, [li, wang]],
    [{ intervalDays: '31' }, [li]],
    [{ nick: '' }, [li, wang, zhao]],
  ])('%o', (filters, ids) => expect(ask(shop, { filters }).rows.map((r) => r.customerId).sort()).toEqual(ids));

  test('what cannot be read is refused by name', () => {
    expect(() => ask(shop, { filters: { orders: 'many' } })).toThrow(expect.objectContaining({ code: 'bad_input', detail: { field: 'filters.orders' } }));
    expect(() => ask(shop, { filters: { lastDay: '2026-02-30' } })).toThrow('bad_input');
  });
});

const sorts = customerSort.options;

describe('order and pages', () => {
  const { shop } = makeRandomShop(3, 120);
  test.each(sorts)('by %s: sorted, unknown values last, ties by id, pages without gap or double', (by: CustomerSort) => {
    for (const descending of [false, true]) {
      const all = ask(shop, { sort: { by, descending }, limit: 500 }).rows;
      const pages = [0, 50, 100].flatMap((offset) => ask(shop, { sort: { by, descending }, offset, limit: 50 }).rows);
      expect(pages).toEqual(all);
      expect(new Set(all.map((r) => r.customerId)).size).toBe(120);
      const values = all.map((r) => r[by]);
      const firstUnknown = values.findIndex((v) => v === null || v === '');
      const known = firstUnknown === -1 ? all : all.slice(0, firstUnknown);
      expect(values.slice(known.length).every((v) => v === null || v === '')).toBe(true);
      const { compare } = new Intl.Collator('zh-CN');
      for (let i = 1; i < known.length; i += 1) {
        const [a, b] = [known[i - 1]!, known[i]!];
        const order = typeof a[by] === 'string' ? compare(a[by], String(b[by])) : Number(a[by]) - Number(b[by]);
        expect(descending ? order >= 0 : order <= 0).toBe(true);
        if (order === 0) expect(descending ? a.customerId > b.customerId : a.customerId < b.customerId).toBe(true);
      }
    }
  });
});

test('a rule, a search and a filter narrow together', () => {
  const { shop, li } = makeSmallShop();
  const rule = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 1 }] };
  expect(ask(shop, { rule }).total).toBe(2);
  expect(ask(shop, { rule, search: '样例', filters: { city: '深圳' } }).rows.map((r) => r.customerId)).toEqual([li]);
});

test('as of a past day the figures are those of that day', () => {
  const { shop, li, wang } = makeSmallShop();
  const { rows, asOf } = ask(shop, { asOf: '2026-05-01' });
  expect(asOf).toBe('2026-05-01');
  expect(rows.map((r) => [r.customerId, r.orders, r.netTotalMinor, r.lastOrderDays]).slice(0, 2)).toEqual([[li, 1, 3000, 0], [wang, 1, 25000, 62]]);
  expect(() => ask(shop, { asOf: '2026-02-30' })).toThrow('bad_input');
});

test('of one shop: its people, its money', () => {
  const { shop, li } = makeSmallShop();
  const usd = shop.shop({ platform: 'shopify', name: 'US', currency: 'USD' });
  shop.order({ customerId: li, shopId: usd, day: '2026-06-02', paidMinor: 700 });
  shop.finish();
  const ofShop = ask(shop, { shop: usd });
  expect(ofShop).toMatchObject({ total: 1, currency: 'USD' });
  expect(ofShop.rows[0]).toMatchObject({ customerId: li, orders: 1, netTotalMinor: 700 });
  // Over both, yuan and dollars are not summed.
  expect(ask(shop, {}).rows.find((r) => r.customerId === li)).toMatchObject({ orders: 3, netTotalMinor: null, aovMinor: null });
  expect(() => ask(shop, { shop: 99 })).toThrow('not_found');
});

test('what is kept in memory follows the data', () => {
  const { shop, wang } = makeSmallShop();
  expect(ask(shop, { filters: { orders: '2..' } }).total).toBe(1);
  shop.order({ customerId: wang, day: '2026-06-29' });
  shop.finish();
  expect(ask(shop, { filters: { orders: '2..' } }).total).toBe(2);
  expect(ask(shop, { asOf: '2026-06-28', filters: { orders: '2..' } }).total).toBe(1);
  shop.order({ customerId: wang, day: '2026-06-27' });
  shop.finish();
  expect(ask(shop, { asOf: '2026-06-28', filters: { orders: '2..' } }).total).toBe(2);
});
