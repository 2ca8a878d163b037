import { expect, test } from 'vitest';
import { saveShop } from '../../../electron/backend/settings/shops.ts';
import { fileOf, RecordsShop } from '../imports/records-shop.ts';
import { problemOf } from '../problem-of.ts';

const orders = () => fileOf('orders.csv', ['订单编号,买家会员名,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间', '300000000000000001,阿一,100.00,100.00,交易成功,2026-10-01 00:30:00,2026-10-01 00:40:00']);
const seen = (shop: RecordsShop) => shop.db.get('SELECT day, paid_at AS paidAt, currency, paid_minor AS paid FROM orders');

test('a shop’s currency and zone stay while orders are in; imports undone, they change, and the same files are read with the new ones', async () => {
  const shop = new RecordsShop();
  const { batchId, files } = await shop.put([orders()]);
  const shopId = files[0]!.shopId!;
  const change = { shopId, name: '一店', currency: 'JPY', timeZone: 'America/New_York' };
  expect(seen(shop)).toEqual({ day: '2026-10-01', paidAt: Date.UTC(2026, 8, 30, 16, 40), currency: 'CNY', paid: 10_000 });
  expect(problemOf(() => saveShop(shop.db, change))).toEqual({ code: 'bad_input', field: 'currency', orders: 1 });
  expect(problemOf(() => saveShop(shop.db, { ...change, currency: 'CNY' }))).toEqual({ code: 'bad_input', field: 'timeZone', orders: 1 });
  shop.undo(batchId);
  expect(saveShop(shop.db, change)).toMatchObject({ currency: 'JPY', timeZone: 'America/New_York', orders: 0 });
  await shop.put([orders()]);
  expect(seen(shop)).toEqual({ day: '2026-10-01', paidAt: Date.UTC(2026, 9, 1, 4, 40), currency: 'JPY', paid: 100 });
});
