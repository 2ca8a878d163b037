import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insightsHandlers } from '../../../electron/backend/insights/handlers.ts';
import type { QueryContext } from '../../../electron/backend/serve.ts';
import { fileOf, fixtures, RecordsShop } from '../imports/records-shop.ts';

const contextOf = (shop: RecordsShop) => ({ db: shop.db }) as unknown as QueryContext;
const head = '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货人姓名,订单创建时间,订单付款时间,宝贝标题,店铺名称';
const order = (no: number, day: string, paid: string) => `30000000000001${no},样例,${paid},${paid},交易成功,沈测试,${day} 10:00:00,${day} 10:01:00,样例围巾,样例织物店`;

test('a day’s visitors stand beside its sales; a day that no order file covers has none that are known', async () => {
  const shop = new RecordsShop();
  await shop.put([fileOf('sales.csv', [head, order(10, '2026-10-01', '100.00'), order(11, '2026-10-01', '50.00'), order(12, '2026-10-03', '8.00')]), join(fixtures, 'sycm_shop_daily_xls/sycm_shop_daily_202610.xls')]);
  const traffic = insightsHandlers.traffic({}, contextOf(shop));
  expect(traffic).toMatchObject({ currency: 'CNY', sources: [''], shops: [{ name: '样例织物店', platform: 'taobao' }] });
  expect(traffic.days.map(({ day, visitors, conversion, orders, netMinor }) => [day, visitors, conversion, orders, netMinor])).toEqual([
    ['2026-10-01', 1204, 0.0274, 2, 15000],
    ['2026-10-02', 1310, 0.0313, 0, 0],
    ['2026-10-03', 988, 0.0223, 1, 800],
    ['2026-10-04', 12045, 0.0349, null, null],
    ['2026-10-05', 2210, 0.0276, null, null],
    ['2026-10-06', 1411, null, null, null],
    ['2026-10-07', 1500, 0.0267, null, null],
  ]);
  // The SQL that is shown gives the same figures; sales of days that aren't covered it counts as none.
  expect(shop.db.all<object>(traffic.sql).map((d, i) => ({ ...d, orders: traffic.days[i]!.orders, netMinor: traffic.days[i]!.netMinor }))).toEqual(traffic.days);
});

test('channels are asked for one by one, and the shop with the latest traffic comes first', async () => {
  const shop = new RecordsShop();
  await shop.put([fileOf('channels.csv', ['统计日期,流量来源,访客数,浏览量,支付买家数', '2026-10-01,手淘搜索,100,200,4', '2026-10-01,直通车,50,80,-']), join(fixtures, 'amazon_business_report_utf8/BusinessReport-10-31-26.csv')]);
  const latest = insightsHandlers.traffic({}, contextOf(shop));
  expect(latest.shops.map(({ platform }) => platform)).toEqual(['amazon', 'taobao']);
  const taobao = latest.shops[1]!.shopId;
  expect(insightsHandlers.traffic({ shop: taobao, source: '手淘搜索' }, contextOf(shop))).toMatchObject({ sources: ['手淘搜索', '直通车'], source: '手淘搜索', days: [{ visitors: 100, conversion: 0.04 }] });
  expect(insightsHandlers.traffic({ shop: taobao, source: '直通车' }, contextOf(shop))).toMatchObject({ days: [{ visitors: 50, buyers: null, conversion: null }] });
});

test('of a product the latest period is shown, and by its title it stands in the list of what was sold', async () => {
  const shop = new RecordsShop();
  const rows = (visitors: number) => ['(Child) ASIN,Title,Sessions - Total,Units Ordered', `B0TEST0001,"Sample Pan 12"" Non-Stick, Black",${visitors},5`];
  await shop.put([fileOf('a 2026-10-01 to 2026-10-31.csv', rows(90)), fileOf('b 2026-09-01 to 2026-09-30.csv', rows(70)), join(fixtures, 'amazon_all_orders_us_utf8/100000000587.txt')]);
  const { products } = insightsHandlers.traffic({}, contextOf(shop));
  expect(products).toMatchObject([{ productKey: 'B0TEST0001', visitors: 90, firstDay: '2026-10-01', lastDay: '2026-10-31' }]);
  const id = shop.db.get<{ id: number }>("SELECT id FROM shops WHERE platform = 'amazon'")!.id;
  expect(insightsHandlers.sales({ shop: id }, contextOf(shop)).products.some(({ visitors }) => visitors === 90)).toBe(true);
});

test('settlements: what was charged, what came in, and refunds that the orders don’t know of', async () => {
  const shop = new RecordsShop();
  await shop.put([join(fixtures, 'jd_settlement_xlsx/对账-样例京东店.xlsx')]);
  const told = insightsHandlers.afterSales({}, contextOf(shop));
  expect(told).toMatchObject({ fees: [{ fee: '佣金', bookings: 1, amountMinor: -200 }, { fee: '运费保险服务费', bookings: 1, amountMinor: -90 }], incomeMinor: 4000, refunds: { orders: 1, amountMinor: 2100, untoldOrders: 0 }, firstDay: '2026-08-06' });
  const jd = shop.db.get<{ shop_id: number }>('SELECT shop_id FROM settlement_lines LIMIT 1')!.shop_id;
  shop.db.run("INSERT INTO orders (shop_id, order_no, status, currency, paid_minor, refund_minor, is_paid, is_valid) VALUES (:jd, '3000000000000002', 'completed', 'CNY', 2100, 500, 1, 1)", { jd });
  expect(insightsHandlers.afterSales({}, contextOf(shop)).refunds).toEqual({ orders: 1, amountMinor: 2100, untoldOrders: 1, untoldMinor: 1600 });
});
