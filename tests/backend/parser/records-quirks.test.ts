import { expect, test } from 'vitest';
import { parseBytes, parsePath, fixture, fileOf } from './parse-to-rows.ts';

// Each trap of ../../../../shared/formats/notes.md that these files hold.
const daily = '统计日期,访客数,浏览量,支付买家数,支付金额,支付转化率';
const bodies = async (text: string) => (await parseBytes(text)).records.map(({ key, body }) => ({ key, ...body }));

test('生意参谋: notes above the header, figures as text, `-` is no data and 0 is none, a total row is skipped', async () => {
  const { head, records, fates, tail } = await parseBytes(['生意参谋', '统计周期：2026-10-01~2026-10-03', '店铺：样例店', daily, '2026-10-01,"1,204","3,811",-,-,-', '2026-10-02,0,0,0,0.00,0.00%', '合计,"1,204","3,811",-,-,-', ''].join('\r\n'));
  expect(head).toMatchObject({ profile: 'sycm-shop-daily-xls', shopName: '样例店' });
  expect(records.map(({ key, body }) => [key, body['visitors'], body['buyers'], body['salesMinor'], body['conversion']])).toEqual([
    ['2026-10-01|', 1204, null, null, null],
    ['2026-10-02|', 0, 0, 0, 0],
  ]);
  expect(fates.map(({ line, fate, reason }) => [line, fate, reason])).toEqual([[7, 'skipped', 'summary_row']]);
  expect(tail).toMatchObject({ rows: 3, records: { firstDay: '2026-10-01', lastDay: '2026-10-02' } });
});

test('full-width commas and percent signs, days as Excel’s serials, columns in any order, by channel', async () => {
  expect(await bodies('支付转化率,流量来源,浏览量,访客数,统计日期\r\n3.21％,手淘搜索,"1，500",12,45931\r\n')).toMatchObject([{ key: '2025-10-01|手淘搜索', visitors: 12, pageViews: 1500, conversion: 0.0321 }]);
});

test('a bad figure or a row of several days is rejected with its column', async () => {
  const { fates } = await parseBytes(`${daily}\r\n2026-10-01,很多,1,1,1,1%\r\n2026-10-01 ~ 2026-10-07,1,1,1,1,1%\r\n,1,1,1,1,1%\r\n2026-10-02,1,1,1,"1,2,3",1%\r\n`);
  expect(fates.map(({ reason, column, value }) => [reason, column, value])).toEqual([['bad_number', '访客数', '很多'], ['bad_date', '统计日期', '2026-10-01 ~ 2026-10-07'], ['no_date', '统计日期', ''], ['bad_money', '支付金额', '1,2,3']]);
});

test('a header repeated in the middle is skipped', async () => {
  const { records, fates } = await parseBytes(`${daily}\r\n2026-10-01,1,1,1,1.00,1%\r\n${daily}\r\n2026-10-02,1,1,1,1.00,1%\r\n`);
  expect([records.length, fates.map(({ reason }) => reason)]).toEqual([2, ['repeated_header']]);
});

test('a product number that Excel has cut is refused, never mended', async () => {
  const { fates } = await parseBytes('统计日期,商品ID,商品名称,商品访客数\r\n2026-10-01,6.00000000001E+11,样例,5\r\n');
  expect(fates).toMatchObject([{ reason: 'damaged_order_number', column: '商品ID' }]);
});

const amazon = 'Date,Ordered Product Sales,Units Ordered,Total Order Items,Page Views - Total,Sessions - Total,Unit Session Percentage';
const amazonDays = async (days: string[], money = '$1.00') => (await parseBytes([amazon, ...days.map((day) => `${day},"${money}",1,1,1,1,1%`)].join('\r\n'))).records.map(({ key }) => key.split('|')[0]);

test('Amazon: the order of day and month is decided once, by a day above 12, else by the days that follow each other', async () => {
  expect(await amazonDays(['10/12/26', '10/13/26'])).toEqual(['2026-10-12', '2026-10-13']);
  expect(await amazonDays(['12/10/26', '13/10/26'])).toEqual(['2026-10-12', '2026-10-13']);
  expect(await amazonDays(['10/01/26', '10/02/26', '10/03/26'])).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
  expect(await amazonDays(['01/10/26', '02/10/26'])).toEqual(['2026-10-01', '2026-10-02']);
  // One day alone can't tell.
  expect((await parseBytes(`${amazon}\r\n03/04/26,$1.00,1,1,1,1,1%\r\n`)).fates).toMatchObject([{ reason: 'bad_date' }]);
});

test('Amazon: Indian grouping, and the currency that the money is written in; 18 columns without page views', async () => {
  const rupees = await parseBytes(`${amazon}\r\n31/10/26,"₹1,08,218.36",1,1,1,1,1%\r\n`);
  expect(rupees.records[0]!.body['salesMinor']).toBe(10_821_836);
  const pounds = await parseBytes('Date,Ordered Product Sales,Units Ordered,Sessions - Total,Order Item Session Percentage\r\n31/10/26,"£1,010.20",3,20,5.00%\r\n');
  expect(pounds.head).toMatchObject({ defaultCurrency: 'GBP', defaultTimeZone: 'Europe/London' });
  expect(pounds.records[0]!.body).toMatchObject({ salesMinor: 101_020, pageViews: null, conversion: 0.05 });
});

test('a report by product takes its period from the title, from the file’s name, or from the owner, and else asks', async () => {
  const rows = '(Child) ASIN,Title,Sessions - Total,Units Ordered\r\nB0TEST0001,Pan,"1,234",5\r\n';
  expect((await parseBytes(rows)).failed).toMatchObject({ code: 'file_needs_period' });
  expect((await parsePath(fileOf(rows, 'report 2026-10-01 to 2026-10-31.csv'))).records[0]!.key).toBe('B0TEST0001|2026-10-01|2026-10-31');
  expect((await parseBytes(rows, { period: { first: '2026-09-01', last: '2026-09-30' } })).records[0]!.key).toBe('B0TEST0001|2026-09-01|2026-09-30');
});

test('eBay: a comma behind each row, numbers wrapped for Excel, a typo in the header, a file of 2023 with fewer columns', async () => {
  const old = await parseBytes(['Listings traffic report,', 'Report period: Feb-01-2023 to Feb-21-2023,', '', 'Listing title,eBay item ID,Total impressions on eBay site,Quantity sold,Total page views,', 'Ring,"=""400000000276""","2,001",0,-,'].join('\r\n'));
  expect(old.records).toMatchObject([{ key: '400000000276|2023-02-01|2023-02-21', body: { impressions: 2001, units: 0, pageViews: null } }]);
});

test('Amazon’s returns: text is never quoted, and two pieces that are alike are two', async () => {
  const head = 'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments';
  const row = '2026-10-20T07:00:19+00:00\t112-0000000-0000001\tPAN\tB0\tX\tPan 12" black\t1\tT\tSELLABLE\tUNWANTED_ITEM\tok\tLPN1\t"too heavy';
  const { records, fates } = await parseBytes([head, row, row, row.replace('\t1\tT', '\t0\tT')].join('\n'));
  expect(records.map(({ key }) => key.split('|').length)).toEqual([4, 5]);
  expect(records[0]!.body).toMatchObject({ title: 'Pan 12" black', comment: '"too heavy', day: '2026-10-20' });
  expect(fates).toMatchObject([{ reason: 'bad_quantity' }]);
});

test('JD: goods paid that go out again are a refund, a fee isn’t; an outgoing amount without its sign has one', async () => {
  const { records } = await parseBytes(['名称：订单结算明细对账', '订单编号,费用名称,应结金额,币种,收支方向,商户订单号', '300,货款,"1,040.00",CNY,收入,1', '300,货款,15.00,CNY,支出,2', '300,佣金,-2.00,CNY,支出,1'].join('\r\n'));
  expect(records.map(({ body }) => [body['fee'], body['amountMinor'], body['isRefund']])).toEqual([['货款', 104_000, 0], ['货款', -1500, 1], ['佣金', -200, 0]]);
});

test('Shopify: apostrophes go, metafields may follow, consent is yes or no; the layout of 2022', async () => {
  const old = await parseBytes('Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt,Extra (customer.metafields.a.b)\n\'70001,Max,Mock,MAX@Example.com,yes,,1 Street,,Testburg,Texas,TX,United States,US,\'01234,\'+14155550123,no,1.00,1,"a, b",,no,x\n');
  expect(old.records).toMatchObject([{ key: 'email|max@example.com', body: { phone: '+14155550123', emailConsent: 'yes', smsConsent: 'no', tags: ['a', 'b'], city: 'Testburg' } }]);
});

test('Youzan: a masked phone is nobody’s, the trailing comma no column, 其他 no gender', async () => {
  const { records, fates } = await parsePath(fixture('youzan_utf8/youzan_customers.csv'));
  expect(records.map(({ body }) => body['gender'])).toEqual(['female', 'male', 'female']);
  expect(fates.map(({ reason, value }) => [reason, value])).toEqual([['no_identity', ''], ['no_identity', '199******03']]);
});

test('WooCommerce: headings in the site’s language, the guard before a plus', async () => {
  const { records } = await parseBytes("Name,Benutzername,\"Zuletzt aktiv\",Registrierung,E-Mail,Bestellungen,Gesamtausgaben,Land / Region,Stadt,Region,Billing Phone\r\nTess,,\"2026-10-04 07:00:43\",,tess@example.com,3,119.96,DE,Musterstadt,,'+4915123456789\r\n");
  expect(records).toMatchObject([{ key: 'email|tess@example.com', body: { phone: '+4915123456789', emailConsent: null } }]);
});
