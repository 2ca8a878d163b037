import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../../electron/backend/imports/sources.ts';
import { fileOf, fixtures, RecordsShop } from './records-shop.ts';

const period = { first: '2026-10-01', last: '2026-10-31' };
const samples = [
  'shopify_utf8/customers_export.csv', 'woocommerce_utf8bom/wc-customers-report-export.csv', 'youzan_utf8/youzan_customers.csv', 'sycm_shop_daily_xls/sycm_shop_daily_202610.xls',
  'sycm_product_rank_xls/【生意参谋平台】商品_全部_2026-10-01_2026-10-01.xls', 'amazon_business_report_utf8/BusinessReport-10-31-26.csv', 'amazon_business_report_utf8/BusinessReport-child-asin.csv',
  'ebay_traffic_utf8bom/eBay-ListingsTrafficReport-Oct-31-2026-10_57_28-0700-1000000234.csv', 'amazon_fba_returns_utf8/fba_returns.txt', 'jd_settlement_xlsx/对账-样例京东店.xlsx',
].map((name) => join(fixtures, name));
const count = (shop: RecordsShop, table: string) => shop.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;

describe('every sample', () => {
  test('goes in, each row with its fate; again it changes nothing; undone it was never there', async () => {
    const shop = new RecordsShop();
    const empty = shop.told();
    const { batchId, files } = await shop.put(samples, { period });
    for (const f of files) {
      expect(f.error, f.name).toBeNull();
      expect(f.rowsAdded + f.rowsUpdated + f.rowsUnchanged + f.rowsRejected + f.rowsSkipped, f.name).toBe(f.rows);
      expect(f.checkUp, f.name).toBeNull();
    }
    expect(files.map(({ records }) => [records!.kind, records!.things])).toEqual([
      ['people', 5], ['people', 5], ['people', 2], ['traffic', 7], ['productTraffic', 5], ['traffic', 7], ['productTraffic', 5], ['productTraffic', 5], ['returns', 5], ['settlement', 5],
    ]);
    expect([count(shop, 'traffic_daily'), count(shop, 'product_traffic'), count(shop, 'returned_items'), count(shop, 'settlement_lines'), count(shop, 'person_facts')]).toEqual([14, 15, 5, 5, 12]);
    const once = shop.told();
    const again = await shop.put(samples, { period });
    expect(again.files.every((f) => f.rowsAdded + f.rowsUpdated === 0 && f.sameAs !== null)).toBe(true);
    expect(shop.told()).toEqual(once);
    shop.undo(batchId);
    expect(shop.told()).toEqual(once); // the second import holds the same rows
    shop.undo(again.batchId);
    expect(shop.told()).toEqual(empty);
    expect(shop.db.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  test('gives the same whatever comes first, and what the preview said', async () => {
    const [forth, back] = [new RecordsShop(), new RecordsShop()];
    for (const path of samples) await forth.put([path], { period });
    for (const path of samples.toReversed()) {
      const [told] = (await back.put([path], { period }, 'preview')).files;
      const [done] = (await back.put([path], { period })).files;
      expect({ ...told, fileId: 0, confidence: 0, headers: [], sample: [], mapping: [] }).toEqual({ ...done, fileId: 0, confidence: 0, headers: [], sample: [], mapping: [] });
    }
    expect(back.told()).toEqual(forth.told());
  });
});

describe('traffic by day', () => {
  const head = '统计日期,访客数,浏览量,支付买家数,支付转化率';
  const early = fileOf('early.csv', [head, '2026-10-01,"1,200","3,800",33,2.75%', '2026-10-02,"1,300","4,000",-,-']);
  const late = fileOf('late.csv', [head, '2026-10-02,"1,310",-,41,3.13%', '2026-10-03,988,"2,870",22,2.23%', '合计,"2,298",,63,']);

  test('of an overlapping period is what the file that reaches furthest says; `-` takes nothing away', async () => {
    const rows = (shop: RecordsShop) => shop.db.all('SELECT day, visitors, page_views, buyers, conversion FROM traffic_daily ORDER BY day');
    const expected = [
      { day: '2026-10-01', visitors: 1200, page_views: 3800, buyers: 33, conversion: 0.0275 },
      { day: '2026-10-02', visitors: 1310, page_views: 4000, buyers: 41, conversion: 0.0313 },
      { day: '2026-10-03', visitors: 988, page_views: 2870, buyers: 22, conversion: 0.0223 },
    ];
    const [forth, back] = [new RecordsShop(), new RecordsShop()];
    const first = await forth.put([early]);
    expect((await forth.put([late])).files[0]).toMatchObject({ rows: 3, rowsAdded: 1, rowsUpdated: 1, rowsSkipped: 1 });
    await back.put([late]);
    expect((await back.put([early])).files[0]).toMatchObject({ rows: 2, rowsAdded: 1, rowsUpdated: 1 });
    expect(rows(forth)).toEqual(expected);
    expect(rows(back)).toEqual(expected);
    // Undone in the middle: as if it had never come.
    forth.undo(first.batchId);
    expect(rows(forth)).toEqual([{ ...expected[1], page_views: null }, expected[2]]);
  });

  test('is among the sources of its shop, month by month', async () => {
    const shop = new RecordsShop();
    await shop.put([early, fileOf('november.csv', [head, '2026-11-01,10,20,1,10%'])]);
    expect(readSources(shop.db, '2026-11-22').strips).toMatchObject([{ platform: 'taobao', channel: 'traffic', files: 2, firstDay: '2026-10-01', lastDay: '2026-11-01' }]);
  });
});

describe('a report by product without a day', () => {
  const asin = join(fixtures, 'amazon_business_report_utf8/BusinessReport-child-asin.csv');
  test('asks for its period, and takes it', async () => {
    const shop = new RecordsShop();
    expect((await shop.put([asin])).files[0]!.error).toMatchObject({ code: 'file_needs_period' });
    const { files } = await shop.put([asin], { period });
    expect(files[0]!.records).toMatchObject({ firstDay: '2026-10-01', lastDay: '2026-10-31' });
  });
});

describe('customers', () => {
  const file = (name: string) => join(fixtures, name);

  test('are prospects with their consent until they buy, and their orders find them', async () => {
    const shop = new RecordsShop();
    const { files, batchId } = await shop.put([file('shopify_utf8/customers_export.csv')]);
    expect(files[0]).toMatchObject({ rowsAdded: 5, customersNew: 5, records: { emailConsent: 2, smsConsent: 1 } });
    const state = (email: string) => shop.db.get('SELECT m.orders, c.email_consent, c.told_birthday FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE c.email = :email', { email });
    expect(state('ida@example.com')).toEqual({ orders: 0, email_consent: 'no', told_birthday: '1990-02-03' });
    const orders = await shop.put([file('shopify_utf8/orders_export_1.csv')]);
    expect(orders.files[0]!.customersNew).toBeLessThan(3);
    expect(state('tess@example.com')).toMatchObject({ email_consent: 'yes' });
    expect((state('tess@example.com') as { orders: number }).orders).toBeGreaterThan(0);
    expect(shop.db.get("SELECT count(*) AS n FROM consent_log WHERE answer = 'yes'")).toEqual({ n: 3 });
    // Either may go without the other.
    shop.undo(batchId);
    expect(count(shop, 'person_facts')).toBe(0);
    const alone = new RecordsShop();
    await alone.put([file('shopify_utf8/orders_export_1.csv')]);
    expect(shop.told()).toEqual(alone.told());
  });

  test('of undone orders stay as prospects', async () => {
    const shop = new RecordsShop();
    const orders = await shop.put([file('shopify_utf8/orders_export_1.csv')]);
    await shop.put([file('shopify_utf8/customers_export.csv')]);
    shop.undo(orders.batchId);
    const alone = new RecordsShop();
    await alone.put([file('shopify_utf8/customers_export.csv')]);
    expect(shop.told()).toEqual(alone.told());
  });

  test('of a list of one’s own: what may be missing is missing, and nobody who can’t be told apart is made', async () => {
    const list = fileOf('members.csv', [
      '姓名,手机号,邮箱,微信号,生日,性别,标签,同意营销,来源,登记日期,旺旺名,备注',
      '沈测试,19900000001,,wx_shen,1990/1/5,女,"老客,茶",是,展会,2026-10-01,,爱喝茶',
      '顾样例,199 0000 0002,GU@Example.com,,2月29日,男,,否,微信群,2026/10/2,,',
      '陆虚构,199****0003,,,,,,,,,,',
      ',,,,,,,,,,林样例旺旺,',
      '合计,,,,,,,,,,,',
    ]);
    const shop = new RecordsShop();
    const { files } = await shop.put([list]);
    expect(files[0]).toMatchObject({ profile: 'member-list', rows: 5, rowsAdded: 3, rowsRejected: 1, rowsSkipped: 1, customersNew: 3, records: { emailConsent: 1, smsConsent: 1 } });
    expect(shop.db.all('SELECT a.platform, a.kind, a.value, p.name, p.wechat, p.birthday, p.gender, p.tags, p.source, p.since_day, p.sms_consent FROM person_facts p JOIN accounts a ON a.id = p.account_id ORDER BY a.kind')).toEqual([
      { platform: 'taobao', kind: 'buyer', value: '林样例旺旺', name: null, wechat: null, birthday: null, gender: null, tags: '[]', source: null, since_day: null, sms_consent: null },
      { platform: 'other', kind: 'email', value: 'gu@example.com', name: '顾样例', wechat: null, birthday: '--02-29', gender: 'male', tags: '[]', source: '微信群', since_day: '2026-10-02', sms_consent: 'no' },
      { platform: 'other', kind: 'phone', value: '+8619900000001', name: '沈测试', wechat: 'wx_shen', birthday: '1990-01-05', gender: 'female', tags: '["老客","茶"]', source: '展会', since_day: '2026-10-01', sms_consent: 'yes' },
    ]);
    expect(files[0]!.records).toMatchObject({ firstDay: null, lastDay: null });
    expect(shop.db.all("SELECT line, reason FROM row_rejects ORDER BY line")).toEqual([{ line: 4, reason: 'no_identity' }, { line: 6, reason: 'summary_row' }]);
  });

  test('are joined to who has their phone or buyer name already, and never by a name', async () => {
    const shop = new RecordsShop();
    await shop.put([file('taobao_orders_2017_gbk/ExportOrderList201707190930.csv')]);
    const before = count(shop, 'customers');
    const known = shop.db.get<{ id: number; nick: string; phone: string; name: string }>("SELECT id, nick, phone, name FROM customers WHERE phone_quality = 'valid' LIMIT 1")!;
    const list = fileOf('known.csv', ['姓名,手机号,旺旺名,标签', `别名,${known.phone.slice(3)},,按手机`, `别名,,${known.nick},按旺旺`, `${known.name},19911112222,,同名`]);
    const { files } = await shop.put([list]);
    expect(files[0]).toMatchObject({ rowsAdded: 3, customersNew: 1 });
    expect(count(shop, 'customers')).toBe(before + 1);
    expect(shop.db.all('SELECT p.tags FROM person_facts p JOIN accounts a ON a.id = p.account_id WHERE a.customer_id = :id ORDER BY 1', { id: known.id })).toEqual([{ tags: '["按手机"]' }, { tags: '["按旺旺"]' }]);
  });

  test('a no outlasts a yes, whichever file it is in; the younger of two undated files has the last word', async () => {
    const head = '姓名,手机号,同意营销,标签';
    const yes = fileOf('yes.csv', [head, '沈测试,19900000001,是,新'], 9);
    const no = fileOf('no.csv', [head, '沈测试,19900000001,否,旧'], 1);
    for (const order of [[yes, no], [no, yes]]) {
      const shop = new RecordsShop();
      for (const path of order) await shop.put([path]);
      expect(shop.db.get('SELECT sms_consent, tags FROM person_facts')).toEqual({ sms_consent: 'no', tags: '["新"]' });
      expect(shop.db.get('SELECT sms_consent FROM customers')).toEqual({ sms_consent: 'no' });
      expect(shop.db.all('SELECT channel, answer FROM consent_log ORDER BY 1, 2')).toHaveLength(4);
    }
  });
});

describe('costs', () => {
  const orders = join(fixtures, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv');
  const items = join(fixtures, 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv');

  test('reach their products whichever comes first, and go with their sheet', async () => {
    const [forth, back] = [new RecordsShop(), new RecordsShop()];
    await forth.put([orders, items]);
    const title = forth.db.get<{ title: string }>('SELECT title FROM products ORDER BY id LIMIT 1')!.title;
    const sheet = fileOf('costs.csv', ['商品名称,单位成本,生效日期', `${title},12.50,2017-01-01`, `${title},13.00,2017-07-01`, `没卖过的,"1,000.00",`, '坏的,abc,']);
    const { files, batchId } = await forth.put([sheet]);
    expect(files[0]).toMatchObject({ profile: 'cost-sheet', rows: 4, rowsAdded: 3, rowsRejected: 1 });
    expect(forth.db.get('SELECT unit_cost_minor FROM products WHERE title = :title', { title })).toEqual({ unit_cost_minor: 1300 });
    await back.put([sheet], { shop: { name: '样例生活馆', platform: 'taobao', currency: 'CNY', timeZone: 'Asia/Shanghai' } });
    await back.put([orders, items]);
    expect(back.db.all('SELECT title, unit_cost_minor FROM products ORDER BY 1')).toEqual(forth.db.all('SELECT title, unit_cost_minor FROM products ORDER BY 1'));
    const undone = await back.put([orders]);
    expect(undone.files[0]!.sameAs).not.toBeNull();
    forth.undo(batchId);
    expect(forth.db.get('SELECT count(unit_cost_minor) AS n FROM products')).toEqual({ n: 0 });
  });

  test('products that a cost kept go when their orders do', async () => {
    const shop = new RecordsShop();
    const { batchId } = await shop.put([orders, items]);
    const title = shop.db.get<{ title: string }>('SELECT title FROM products ORDER BY id LIMIT 1')!.title;
    await shop.put([fileOf('costs2.csv', ['商品名称,成本价', `${title},12.50`])]);
    shop.undo(batchId);
    expect([count(shop, 'products'), count(shop, 'product_costs')]).toEqual([0, 1]);
  });
});

describe('a till', () => {
  const head = '小票号,销售时间,门店,营业员,会员卡号,手机号,商品名称,SKU,数量,单价,实收金额';
  const first = fileOf('till-1.csv', [
    head,
    'R001,2026-10-01 10:00:00,样例一店,小王,VIP001,19900000001,围巾,WJ-1,1,99.00,99.00',
    'R001,2026-10-01 10:00:00,样例一店,小王,VIP001,19900000001,帽子,MZ-1,2,30.00,"60.00"',
    'R002,2026-10-01 11:00:00,样例一店,小王,,,围巾,WJ-1,1,99.00,89.00',
    '合计,,,,,,,,4,,248.00',
  ]);
  const second = fileOf('till-2.csv', [
    head,
    'R002,2026-10-01 11:00:00,样例一店,小王,,,围巾,WJ-1,1,99.00,89.00',
    'R003,2026-10-02 09:30:00,样例一店,小李,,19900000002,"袜子",WZ-1,3,10.00,"1,030.00"',
  ]);

  test('gives orders, members and anonymous sales; an overlapping period changes nothing twice', async () => {
    const shop = new RecordsShop();
    const { files } = await shop.put([first]);
    expect(files[0]).toMatchObject({ profile: 'pos-sales', platform: 'pos', shopName: '样例一店', rows: 4, rowsAdded: 3, rowsSkipped: 1, ordersNew: 2, customersNew: 1 });
    expect((await shop.put([second])).files[0]).toMatchObject({ rowsAdded: 1, rowsUnchanged: 1, ordersNew: 1, customersNew: 1 });
    expect(shop.db.all('SELECT order_no, paid_minor, is_valid, account_id IS NULL AS anonymous FROM orders ORDER BY 1')).toEqual([
      { order_no: 'R001', paid_minor: 15900, is_valid: 1, anonymous: 0 },
      { order_no: 'R002', paid_minor: 8900, is_valid: 1, anonymous: 1 },
      { order_no: 'R003', paid_minor: 103000, is_valid: 1, anonymous: 0 },
    ]);
    expect(shop.db.get("SELECT phone FROM customers c JOIN accounts a ON a.customer_id = c.id WHERE a.platform = 'pos' AND a.kind = 'buyer' AND a.value = 'VIP001'")).toEqual({ phone: '+8619900000001' });
    const again = await shop.put([fileOf('till-3.csv', [head, 'R001,2026-10-01 10:00:00,样例一店,小王,VIP001,19900000001,围巾,WJ-1,1,99.00,99.00', 'R001,2026-10-01 10:00:00,样例一店,小王,VIP001,19900000001,帽子,MZ-1,2,30.00,60.00'])]);
    expect(again.files[0]).toMatchObject({ rowsUnchanged: 2, rowsAdded: 0, rowsUpdated: 0 });
  });
});

describe('returns', () => {
  test('are joined to their orders by number, keep their reason, and change no money', async () => {
    const shop = new RecordsShop();
    await shop.put([join(fixtures, 'amazon_all_orders_us_utf8/100000000587.txt')]);
    const money = shop.db.all('SELECT order_no, refund_minor, net_minor FROM orders ORDER BY 1');
    await shop.put([join(fixtures, 'amazon_fba_returns_utf8/fba_returns.txt')]);
    expect(shop.db.all('SELECT order_no, refund_minor, net_minor FROM orders ORDER BY 1')).toEqual(money);
    expect(shop.db.all('SELECT t.order_no, count(*) AS n FROM returned_items t JOIN orders o ON o.shop_id = t.shop_id AND o.order_no = t.order_no GROUP BY 1 ORDER BY 1').length).toBeGreaterThan(0);
    expect(shop.db.get("SELECT reason, comment FROM returned_items WHERE order_no = '112-0000000-0000011'")).toEqual({ reason: 'DAMAGED_BY_CARRIER', comment: 'Box wet, "crushed"' });
  });
});

test('what is about orders is never taken for a list of people or of costs', async () => {
  const shop = new RecordsShop();
  const parcels = fileOf('parcels.csv', ['运单号,姓名,手机号,地址', 'SF1,沈测试,19900000001,样例路1号']);
  const payments = fileOf('payments.csv', ['姓名,手机号,实付金额', '沈测试,19900000001,12.00']);
  const strange = fileOf('strange.csv', ['姓名,手机号,甲,乙,丙,丁', '沈测试,19900000001,1,2,3,4']);
  const { files } = await shop.put([parcels, payments, strange]);
  expect(files.map(({ error }) => error?.code)).toEqual(['file_unknown_layout', 'file_unknown_layout', 'file_unknown_layout']);
});
