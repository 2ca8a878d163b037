import { expect, test } from 'vitest';
import { fixture, parseBytes, parsePath } from './parse-to-rows.ts';
import { csvLine } from './taobao-csv.ts';

const pddHeader = '订单号,订单状态,用户实付金额(元),店铺优惠折扣(元),平台优惠折扣(元),商品数量(件),商品id,商品,商品规格,样式ID,售后状态,订单成交时间,退款金额(元),省,市,区';
const pdd = async (...rows: string[]) => parseBytes([pddHeader, ...rows].join('\n'));
const pddRow = (status: string, afterSale: string, refund: string, no = '261003-600000000000268') => `${no}\t,"${status}"\t,16.6,1,0.4,2,700\t,挂钩,红\t,1001\t,${afterSale}\t,2026-10-03 16:00:33\t,${refund},浙江,****,****`;

test.each([
  ['已收货', '无售后或售后取消', '', 'completed', null],
  ['已发货，待收货', '', '', 'shipped', null],
  ['已发货,待收货', '', '', 'shipped', null],
  ['待发货', '售后处理中', '', 'refunding', null],
  ['未发货，退款成功', '退款成功', '', 'refunded', 1660],
  ['已收货', '退款成功', '5.00', 'completed', 500],
  ['已收货', '退款成功', '16.60', 'refunded', 1660],
  ['已收货', '退款成功', '', 'refunded', 1660],
  ['已取消', '无售后或售后取消', '', 'closed', null],
])('Pinduoduo: %s, %s, refund %s is %s', async (status, afterSale, refund, expected, refundMinor) => {
  const { rows, tail } = await pdd(pddRow(status, afterSale, refund));
  expect(rows[0]).toMatchObject({ orderNo: '261003-600000000000268', itemKey: '1001', itemSku: '红', order: { status: expected, paidMinor: 1660, discountMinor: 140, refundMinor }, item: { quantity: 2 } });
  expect(tail!.warnings.some(({ code }) => code === 'estimated_refund')).toBe(expected === 'refunded' && refund === '');
});

test('Pinduoduo: masked regions are none, and the same order twice is one item', async () => {
  const { rows, tail } = await pdd(pddRow('已收货', '', ''), pddRow('已收货', '', ''));
  expect(rows.map(({ itemKey }) => itemKey)).toEqual(['1001', '1001']);
  expect(rows[0]!.contact).toEqual([null, null, null, 'none', null, '浙江省', null, null, null]);
  expect(tail).toMatchObject({ rows: 2, checkUp: { orders: 1, buyers: { recognised: 0, anonymous: 1 }, tells: ['regions', 'items', 'refunds'], next: null } });
});

test('Pinduoduo: a total at the end is no order, and a date is in the order number', async () => {
  const { rows, fates, tail } = await pdd(pddRow('已收货', '', '').replace('2026-10-03 16:00:33', ''), '总计,,16.6');
  expect(fates.map(({ fate, reason }) => [fate, reason])).toEqual([['skipped', 'summary_row']]);
  expect(rows[0]!.order).toMatchObject({ createdAt: Date.UTC(2026, 9, 3, 4), paidAt: null });
  expect(tail!.warnings).toContainEqual({ code: 'date_from_order_number', count: 1 });
});

test('Shopify: the first row tells the order, further rows only their item; a blank name belongs to the row before', async () => {
  const { head, rows, tail } = await parsePath(fixture('shopify_utf8/orders_export_1.csv'));
  expect(head).toMatchObject({ platform: 'shopify', defaultCurrency: 'EUR', defaultTimeZone: 'Europe/Berlin' });
  expect(rows.map(({ line, orderNo, account, order }) => [line, orderNo, account, order?.status ?? null])).toEqual([
    [2, '#1001', 'email:tess@example.com', 'shipped'],
    [3, '#1001', '', null],
    [4, '#1002', '', 'unpaid'],
    [6, '#1003', 'email:ida@example.com', 'paid'],
    [7, '#1003', '', null],
    [8, '#1004', 'email:tess@example.com', 'closed'],
    [9, '#1005', 'email:ida@example.com', 'refunded'],
  ]);
  expect(rows[0]!.order).toMatchObject({ createdAt: Date.UTC(2026, 9, 1, 11), paidAt: Date.UTC(2026, 9, 1, 12, 0, 3), emailConsent: 1, discountMinor: 0 });
  expect(rows[0]!.item).toMatchObject({ quantity: 2, unitPriceMinor: 999 });
  expect(rows[2]).toMatchObject({ buyerMemo: 'Please ring twice.\nSecond line, with comma' });
  expect(rows[3]!.order).toMatchObject({ emailConsent: 0, refundMinor: 2000, paidMinor: 12000 });
  expect(rows[0]!.contact).toEqual(['Tess Sample', '+400000000001', null, 'invalid', 'tess@example.com', 'DE', null, null, '1 Test Street']);
  expect(tail!.checkUp).toMatchObject({ orders: 5, buyers: { recognised: 4, anonymous: 1 }, next: null });
});

const shopifyHeader = ['Name', 'Email', 'Financial Status', 'Paid at', 'Fulfillment Status', 'Accepts Marketing', 'Currency', 'Total', 'Discount Amount', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Shipping City', 'Shipping Province', 'Shipping Province Name', 'Shipping Country', 'Phone', 'Outstanding Balance', 'Refunded Amount'];
const shopify = async (...rows: string[][]) => parseBytes([shopifyHeader, ...rows].map((cells) => csvLine(cells)).join('\n'));
const sale = (cells: Partial<Record<string, string>> = {}): string[] =>
  shopifyHeader.map((name) => cells[name] ?? ({ Name: '#1', 'Financial Status': 'paid', Currency: 'EUR', Total: '10.00', 'Created at': '2026-10-01 13:00:00 +0200', 'Lineitem quantity': '1', 'Lineitem name': 'Mug', 'Lineitem price': '10.00' } as Record<string, string>)[name] ?? '');

test('Shopify: without an e-mail the phone, without both nobody', async () => {
  const { rows } = await shopify(sale({ Phone: "'+4915112345678" }), sale({ Name: '#2', Phone: '0151 12345678', 'Shipping Country': 'DE' }), sale({ Name: '#3' }));
  expect(rows.map(({ account }) => account)).toEqual(['phone:+4915112345678', 'phone:+4915112345678', '']);
});

test('Shopify: provinces by name, by country and code, and Chinese ones by their official name', async () => {
  const { rows } = await shopify(
    sale({ 'Shipping Province Name': 'Bavaria', 'Shipping Province': 'BY', 'Shipping Country': 'DE', 'Shipping City': 'Munich' }),
    sale({ Name: '#2', 'Shipping Province': 'BY', 'Shipping Country': 'DE' }),
    sale({ Name: '#3', 'Shipping Province Name': '广东', 'Shipping Country': 'CN', 'Shipping City': '深圳市' }),
  );
  expect(rows.map(({ contact }) => [contact![5], contact![6]])).toEqual([['Bavaria', 'Munich'], ['DE-BY', null], ['广东省', '深圳市']]);
});

test('Shopify: yen have no decimals, several currencies are said, a part payment is what has been paid', async () => {
  const { rows, tail } = await shopify(sale({ Currency: 'JPY', Total: '1200', 'Lineitem price': '1200' }), sale({ Name: '#2', 'Financial Status': 'partially_paid', 'Outstanding Balance': '4.00' }));
  expect(rows.map(({ currency, order }) => [currency, order!.paidMinor])).toEqual([['JPY', 1200], ['EUR', 600]]);
  expect(tail!.warnings).toContainEqual({ code: 'mixed_currencies', values: ['JPY', 'EUR'] });
});

test('Shopify: further rows of a rejected order go with it, and those of the next don’t', async () => {
  const further = (name: string) => shopifyHeader.map((column) => ({ Name: name, 'Lineitem quantity': '1', 'Lineitem name': 'Cap', 'Lineitem price': '1.00' })[column] ?? '');
  const { rows, fates } = await shopify(sale({ Total: 'ten' }), further('#1'), further(''), sale({ Name: '#2' }), further('#2'), further(''));
  expect(fates.map(({ line, reason }) => [line, reason])).toEqual([[2, 'bad_money'], [3, 'order_rejected'], [4, 'order_rejected']]);
  expect(rows.map(({ orderNo, itemKey }) => [orderNo, itemKey.at(-1)])).toEqual([['#2', '1'], ['#2', '1'], ['#2', '2']]);
});
