import { expect, test } from 'vitest';
import { getCustomer } from '../../../electron/backend/customers/get-customer.ts';
import { parcelsHandlers as parcels } from '../../../electron/backend/parcels/handlers.ts';
import { readSources } from '../../../electron/backend/imports/sources.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import { fileOf, RecordsShop } from '../imports/records-shop.ts';

const HEAD = '订单编号,买家会员名,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,发货时间,物流公司,物流单号';
const order = (no: number, nick: string, paid: string, shipped: string, carrier = '中通快递', waybill = `ZT${no}`) => `30000000000000000${no},${nick},100.00,100.00,交易成功,${paid},${paid},${shipped},${carrier},${waybill}`;
const orders = () =>
  fileOf('orders.csv', [
    HEAD,
    order(1, '阿一', '2026-10-01 10:00:00', '2026-10-02 10:00:00'),
    order(2, '阿二', '2026-10-01 10:00:00', '2026-10-05 10:00:00'),
    order(3, '阿三', '2026-10-03 10:00:00', '2026-10-06 10:00:00', '顺丰速运', 'SF3'),
    order(4, '阿一', '2026-10-10 10:00:00', '2026-10-09 10:00:00'), // backwards
    order(5, '阿五', '2026-10-11 10:00:00', '', '', ''),
    order(6, '', '2026-10-11 10:00:00', '2026-10-20 10:00:00'),
  ]);
const LIST = '订单编号,快递公司,运单号,发货时间,签收时间';
const list = () =>
  fileOf('list.csv', [
    LIST,
    '300000000000000001,中通快递,ZT1,2026-10-02 10:00:00,2026-10-04 10:00:00',
    '300000000000000002,中通快递,ZT2,2026-10-05 10:00:00,2026-10-15 10:00:00',
    '300000000000000003,顺丰速运,SF3,2026-10-06 10:00:00,2026-10-07 22:00:00',
    '300000000000000003,顺丰速运,SF3-2,2026-10-06 12:00:00,',
    '300000000000000005,圆通速递,YT5,2026-10-12 10:00:00,2026-10-13 10:00:00',
  ]);
const october = { from: '2026-10-01', to: '2026-10-31' };
const limits = { ...october, shipDays: 2, signDays: 7 };
const at = (shop: RecordsShop) => ({ db: shop.db, now: Date.UTC(2026, 10, 20), today: '2026-11-20' }) as unknown as CommandContext;
const parcelRows = (shop: RecordsShop) => shop.db.all('SELECT s.name AS shop, order_no, waybill, carrier, shipped_at, signed_at FROM parcel_rows p JOIN shops s ON s.id = p.shop_id ORDER BY 2, 3, 5, 6');

test('order files and a list of parcels together, whichever comes first: days to shipping and to the last signature', async () => {
  const shop = new RecordsShop();
  const { files } = await shop.put([orders(), list()]);
  expect(files.map((f) => [f.profile, f.shopName, f.error, f.rows, f.rowsAdded + f.rowsUpdated, f.checkUp?.tells.includes('parcels')])).toEqual([
    ['taobao-orders-xlsx-2025', files[0]!.shopName, null, 6, 6, true],
    ['logistics-list', files[0]!.shopName, null, 5, 5, true],
  ]);
  const speed = parcels.speed(october, at(shop));
  // To shipping 1, 4, 3, 1, 9 days; the backwards one is left out. Signed for: 1, 2 and 5; the third order's second parcel isn't.
  expect(speed).toMatchObject({ orders: 6, shipped: 6, signed: 3, backwards: 1, toShip: { n: 5, median: 3 }, toSign: { n: 3, median: 2 } });
  expect(shop.db.all(speed.sql)).toHaveLength(6);
  expect(speed.carriers.map((c) => [c.carrier, c.parcels, c.toSign.n, c.toSign.median])).toEqual([['中通快递', 4, 2, 6], ['圆通速递', 1, 1, 1], ['顺丰速运', 1, 0, null]]);
  expect(parcels.speed({ from: '2026-10-03', to: '2026-10-03' }, at(shop))).toMatchObject({ orders: 1, shipped: 1, signed: 0 });
  expect(readSources(shop.db, '2026-11-20').strips.map((s) => [s.channel, s.firstDay, s.lastDay])).toContainEqual(['parcels', '2026-10-02', '2026-10-12']);
});

test('a list of parcels says neither what an order costs nor in which state it is, and comes out as it came in', async () => {
  const shop = new RecordsShop();
  await shop.put([orders()]);
  const [told, rows] = [shop.facts() as { orders: unknown; metrics: unknown }, parcelRows(shop)];
  const { batchId } = await shop.put([list()]);
  const beside = shop.facts() as { orders: unknown; metrics: unknown };
  expect([beside.orders, beside.metrics]).toEqual([told.orders, told.metrics]);
  expect(parcelRows(shop)).toHaveLength(rows.length + 5);
  expect(await shop.put([list()])).toMatchObject({ files: [{ rowsUnchanged: 5, rowsAdded: 0, sameAs: 'list.csv' }] });
  shop.undo(batchId); // the copy takes the rows over
  expect(parcelRows(shop)).toHaveLength(rows.length + 5);
  shop.undo(batchId + 1);
  expect(parcelRows(shop)).toEqual(rows);
  expect(shop.facts()).toEqual(told);
});

test('who got theirs late: by both limits, nobody unknown, the latest order first', async () => {
  const shop = new RecordsShop();
  await shop.put([orders(), list()]);
  const late = parcels.late({ ...limits, offset: 0, limit: 100 }, at(shop));
  expect(late.rows.map((r) => [r.nick, r.orderNo.slice(-1), r.toShip, r.toSign, r.hasCase])).toEqual([['阿三', '3', 3, null, false], ['阿二', '2', 4, 10, false]]);
  expect(late).toMatchObject({ total: 2, anonymous: 1, customerIds: { length: 2 } });
  expect(parcels.late({ ...limits, shipDays: 3, signDays: 7, offset: 0, limit: 100 }, at(shop)).rows.map((r) => r.nick)).toEqual(['阿二']);
  expect(parcels.late({ ...limits, offset: 1, limit: 1 }, at(shop)).rows.map((r) => r.nick)).toEqual(['阿二']);
});

test('a case for each, once', async () => {
  const shop = new RecordsShop();
  await shop.put([orders(), list()]);
  expect(parcels.openCases({ ...limits, text: '问候一下' }, at(shop))).toEqual({ opened: 2, already: 0, left: 0 });
  expect(shop.db.all('SELECT kind, text, order_no, due_day FROM cases ORDER BY order_no')).toEqual(['2', '3'].map((no) => ({ kind: 'delivery', text: '问候一下', order_no: `30000000000000000${no}`, due_day: '2026-11-22' })));
  expect(parcels.openCases({ ...limits, text: '问候一下' }, at(shop))).toEqual({ opened: 0, already: 2, left: 0 });
  shop.db.run("UPDATE cases SET closed_day = '2026-11-21', closed_at = 0");
  expect(parcels.openCases({ ...limits, text: '问候一下' }, at(shop))).toMatchObject({ opened: 0, already: 2 });
  expect(parcels.late({ ...limits, offset: 0, limit: 100 }, at(shop)).rows.every((r) => r.hasCase)).toBe(true);
});

test('on the customer’s own page: each waybill of each order', async () => {
  const shop = new RecordsShop();
  await shop.put([orders(), list()]);
  const three = shop.db.get<{ id: number }>("SELECT customer_id AS id FROM accounts WHERE value = '阿三'")!.id;
  const customer = getCustomer(shop.db, three, undefined, '2026-11-20');
  expect(customer.orderList[0]!.parcels).toEqual([
    { waybill: 'SF3', carrier: '顺丰速运', shippedAt: Date.UTC(2026, 9, 6, 2), signedAt: Date.UTC(2026, 9, 7, 14) },
    { waybill: 'SF3-2', carrier: '顺丰速运', shippedAt: Date.UTC(2026, 9, 6, 4), signedAt: null },
  ]);
});

test('a time that can’t be read isn’t worth the order; files without times keep nothing', async () => {
  const shop = new RecordsShop();
  const odd = fileOf('odd.csv', [HEAD, order(7, '阿七', '2026-10-01 10:00:00', '昨天')]);
  expect((await shop.put([odd])).files[0]).toMatchObject({ rowsAdded: 1, rowsRejected: 0 });
  expect(parcelRows(shop)).toMatchObject([{ waybill: 'ZT7', shipped_at: null }]);
  const plain = fileOf('plain.csv', ['订单编号,买家会员名,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,物流公司,物流单号', '300000000000000008,阿八,1.00,1.00,交易成功,2026-10-01 10:00:00,2026-10-01 10:00:00,中通快递,ZT8']);
  await shop.put([plain]);
  expect(parcelRows(shop)).toHaveLength(1);
});
