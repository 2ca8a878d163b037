import { expect, test } from 'vitest';
import { mergedOrders } from './merged-orders.ts';
import { fixture, parseBytes, parsePath, type Parsed } from './parse-to-rows.ts';
import { csvLine } from './taobao-csv.ts';

type Cells = Record<string, string>;
const table = (header: string[], rows: Cells[], delimiter = ',') => [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map((cells) => csvLine(cells, delimiter)).join('\n');
const plainTsv = (header: string[], rows: Cells[]) => [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map((cells) => cells.join('\t')).join('\r\n');
const one = ({ rows }: Parsed) => [...mergedOrders(rows).values()][0]!;

test('1688: blank rows continue the order above; what was added to the price is no discount', async () => {
  const header = ['订单编号', '买家会员名', '卖家会员名', '涨价或折扣(元)', '实付款(元)', '订单状态', '订单创建时间', '货品标题', '数量', 'SKU ID'];
  const order = { 订单编号: '2000000000000000011', 买家会员名: 'mai', 卖家会员名: 'chang', '涨价或折扣(元)': '50.00', '实付款(元)': '1,250.00', 订单状态: '等待卖家发货', 订单创建时间: '2026-10-03 14:00:27', 货品标题: '围巾', 数量: '60' };
  const parsed = await parseBytes(table(header, [order, { 货品标题: '帽子', 数量: '50' }, { ...order, 订单编号: '2000000000000000012', '实付款(元)': 'x' }, { 货品标题: '袜子' }]));
  expect(parsed.rows.map(({ orderNo, account, order }) => [orderNo, account, order?.paidMinor ?? null, order?.discountMinor ?? null])).toEqual([
    ['2000000000000000011', 'buyer:mai', 125000, 0],
    ['2000000000000000011', '', null, null],
  ]);
  expect(parsed.fates.map(({ reason }) => reason)).toEqual(['bad_money', 'order_rejected']);
});

const jdHeader = ['订单号', '商品ID', '商品名称', '订购数量', '下单时间', '京东价', '订单金额', '应付金额', '订单状态', '下单帐号', '客户姓名', '客户地址', '联系电话', '商家备注', '付款确认时间'];
const jd = (cells: Cells) => ({ 订单号: '10000000001', 商品ID: '1', 商品名称: '发夹', 订购数量: '1', 下单时间: '2016-03-11 07:00:06', 京东价: '7.00', 订单金额: '9.00', 应付金额: '7.00', 下单帐号: 'pin', 付款确认时间: '2016-03-11 12:00:09', ...cells });

test.each([
  ['(删除)等待出库', '订单拆分为  10000000011    10000000012', 'closed', false, 0],
  ['(删除)等待出库', '', 'closed', true, 700],
  ['（删除）等待确认收货', '', 'closed', true, 700],
  ['(锁定)等待出库', '', 'refunding', true, 0],
  ['(锁定)等待付款', '', 'unpaid', false, 0],
  ['完成', '订单拆分为 1 2', 'completed', true, 0],
  ['(删除)从没见过', '', 'review', false, 0],
])('JD: %s with the memo “%s” is %s', async (status, memo, expected, isPaid, refundMinor) => {
  const parsed = await parseBytes(table(jdHeader, [jd({ 订单状态: status, 商家备注: memo })]));
  expect(one(parsed)).toMatchObject({ status: expected, isPaid, refundMinor });
});

test('JD: line ends and TABs in cells, a trailing comma, 账 for 帐, a province by its short name', async () => {
  const header = [...jdHeader.map((name) => name.replace('帐', '账')), ''];
  const row = header.map((name) => ({ ...jd({ 订单状态: '完成', 商品名称: '发夹\r\n套装\t红', 客户地址: '浙江杭州市余杭区样例街道1号' }), 下单账号: 'pin' } as Cells)[name] ?? '');
  const { head, rows } = await parseBytes([header, row].map((cells) => csvLine(cells)).join('\n'));
  expect(head!.profile).toBe('jd-orders-csv-2016');
  expect(rows[0]).toMatchObject({ account: 'buyer:pin', product: ['发夹 套装 红', '发夹 套装 红', null], contact: [null, null, null, 'none', null, '浙江省', '杭州市', '余杭区', '样例街道1号'] });
});

const douyinHeader = ['主订单编号', '子订单编号', '选购商品', '商品数量', '商品单价', '订单应付金额', '订单提交时间', '支付完成时间', '订单状态', '售后状态', '达人昵称', '收件人', '收件人手机号', '省', '市', '区', '详细地址'];
const douyin = (cells: Cells) => ({ 主订单编号: '\t6000000000000000001', 子订单编号: "'6000000000000000001", 选购商品: '\t辣片', 商品数量: '1', 商品单价: '5.00', 订单应付金额: '5.00', 订单提交时间: '2026-09-22 07:00:39', 支付完成时间: '2026-09-22 10:45:42', 订单状态: '已发货', 售后状态: '-', 达人昵称: '某达人', ...cells });

test('Douyin: what is enciphered says nothing, and who advertised isn’t who bought', async () => {
  const { rows, tail } = await parseBytes(table(douyinHeader, [douyin({ 收件人: '##c2Ft', 收件人手机号: '$$c2FtcGxl', 省: '浙江省', 详细地址: '##YWRk' })]));
  expect(rows[0]).toMatchObject({ orderNo: '6000000000000000001', itemKey: '6000000000000000001', account: '', contact: [null, '$$c2FtcGxl', null, 'masked', null, '浙江省', null, null, null] });
  expect(tail!.warnings).toContainEqual({ code: 'masked_phones', count: 1 });
});

test('Douyin: one item of two given back leaves the other; a state in a compound is read', async () => {
  const parsed = await parseBytes(table(douyinHeader, [
    douyin({ 子订单编号: '6000000000000000002' }),
    douyin({ 子订单编号: '6000000000000000003', 订单应付金额: '8.00', 订单状态: '已关闭', 售后状态: '已全额退款成功' }),
    douyin({ 子订单编号: '6000000000000000004', 订单应付金额: '9.00', 订单状态: '已关闭' }),
  ]));
  expect(one(parsed)).toMatchObject({ status: 'shipped', paidMinor: 2200, refundMinor: 1700, netMinor: 500, isValid: true });
});

test('Douyin: items joined in one row are one group, and give way to their own rows', async () => {
  const joined = await parsePath(fixture('douyin_orders_utf8bom/1791430001_order_dimension_joined.csv'));
  const single = await parsePath(fixture('douyin_orders_utf8bom/1791430000_orders.csv'));
  const of = (rows: Parsed['rows']) => mergedOrders(rows).get('6000000000000000752')!;
  expect(of(joined.rows).lines).toMatchObject([{ key: '~6000000000000000753;6000000000000000754', quantity: 3, paidMinor: 6900, unitPriceMinor: null }]);
  for (const rows of [[...joined.rows, ...single.rows], [...single.rows, ...joined.rows]]) {
    expect(of(rows)).toMatchObject({ paidMinor: 6900, status: 'shipped' });
    expect(of(rows).lines.map(({ key, quantity }) => [key, quantity])).toEqual([['6000000000000000753', 1], ['6000000000000000754', 2]]);
  }
});

const amazonHeader = ['amazon-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'sales-channel', 'product-name', 'sku', 'asin', 'quantity', 'currency', 'item-price', 'shipping-price', 'item-promotion-discount', 'ship-city', 'ship-country', 'cpf'];
const amazon = (cells: Cells) => ({ 'amazon-order-id': '112-0000000-0000001', 'purchase-date': '2026-10-01T09:00:38+00:00', 'last-updated-date': '2026-10-03T20:00:45+00:00', 'order-status': 'Shipped', 'product-name': 'Pan', sku: 'PAN', asin: 'B0', quantity: '2', currency: 'USD', 'item-price': '59.98', ...cells });

test('Amazon: a quote is a character, wherever it stands', async () => {
  const names = ['Pan 12" Non-Stick', '"Best" pan', '"unclosed', 'a ""b""', '"'];
  const { rows, fates } = await parseBytes(plainTsv(amazonHeader, names.map((name, i) => amazon({ 'amazon-order-id': `112-0000000-000000${i}`, 'product-name': name }))));
  expect([fates, rows.map(({ product, line }) => [product![1], line])]).toEqual([[], names.map((name, i) => [name, i + 2])]);
});

test('Amazon: the line’s total, its promotions and its shipping; what the tax office asks for is dropped', async () => {
  const { rows, head } = await parseBytes(plainTsv(amazonHeader, [amazon({ 'shipping-price': '4.00', 'item-promotion-discount': '5.00', cpf: '123.456.789-00' })]));
  expect(rows[0]!.item).toMatchObject({ quantity: 2, unitPriceMinor: 2999, paidMinor: 5898, discountMinor: 500 });
  expect(head!.mapping.find(({ header }) => header === 'cpf')!.field).toBeNull();
  expect(JSON.stringify(rows)).not.toContain('123.456');
});

test('Amazon: the newer report of an order wins, whichever came first; an unpriced one takes no money away', async () => {
  const older = await parseBytes(plainTsv(amazonHeader, [amazon({ 'order-status': 'Shipped' })]));
  const newer = await parseBytes(plainTsv(amazonHeader, [amazon({ 'order-status': 'Unshipped', 'last-updated-date': '2026-10-09T20:00:45+00:00' })]));
  const header = ['order-id', 'order-item-id', 'purchase-date', 'payments-date', 'buyer-email', 'sku', 'product-name', 'quantity-purchased', 'quantity-shipped', 'quantity-to-ship', 'recipient-name'];
  const unshipped = await parseBytes(plainTsv(header, [{ 'order-id': '112-0000000-0000001', 'order-item-id': '5.96864E+13', 'purchase-date': '2026-10-01T09:00:38+00:00', 'payments-date': '2026-10-01T09:00:38+00:00', 'buyer-email': 'a1@marketplace.amazon.com', sku: 'PAN', 'product-name': 'Pan', 'quantity-purchased': '2', 'quantity-to-ship': '2' }]));
  expect([unshipped.head!.profile, unshipped.rows[0]!.account]).toEqual(['amazon-fbm-unshipped-txt', 'email:a1@marketplace.amazon.com']);
  for (const rows of [[older, newer, unshipped], [unshipped, newer, older]].map((files) => files.flatMap((file) => file.rows))) expect(one({ rows } as Parsed)).toMatchObject({ status: 'paid', paidMinor: 5998, lines: [{ quantity: 2, paidMinor: 5998 }] });
});

// CP932 by hand: テストのペン (a pen), 髙①, カ in half width.
const cp932 = (text: string): Buffer => Buffer.concat(Array.from(text).map((c) => Buffer.from(({ テ: '8365', ス: '8358', ト: '8367', の: '82cc', ペ: '8379', ン: '8393', 髙: 'fbfc', '①': '8740', ｶ: 'b6' } as Cells)[c] ?? Buffer.from(c, 'latin1').toString('hex'), 'hex')));
test.each([
  ['shift_jis', cp932, 'テストのペン 髙①ｶ'],
  ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'テスト 12"'],
  ['windows-1252', (text: string) => Buffer.from(text, 'latin1'), 'Größe für Mädchen, ß, Muñeca'],
  ['utf-8', (text: string) => Buffer.from(text), 'テスト'],
])('Amazon in %s', async (encoding, encode, name) => {
  const { head, rows } = await parseBytes(encode(plainTsv(amazonHeader, [amazon({ 'product-name': name, currency: 'JPY', 'item-price': '1980', 'ship-country': 'JP' })])));
  expect([head!.encoding, head!.defaultCurrency, rows[0]!.product![1], rows[0]!.item!.paidMinor]).toEqual([encoding, 'JPY', name, 1980]);
});

const ebayHeader = ['Sales Record Number', 'Order Number', 'Buyer Username', 'Ship To Country', 'Ship To State', 'Item Number', 'Item Title', 'Quantity', 'Sold For', 'Total Price', 'Sale Date', 'Paid On Date', 'Shipped On Date', 'Transaction ID'];
const ebay = async (...rows: Cells[]) => parseBytes(`${table(ebayHeader, rows)}\n\n2,record(s) downloaded,from May-1-26 to May-31-26\nSeller ID : sample_seller\n`);

test('eBay: Australian money and days, sums once, an unpaid sale without a number, the lines behind are no sale', async () => {
  const { head, rows, fates, tail } = await ebay(
    { 'Sales Record Number': '12', 'Order Number': '10-00001-00458', 'Buyer Username': 'b', 'Ship To Country': 'Australia', 'Ship To State': 'NSW', Quantity: '3', 'Sold For': 'AU $3,000.00', 'Total Price': 'AU $3,010.00', 'Sale Date': '26-May-26', 'Paid On Date': '27-May-26', 'Shipped On Date': '28-May-26' },
    { 'Sales Record Number': '12', 'Order Number': '10-00001-00458', 'Buyer Username': 'b', 'Item Number': '1', 'Item Title': 'Ring', Quantity: '1', 'Sold For': 'AU $2,900.00', 'Sale Date': '26-May-26', 'Transaction ID': '71' },
    { 'Sales Record Number': '12', 'Order Number': '10-00001-00458', 'Buyer Username': 'b', 'Item Number': '2', 'Item Title': 'Strap', Quantity: '2', 'Sold For': 'AU $100.00', 'Sale Date': '26-May-26', 'Transaction ID': '72' },
    { 'Sales Record Number': '13', 'Buyer Username': 'c', 'Item Number': '3', 'Item Title': 'Box', Quantity: '1', 'Sold For': 'AU $10.00', 'Sale Date': '30-May-26', 'Transaction ID': '73' },
  );
  expect(head).toMatchObject({ defaultCurrency: 'AUD', defaultTimeZone: 'Australia/Sydney' });
  expect(fates.map(({ reason }) => reason)).toEqual(['summary_row', 'summary_row']);
  const orders = mergedOrders(rows);
  expect(orders.get('10-00001-00458')).toMatchObject({ status: 'shipped', currency: 'AUD', paidMinor: 301000, createdAt: Date.UTC(2026, 4, 25, 14), lines: [{ key: '71', paidMinor: 290000 }, { key: '72', unitPriceMinor: 5000, quantity: 2 }] });
  expect(orders.get('13')).toMatchObject({ status: 'unpaid', isPaid: false, lines: [{ key: '73' }] });
  expect([rows[0]!.contact![5], rows[3]!.account, tail!.checkUp!.orders]).toEqual(['AU-NSW', 'buyer:c', 2]);
});

test('eBay: a re-saved file has lost its first line, and euros have a comma', async () => {
  const { rows } = await ebay({ 'Sales Record Number': '1', 'Order Number': '10-00001-00001', 'Buyer Username': 'x', 'Item Title': 'Becher', Quantity: '1', 'Sold For': 'EUR 90,00', 'Total Price': 'EUR 1.090,00', 'Sale Date': 'Sep-27-26', 'Paid On Date': 'Sep-30-26 23:45:00' });
  expect(rows[0]).toMatchObject({ currency: 'EUR', order: { paidMinor: 109000, status: 'paid' }, item: { paidMinor: 9000 } });
});

const tiktokHeader = ['Order ID', 'Order Status', 'Order Substatus', 'SKU ID', 'Product Name', 'Quantity', 'Order Amount', 'Order Refund Amount', 'Created Time', 'Paid Time', 'Buyer Username', 'Country', 'State'];
const tiktok = (cells: Cells) => ({ 'Order ID': '5760000000000000001\t', 'Order Status': 'Completed', 'SKU ID': '17\t', 'Product Name': 'Mug', Quantity: '1', 'Order Amount': '$1,234.50', 'Created Time': '03/04/2026 1:05:00 PM\t', 'Paid Time': '03/04/2026 1:06:00 PM', Country: 'United States', State: 'TX', ...cells });

test('TikTok Shop: the row that explains the columns is none, a masked name is nobody, times are California’s', async () => {
  const { rows, fates } = await parseBytes(table(tiktokHeader, [{ 'Order ID': 'Platform unique order ID.', 'Order Status': 'Status of it' }, tiktok({ 'Buyer Username': 'a***b' }), tiktok({ 'SKU ID': '18', 'Buyer Username': 'a***b' }), { 'Order ID': 'Again some words', 'Order Status': 'x' }]));
  expect(fates.map(({ reason }) => reason)).toEqual(['description_row', 'bad_order_number']);
  expect(rows.map(({ orderNo, itemKey, account, contact, order }) => [orderNo, itemKey, account, contact![5], order!.paidMinor, order!.createdAt])).toEqual(['17', '18'].map((sku) => ['5760000000000000001', sku, '', 'US-TX', 123450, Date.UTC(2026, 2, 4, 21, 5)]));
});

test('a day that can be read in one way only decides it for the file', async () => {
  const { rows, fates } = await parseBytes(table(tiktokHeader, [tiktok({}), tiktok({ 'Order ID': '5760000000000000002', 'Created Time': '25/04/2026 13:00:00', 'Paid Time': '' })]));
  expect(rows.map(({ order }) => new Date(order!.createdAt!).toISOString().slice(0, 10))).toEqual(['2026-04-03', '2026-04-25']);
  expect(fates).toEqual([]);
  const woo = 'Date,Order #,N. Revenue (formatted),Status,Customer,Product(s),Net Sales';
  const undecided = await parseBytes(`${woo}\n03/04/2026 10:00,1,$5.00,completed,A,1× Mug,5`);
  expect(undecided.fates.map(({ reason }) => reason)).toEqual(['bad_date']);
  const decided = await parseBytes(`${woo}\n03/04/2026 10:00,1,$5.00,completed,A,1× Mug,5\n03/14/2026 10:00,2,$5.00,completed,A,1× Mug,5`);
  expect(decided.rows).toHaveLength(2);
});

test('WooCommerce Analytics: what was given back belongs to its order, and a guarded minus is one', async () => {
  const orders = mergedOrders((await parsePath(fixture('woocommerce_utf8bom/wc-orders-report-export.csv'))).rows);
  expect(orders.get('1051')).toMatchObject({ status: 'completed', paidMinor: 5598, refundMinor: 2000, netMinor: 3598, isValid: true });
});

test('WooCommerce by WebToffee: each item of a row, its refunds together, both names', async () => {
  const { rows, tail } = await parsePath(fixture('woocommerce_utf8bom/order_export_webtoffee.csv'));
  expect(rows.slice(0, 2).map(({ line, product, itemSku, item }) => [line, product![1], itemSku, item!.quantity, item!.paidMinor])).toEqual([[2, 'Blue Mug', 'MUG', 2, 4598], [2, 'Tea, green', 'TEA', 1, 1400]]);
  expect(rows[0]!.contact).toMatchObject(['Tess Sample', '+400000000001', null, 'invalid', 'tess@example.com', 'DE', null, null, null]);
  expect(tail!.rows).toBe(6);
  const header = ['order_id', 'order_date', 'status', 'order_total', 'order_currency', 'refund_items', 'line_item_1', 'line_item_2'];
  const order = { order_id: '9', order_date: '2026-10-01 17:00:12', status: 'completed', order_total: '20.00', order_currency: 'EUR' };
  const refunded = await parseBytes(table(header, [{ ...order, refund_items: 'amount:4.00|reason:late|date:2026-10-06 10:00:00;amount:1.50|reason:', line_item_1: 'name:A|B|product_id:1|quantity:1|total:20.00' }]));
  expect([refunded.rows[0]!.order!.refundMinor, refunded.rows[0]!.product![1]]).toEqual([550, 'A|B']);
  const bad = await parseBytes(table(header, [{ ...order, line_item_1: 'name:A|quantity:1', line_item_2: 'name:B|quantity:x' }]));
  expect([bad.rows, bad.fates.map(({ reason }) => reason), bad.tail!.rows]).toEqual([[], ['bad_quantity'], 1]);
});

test('AliExpress: items of a cell, with what is told of each', async () => {
  const { rows } = await parsePath(fixture('aliexpress_orders_legacy_xls/aliexpress_orders.xls'));
  expect(rows.slice(0, 3).map(({ product, itemSku, item, currency, contact, order }) => [product![1], itemSku, item!.quantity, currency, contact![5], order!.paidMinor])).toEqual([
    ['Sample phone case', 'Color:Black', 2, 'USD', 'Sample State', 2710],
    ['Sample cable', 'CABLE-1M', 1, 'USD', 'Sample State', 2710],
    ['Sample drone', 'DRONE-1', 1, 'USD', 'Sample State', 99900],
  ]);
});

test('Youzan: money with words behind, a lone blank and —— are nothing, the orders and items of one file each meet', async () => {
  const [orders, items] = await Promise.all(['youzan_orders.csv', 'youzan_order_items.csv'].map((name) => parsePath(fixture(`youzan_utf8/${name}`))));
  expect(items!.rows[1]!.item).toMatchObject({ discountMinor: 2000, paidMinor: 22800 });
  const both = mergedOrders([...orders!.rows, ...items!.rows]);
  expect(both.get('E20261003090000000000033')).toMatchObject({ status: 'refunded', refundMinor: 8800, isValid: false });
  expect(both.get('E20261002090000000000022')!.lines).toHaveLength(2);
  expect(orders!.rows.map(({ account }) => account)).toEqual(['phone:+8619900000001', 'phone:+8619900000002', 'phone:+8619900000001', '', 'phone:+8619900000001']);
});

test('Xiaohongshu: a present costs nothing, one SKU in two packages is two lines, the account is the platform’s', async () => {
  const header = ['订单号', '订单状态', '售后状态', '规格ID', '达人ID', 'SKU名称', 'SKU件数', '是否为赠品', '用户应付金额(元)', '订单创建时间', '支付时间', '用户编号', '商品ID'];
  const row = { 订单号: 'P800000000000000229', 订单状态: '已发货', 售后状态: '无售后', 规格ID: '67b6', 达人ID: 'daren', SKU名称: '杯', SKU件数: '1', '用户应付金额(元)': '20.00', 订单创建时间: '2026-10-05 16:38:40', 支付时间: '2026-10-05 17:43:00', 用户编号: '6000a', 商品ID: '67a6' };
  const parsed = await parseBytes(table(header, [row, row, { ...row, SKU名称: '垫', 商品ID: '67a7', 是否为赠品: '是', '用户应付金额(元)': '0.00' }]));
  expect(one(parsed)).toMatchObject({ status: 'shipped', paidMinor: 4000 });
  expect([one(parsed).lines.length, new Set(parsed.rows.map(({ account }) => account))]).toEqual([3, new Set(['buyer:6000a'])]);
});

test('WeChat shop and Kuaishou: the order’s money counts once; a word never seen waits for a look', async () => {
  const wechat = ['订单号', '订单下单时间', '订单状态', '支付时间', '订单实际支付金额', '商品名称', '商品数量', '商品实际价格(总共)', '商品已退款金额'];
  const row = { 订单号: '3000000000000000101', 订单下单时间: '2026-10-01 10:00:41', 订单状态: '已完成', 支付时间: '2026-10-01 11:00:44', 订单实际支付金额: '68.00', 商品名称: '茶', 商品数量: '1', '商品实际价格(总共)': '34.00', 商品已退款金额: '0.00' };
  expect(one(await parseBytes(table(wechat, [row, { ...row, 商品名称: '杯', 商品已退款金额: '10.00' }])))).toMatchObject({ paidMinor: 6800, refundMinor: 1000, lines: [{}, {}] });
  expect(one(await parseBytes(table(wechat, [row, { ...row, 订单实际支付金额: '', 商品名称: '杯' }])))).toMatchObject({ paidMinor: 6800, lines: [{}, {}] });
  const kuaishou = ['订单号', '订单创建时间', '订单支付时间', '订单状态', '实付款', '成交数量', '商品名称', 'CPS达人昵称', '收货地址-省', '收货地址-市', '国补/类国补/消费券'];
  const order = { 订单号: '2400000000000001', 订单创建时间: '2026/10/01', 订单支付时间: '2026/10/01', 实付款: '9.90', 成交数量: '3', 商品名称: '饼', 'CPS达人昵称': '达人', '收货地址-省': '浙江', '收货地址-市': '杭州市' };
  const { head, rows, tail } = await parseBytes(table(kuaishou, [{ ...order, 订单状态: '已发货' }, { ...order, 订单号: '2400000000000002', 订单状态: '部分奇怪' }]));
  expect([head!.platform, rows.map(({ order: o, account }) => [o!.status, account]), rows[0]!.item!.quantity]).toEqual(['kuaishou', [['shipped', ''], ['review', '']], 3]);
  expect(tail!.warnings).toContainEqual({ code: 'unknown_status', values: ['部分奇怪'] });
});
