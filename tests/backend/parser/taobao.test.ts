import { expect, test } from 'vitest';
import { fixture, parseBytes, parsePath } from './parse-to-rows.ts';
import { csvLine, taobaoCells, taobaoCsv, taobaoHeader, type TaobaoCells } from './taobao-csv.ts';

const orderOf = async (cells: TaobaoCells) => {
  const { rows, tail } = await parseBytes(taobaoCsv(cells));
  return { ...rows[0]!.order, account: rows[0]!.account, contact: rows[0]!.contact, warnings: tail!.warnings };
};

test.each([
  ['等待买家付款', 'unpaid'],
  ['买家已付款，等待卖家发货', 'paid'],
  ['买家已付款,等待卖家发货', 'paid'],
  [' 卖家已发货， 等待买家确认', 'shipped'],
  ['交易成功', 'completed'],
  ['交易关闭', 'closed'],
])('%s is %s', async (word, status) => {
  expect(await orderOf({ status: word })).toMatchObject({ status, warnings: [] });
});

test('a word never seen before waits for a look, and is named', async () => {
  expect(await orderOf({ status: '神秘状态' })).toMatchObject({ status: 'review', warnings: [{ code: 'unknown_status', values: ['神秘状态'] }] });
});

test('closed because it was never paid: no money and no payment, whatever the columns say', async () => {
  expect(await orderOf({ status: '交易关闭', reason: '买家未付款', paid: '30.00' })).toMatchObject({ status: 'closed', paidMinor: 0, paidAt: null, refundMinor: 0, discountMinor: null });
});

test('closed by a refund: its amount, or without one all of it, and it is said', async () => {
  expect(await orderOf({ status: '交易关闭', reason: '退款', refund: '20.00' })).toMatchObject({ status: 'closed', paidMinor: 3000, refundMinor: 2000, warnings: [] });
  expect(await orderOf({ status: '交易关闭', reason: '退款', refund: '' })).toMatchObject({ refundMinor: 3000, warnings: [{ code: 'estimated_refund', count: 1 }] });
});

test('a partial refund leaves the order completed; the discount is what the total exceeds the payment by', async () => {
  expect(await orderOf({ refund: '5.00', total: '33.00' })).toMatchObject({ status: 'completed', paidMinor: 3000, refundMinor: 500, discountMinor: 300 });
});

test('an order paid with nothing but coupons is paid: zero is an amount', async () => {
  expect(await orderOf({ paid: '0.00', total: '30.00' })).toMatchObject({ status: 'completed', paidMinor: 0, discountMinor: 3000 });
});

test('who bought: the nick; masked nicks and masked or virtual phones are nobody', async () => {
  expect((await orderOf({ nick: '顾样例' })).account).toBe('buyer:顾样例');
  expect(await orderOf({ nick: 't**1' })).toMatchObject({ account: 'phone:+8613800138000', warnings: [{ code: 'masked_buyers', count: 1 }] });
  expect(await orderOf({ nick: 't**1', phone: '138****8000' })).toMatchObject({ account: '', warnings: [{ code: 'masked_buyers' }, { code: 'masked_phones', count: 1 }] });
  expect(await orderOf({ nick: '', phone: '13800138000-1234' })).toMatchObject({ account: '', warnings: [{ code: 'virtual_phones', count: 1 }] });
  expect((await orderOf({ nick: '', phone: '' })).account).toBe('');
});

test('a phone with a time when it expires is a stand-in, however real it looks', async () => {
  const text = [[...taobaoHeader, '虚拟号过期时间', '打款商家金额'], [...taobaoCells(), '2022-07-01 00:00:00', '0'], [...taobaoCells({ no: '200000000000000018' }), '', '0']].map((cells) => csvLine(cells)).join('\n');
  const { rows } = await parseBytes(text);
  expect(rows.map(({ contact }) => [contact![1], contact![2], contact![3]])).toEqual([['13800138000', null, 'virtual'], ['13800138000', '+8613800138000', 'valid']]);
});

test('of a masked name and a full nick in another column the full one counts', async () => {
  const text = [[...taobaoHeader, '买家会员昵称'], [...taobaoCells({ nick: 't**1' }), 'tb_full']].map((cells) => csvLine(cells)).join('\n');
  expect((await parseBytes(text)).rows[0]!.account).toBe('buyer:tb_full');
});

test('the Alipay account stands in for a nick only where it is an e-mail', async () => {
  const header = [...taobaoHeader, '买家支付宝账号'];
  const text = [header, [...taobaoCells({ nick: '', phone: '' }), 'Fang@Example.com'], [...taobaoCells({ nick: '', phone: '', no: '200000000000000018' }), 'f***@example.com']].map((cells) => csvLine(cells)).join('\n');
  expect((await parseBytes(text)).rows.map(({ account }) => account)).toEqual(['email:fang@example.com', '']);
});

test.each([
  ['  订单编号\u200b', '订单编号'],
  ['買家', null],
])('a heading %j drifts', async (heading, plain) => {
  const { head, failed } = await parseBytes([csvLine(taobaoHeader.map((name) => (name === '订单编号' ? heading : name))), csvLine(taobaoCells())].join('\n'));
  if (plain === null) expect(failed?.code).toBe('file_unknown_layout');
  else expect(head!.mapping[0]).toEqual({ header: heading, field: 'orderNo' });
});

test('帐 for 账, full-width brackets, another order of the columns: the same facts', async () => {
  const header = [...taobaoHeader, '买家支付宝账号', '总金额(旧版)', '打款商家金额'];
  const cells = [...taobaoCells(), 'a@example.com', '31.00', '0'];
  const plain = await parseBytes([csvLine(header), csvLine(cells)].join('\n'));
  const drifted = header.map((name) => name.replace('账', '帐').replace('(旧版)', '（旧版）'));
  const turned = await parseBytes([csvLine(drifted.toReversed()), csvLine(cells.toReversed())].join('\n'));
  expect(turned.rows.map(({ body, contact }) => [body, contact])).toEqual(plain.rows.map(({ body, contact }) => [body, contact]));
  expect(plain.rows[0]!.order!.discountMinor).toBe(100);
});

test('the header may stand below titles, and line numbers still count from the file’s first line', async () => {
  const { head, rows, tail } = await parseBytes(`订单报表\n导出时间：2018-09-01\n\n${taobaoCsv({})}`);
  expect([head!.profile, rows.map(({ line }) => line), tail!.rows]).toEqual(['taobao-orders-csv-2017', [5], 1]);
});

test('items of 2017 have no number: content and occurrence tell them apart, also where an order’s rows are apart', async () => {
  const line = (no: string, title: string) => `="${no}","${title}","10.00","1","","颜色：红","","","交易成功","K1",`;
  const text = ['订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码', line('10000001', '杯'), line('10000002', '杯'), line('10000001', '碗'), line('10000001', '杯')].join('\n');
  const { rows } = await parseBytes(text);
  expect(rows.map(({ orderNo, itemKey }) => [orderNo, itemKey.split('\u001f')])).toEqual([
    ['10000001', ['~杯', '颜色：红', '1']],
    ['10000002', ['~杯', '颜色：红', '1']],
    ['10000001', ['~碗', '颜色：红', '1']],
    ['10000001', ['~杯', '颜色：红', '2']],
  ]);
  expect(rows.every(({ order, body }) => order === null && body.startsWith('[0,'))).toBe(true);
});

test('items since 2020: their own number and money; of the order only its times', async () => {
  const { rows, tail } = await parsePath(fixture('taobao_items_2021_gbk/ExportOrderDetailList202111021500.csv'));
  expect(rows[2]).toMatchObject({
    itemKey: '1000000000000000204', itemSku: 'SKU-204', product: ['600000000001', '样例袜子', null],
    order: { status: null, createdAt: Date.UTC(2021, 10, 1, 4, 0, 40), paidAt: Date.UTC(2021, 10, 1, 6, 30, 43), paidMinor: null, refundMinor: null },
    item: { status: 'closed', quantity: 1, unitPriceMinor: 1990, paidMinor: 1990, refundMinor: 1990 },
  });
  expect(rows[4]!.item).toMatchObject({ status: 'shipped', paidMinor: 9500, discountMinor: 400, refundMinor: 0 });
  // 退款中 is no refund, whatever amount stands beside it.
  expect(rows[5]!.item).toMatchObject({ status: 'refunding', refundMinor: 0 });
  expect(tail!.checkUp).toMatchObject({ tells: ['items', 'refunds', 'parcels'], next: 'orders', firstDay: '2021-11-01', lastDay: '2021-11-03' });
});

test('a refund of words instead of an amount is the whole line, and it is said', async () => {
  const header = '子订单编号,主订单编号,商品标题,商品价格,购买数量,买家实付金额,退款状态,退款金额,订单状态,订单创建时间,商品ID';
  const { rows, tail } = await parseBytes(`${header}\n10000000000000001,10000000000000001,杯,20.00,2,36.00,退款成功,全额,交易关闭,2026-09-01 07:00:34,6.0E+11`);
  expect(rows[0]!.item).toMatchObject({ refundMinor: 3600, unitPriceMinor: 2000, quantity: 2 });
  expect(tail!.warnings).toEqual([{ code: 'estimated_refund', count: 1 }]);
  // A product number that Excel has cut is none: the title has to do.
  expect(rows[0]!.product).toEqual(['杯', '杯', null]);
});

const finance = '订单编号,支付单号,支付详情,买家应付货款,买家应付邮费,总金额,买家实付金额,订单创建时间,订单付款时间,商品标题,退款金额,是否主动赔付,主动赔付金额,主动赔付出账时间,商品属性SKU,C2B小额收款,确认收货打款金额,含应开票给个人红包,总金额(旧版)';
test('the nineteen columns of 2025 have no status: the times and the settlement tell', async () => {
  const row = (no: number, paid: string, paidAt: string, refund: string, settled: string) => `400000000000000000${no},,,,,50.00,${paid},2026-09-28 10:23:05,${paidAt},杯,${refund},,,,,,${settled},,50.00`;
  const { head, rows, tail } = await parseBytes([finance, row(1, '45.00', '2026-09-28 14:30:17', '0.00', '45.00'), row(2, '45.00', '2026-09-28 14:30:17', '', '0.00'), row(3, '0.00', '', '', ''), row(4, '5.00', '2026-09-28 14:30:17', '40.00', '5.00')].join('\n'));
  expect(head!.profile).toBe('taobao-orders-xlsx-2025');
  expect(rows.map(({ order }) => [order!.status, order!.paidMinor, order!.refundMinor])).toEqual([['completed', 4500, 0], ['paid', 4500, null], ['unpaid', 0, null], ['completed', 4500, 4000]]);
  expect(tail!.warnings).toEqual([{ code: 'no_status_column' }, { code: 'no_buyer_column' }]);
  expect(tail!.checkUp).toMatchObject({ buyers: { recognised: 0, anonymous: 4 }, next: 'buyer_columns' });
});

test('seller-chosen columns as CSV, with a buyer ticked, tell people again', async () => {
  const { head, tail } = await parseBytes('商品标题,买家会员名,订单状态,订单编号,买家实付金额,订单创建时间\n杯,tb_1,交易成功,4000000000000000123,5.00,2026-09-28 10:23:05\n');
  expect(head!.profile).toBe('taobao-orders-xlsx-2025');
  expect(tail!.checkUp).toMatchObject({ buyers: { recognised: 1, anonymous: 0 }, tells: ['people'], next: 'items' });
});

test('54 columns are those of 2018; 67 and 71 those of 2019', async () => {
  const y2018 = (await parsePath(fixture('taobao_orders_2018_gb18030/ExportOrderList201809011818.csv'))).head!.headers;
  const y2019 = (await parsePath(fixture('taobao_orders_2019_xlsx/ExportOrderList201911111230.xlsx'))).head!.headers;
  const profileOf = async (headers: string[]) => (await parseBytes(csvLine(headers))).head?.profile;
  expect(await profileOf(y2018.filter((name) => !/^支付(?:单号|详情)$/.test(name)))).toBe('taobao-orders-csv-2018');
  expect(await profileOf([...y2019.slice(0, -1), '满返红包金额', '直播返现状态', '返现金额', '新零售成交门店昵称', '新零售成交门店id', '新零售成交经销商id', '主订单编号'])).toBe('taobao-orders-xlsx-2019');
  const y2022 = y2019.map((name) => (name === '买家支付宝账号' ? '买家会员昵称' : name.trim())).filter((name) => name !== '主订单编号');
  expect(await profileOf([...y2022, '虚拟号过期时间', '延迟发货自动赔付金额', '预售订单', '发货时间', '商家备忘', '主订单编号'])).toBe('taobao-orders-xlsx-2019');
});

test('the owner’s profile and mapping go before the recognition', async () => {
  const text = 'Nr,Wer,Geld,Wann\n20000001,tb_1,5.00,2026-09-28 10:23:05\n';
  const mapping = { Nr: 'orderNo', Wer: 'buyerNick', Geld: 'paid', Wann: 'paidAt' };
  expect((await parseBytes(text)).failed?.code).toBe('file_unknown_layout');
  const mapped = await parseBytes(text, { mapping });
  expect(mapped.head).toMatchObject({ profile: 'mapped', platform: 'other' });
  expect(mapped.rows[0]).toMatchObject({ orderNo: '20000001', account: 'buyer:tb_1', order: { status: 'paid', paidMinor: 500 } });
  const forced = await parseBytes(text, { mapping, profile: 'taobao-orders-csv-2017' });
  expect(forced.head).toMatchObject({ profile: 'taobao-orders-csv-2017', platform: 'taobao' });
  const moved = await parseBytes(taobaoCsv({ memo: 'tb_real' }), { mapping: { 买家留言: 'buyerNick' } });
  expect(moved.rows[0]).toMatchObject({ account: 'buyer:tb_real', buyerMemo: null });
});
