import { describe, expect, test } from 'vitest';
import { checkCustomer } from '../../../electron/backend/cleaning/check-customer.ts';
import { countExclusions, setExclusions, setOwnNicks } from '../../../electron/backend/cleaning/exclusions.ts';
import { listFixes, previewFix } from '../../../electron/backend/cleaning/fixes.ts';
import { metricsTable } from '../../../electron/backend/customers/as-of-metrics.ts';
import { asOfMetricsSql } from '../../../electron/backend/segments/as-of-sql.ts';
import { readSales } from '../../../electron/backend/insights/sales.ts';
import { CleaningShop, type DirtyRow } from './cleaning-shop.ts';

const day = (d: number) => Date.UTC(2026, 4, d, 4);
const row = (orderNo: string, d: number, more: Partial<DirtyRow> = {}): DirtyRow => ({ orderNo, buyer: 'a', status: 'completed', paidAt: day(d), paid: 3900, receiver: '沈虚构', phone: '13912340987', ...more });
const shopOf = async (...rows: DirtyRow[]) => {
  const shop = new CleaningShop();
  await shop.import([{ name: 'one', rows }]);
  return shop;
};
const metrics = (shop: CleaningShop) => shop.db.all('SELECT c.nick, m.orders, m.purchase_days, m.net_minor, m.first_day FROM customer_metrics m JOIN customers c ON c.id = m.customer_id WHERE m.shop_id = 0 ORDER BY 1');
const order = (shop: CleaningShop, orderNo: string) => shop.db.get('SELECT status, paid_minor, refund_minor, net_minor, is_paid, is_valid FROM orders WHERE order_no = :orderNo', { orderNo });

describe('a word that nobody knows', () => {
  const unknown = (orderNo: string, d: number, more: Partial<DirtyRow> = {}) => row(orderNo, d, { status: 'review', word: '快件已揽收', ...more });

  test('counts for nothing until the owner has said what it means; then with its refund', async () => {
    const shop = await shopOf(unknown('1', 1, { refund: 900 }), unknown('2', 2, { word: '异常件' }));
    expect(metrics(shop)).toEqual([{ nick: 'a', orders: 0, purchase_days: 0, net_minor: 0, first_day: null }]);
    expect(shop.found('status').map((f) => [f.key, f.rows])).toEqual([['taobao/异常件', 1], ['taobao/快件已揽收', 1]]);
    shop.fix('status', ['taobao/快件已揽收'], 'shipped');
    expect(order(shop, '1')).toEqual({ status: 'shipped', paid_minor: 3900, refund_minor: 900, net_minor: 3000, is_paid: 1, is_valid: 1 });
    expect(order(shop, '2')).toMatchObject({ status: 'review', is_valid: 0 });
    expect(metrics(shop)).toEqual([{ nick: 'a', orders: 1, purchase_days: 1, net_minor: 3000, first_day: '2026-05-01' }]);
    expect(shop.keys('status')).toEqual(['taobao/异常件']);
  });

  test('means it for later imports of that platform too, and gives way to a state that is known', async () => {
    const shop = await shopOf(unknown('1', 1));
    shop.fix('status', null, 'shipped');
    await shop.import([{ name: 'two', rows: [unknown('2', 2)] }]);
    await shop.import([{ name: 'three', rows: [row('1', 1, { status: 'refunded', refund: 3900 })] }]);
    expect(order(shop, '2')).toMatchObject({ status: 'shipped', is_valid: 1 });
    expect(order(shop, '1')).toMatchObject({ status: 'refunded', is_valid: 0 });
  });

  test('is never completed by itself, and must be given a meaning that there is', async () => {
    const shop = await shopOf(unknown('1', 1));
    for (const status of [undefined, 'review', 'no such thing']) expect(() => shop.fix('status', null, status)).toThrow('bad_input');
    expect(order(shop, '1')).toMatchObject({ status: 'review' });
  });

  test('where files have several words, one that is known outweighs, whichever came first', async () => {
    const files = ['快件已揽收', '派送中'].map((word, i) => ({ name: word, rows: [unknown('1', 1, { word, paid: 3900 + i })] }));
    const states = await Promise.all([files, files.toReversed()].map(async (list) => {
      const shop = new CleaningShop();
      for (const file of list) await shop.import([file]);
      expect(shop.keys('status').sort()).toEqual(['taobao/快件已揽收', 'taobao/派送中'].sort());
      shop.fix('status', ['taobao/派送中'], 'shipped');
      expect(shop.keys('status')).toEqual([]);
      return shop.state();
    }));
    expect(states[0]).toEqual(states[1]);
  });
});

describe('what doesn’t count', () => {
  test('a test leaves sales and customers at once; the switch takes it back in', async () => {
    const shop = await shopOf(row('1', 1), row('2', 3, { paid: 1 }), row('3', 5, { buyer: 'owner', phone: '13512340987' }));
    expect(shop.keys('test')).toEqual(['1/2']);
    shop.db.transaction(() => setOwnNicks(shop.db, ['owner', 'owner']));
    expect(shop.keys('test')).toEqual(['1/3', '1/2']);
    shop.fix('test');
    expect(metrics(shop)).toMatchObject([{ nick: 'a', orders: 1, net_minor: 3900 }, { nick: 'owner', orders: 0, net_minor: 0 }]);
    expect(readSales(shop.db, undefined).months).toMatchObject([{ orders: 1, netMinor: 3900 }]);
    expect(countExclusions(shop.db, undefined)).toMatchObject({ test: 2, brushing: 0 });
    shop.db.transaction(() => setExclusions(shop.db, { test: false }, 0));
    expect(metrics(shop)).toMatchObject([{ orders: 2, net_minor: 3901 }, { orders: 1 }]);
    expect(countExclusions(shop.db, undefined)).toMatchObject({ test: 0, switches: { test: false, brushing: true } });
    shop.db.transaction(() => setExclusions(shop.db, { test: true }, 0));
    expect(metrics(shop)).toMatchObject([{ orders: 1 }, { orders: 0 }]);
  });

  test('said to be fine it isn’t shown again, until that is undone', async () => {
    const shop = await shopOf(row('1', 1, { paid: 1 }));
    const left = shop.leave('test');
    expect(shop.keys('test')).toEqual([]);
    expect(order(shop, '1')).toMatchObject({ is_valid: 1 });
    shop.undoFix(left);
    expect(shop.keys('test')).toEqual(['1/1']);
  });

  test('brushing is four buyers with one phone; a family of three is none', async () => {
    const buyers = (n: number) => Array.from({ length: n }, (_, i) => row(String(i), i + 1, { buyer: `b${i}`, phone: '15812340987', receiver: `人${i}` }));
    expect((await shopOf(...buyers(3))).found('brushing')).toEqual([]);
    expect((await shopOf(...buyers(4))).found('brushing').map((f) => f.reasons)).toEqual(Array(4).fill([{ code: 'shared_phone', count: 4, days: 30 }]));
  });
});

describe('lines that aren’t goods', () => {
  const item = (key: string, title: string) => ({ item: { key, title, paid: 500 } });

  test('are money and no purchase day, unless goods were bought with them', async () => {
    const shop = await shopOf(row('1', 1, item('1a', '陶锅')), row('2', 5, { ...item('2a', '补差价专拍'), paid: 500 }), row('3', 9, item('3a', '补差价专拍')), row('3', 9, item('3b', '陶锅')));
    expect(metrics(shop)).toEqual([{ nick: 'a', orders: 3, purchase_days: 3, net_minor: 8300, first_day: '2026-05-01' }]);
    shop.fix('notGoods');
    expect(metrics(shop)).toEqual([{ nick: 'a', orders: 3, purchase_days: 2, net_minor: 8300, first_day: '2026-05-01' }]);
    expect(readSales(shop.db, undefined).products.map((p) => p.title)).toEqual(['陶锅']);
    expect(countExclusions(shop.db, 1)).toMatchObject({ notGoods: 1, notGoodsProducts: 1 });
  });

  test('as of a day the table and its SQL leave them out alike', async () => {
    const shop = await shopOf(row('1', 1, { ...item('1a', '运费补拍') }), row('2', 5, item('2a', '陶锅')), row('3', 8, item('3a', '邮费')), row('4', 20, item('4a', '陶锅')));
    shop.fix('notGoods');
    const columns = 'orders, purchase_days, net_minor, first_day, last_day, interval_days';
    const table = shop.db.all(`SELECT ${columns} FROM ${metricsTable(shop.db, '2026-05-10', '2026-11-23')} WHERE shop_id = 0`);
    expect(table).toEqual([{ orders: 3, purchase_days: 1, net_minor: 11700, first_day: '2026-05-05', last_day: '2026-05-05', interval_days: null }]);
    expect(shop.db.all(`WITH ${asOfMetricsSql({ asOf: '2026-05-10', shopId: 0 } as never)} SELECT ${columns} FROM metrics_as_of`)).toEqual(table);
  });

  test('can be named by hand', async () => {
    const shop = await shopOf(row('1', 1, item('1a', '打赏店主')));
    expect(shop.found('notGoods')).toEqual([]);
    const fix = shop.fix('notGoods', ['1/打赏店主', '1/no such thing']);
    expect(metrics(shop)).toMatchObject([{ orders: 1, purchase_days: 0 }]);
    shop.undoFix(fix);
    expect(metrics(shop)).toMatchObject([{ purchase_days: 1 }]);
  });
});

describe('contacts', () => {
  const person = (shop: CleaningShop) => shop.db.get('SELECT name, phone, phone_quality, email, province, city FROM customers');

  test('are mended wherever the value stands, in later files too', async () => {
    const dirty = { phone: '电话13912340987', receiver: '❤️小 美', email: 'a@gmial.com', address: '收货地址：杭州市余杭区测试路1号' };
    const shop = await shopOf(row('1', 1, dirty));
    for (const kind of ['phones', 'names', 'emails', 'addresses'] as const) shop.fix(kind);
    const clean = { name: '小美', phone: '+8613912340987', phone_quality: 'valid', email: 'a@gmail.com', province: '浙江省', city: '杭州市' };
    expect(person(shop)).toEqual(clean);
    await shop.import([{ name: 'two', rows: [row('2', 5, dirty)] }]);
    expect(person(shop)).toEqual(clean);
    expect(shop.db.get('SELECT count(*) AS n FROM contacts')).toEqual({ n: 1 });
  });

  test('mended, they link people as clean ones would, in later files too; undone, they are two again', async () => {
    const persons = (shop: CleaningShop) => shop.db.all<{ n: string }>('SELECT group_concat(value) AS n FROM (SELECT customer_id, value FROM accounts ORDER BY value) GROUP BY customer_id ORDER BY 1').map((p) => p.n);
    const shop = await shopOf(row('1', 1, { buyer: 'a', phone: '电话13912340987' }), row('2', 2, { buyer: 'b', phone: '13912340987' }), row('3', 3, { buyer: 'c', phone: '13700000003', email: 'c@gmial.com' }), row('4', 3, { buyer: 'd', phone: '13700000004', email: 'c@gmail.com' }));
    const before = shop.state();
    expect(persons(shop)).toEqual(['a', 'b', 'c', 'd']);
    const phones = shop.fix('phones');
    expect(persons(shop)).toEqual(['a,b', 'c', 'd']);
    const emails = shop.fix('emails');
    expect(persons(shop)).toEqual(['a,b', 'c,d']);
    const { batchId } = await shop.import([{ name: 'two', rows: [row('5', 5, { buyer: 'e', phone: '电话13912340987' })] }]);
    expect(persons(shop)).toEqual(['a,b,e', 'c,d']);
    shop.undo(batchId);
    expect(persons(shop)).toEqual(['a,b', 'c,d']);
    shop.undoFix(phones);
    expect(persons(shop)).toEqual(['a', 'b', 'c,d']);
    shop.undoFix(emails);
    expect(shop.state()).toEqual(before);
  });

  test('a suspect number that is said to be none is none; the next good one is shown', async () => {
    const shop = await shopOf(row('1', 9, { phone: '13800138000' }), row('2', 1, { phone: '13912340987', receiver: '陆虚构' }));
    expect(person(shop)).toMatchObject({ phone: '+8613800138000' });
    expect(checkCustomer(shop.db, 1, '2026-06-30')).toMatchObject([{ field: 'phone', state: 'suspect', why: 'placeholder', verifiedDay: '2026-05-09', verifiedBy: 'order' }, { field: 'region', state: 'valid' }]);
    shop.fix('suspectPhones');
    expect(person(shop)).toMatchObject({ phone: '+8613912340987', phone_quality: 'valid' });
  });
});

describe('notes', () => {
  const people = (shop: CleaningShop) => shop.db.all("SELECT c.nick, c.phone, c.phone_quality, c.platforms, m.orders FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 ORDER BY c.id");
  const nobody = (orderNo: string, d: number, memo: string): DirtyRow => ({ orderNo, status: 'completed', paidAt: day(d), paid: 3900, memo });

  test('make a person of an order of nobody, and one person of one id', async () => {
    const shop = await shopOf(nobody('1', 1, '微信：xiaoyun_88'), nobody('2', 8, 'v：XiaoYun_88 谢谢'), nobody('3', 9, '电话13712340987'));
    expect(shop.found('notes').map((f) => [f.text, f.becomes, f.rows, f.note!.text.slice(f.note!.start, f.note!.end)])).toEqual([['3', '13712340987', 1, '13712340987'], ['2', 'xiaoyun_88', 2, 'XiaoYun_88'], ['1', 'xiaoyun_88', 2, 'xiaoyun_88']]);
    shop.fix('notes');
    expect(people(shop)).toEqual(expect.arrayContaining([
      { nick: 'xiaoyun_88', phone: null, phone_quality: 'none', platforms: 'weixin', orders: 2 },
      { nick: null, phone: '+8613712340987', phone_quality: 'valid', platforms: 'taobao', orders: 1 },
    ]));
    expect(people(shop)).toHaveLength(2);
  });

  test('give someone known a further id, and a number where theirs is masked', async () => {
    const shop = await shopOf(row('1', 1, { phone: '139****0987', masked: true, memo: '电话13712340987 微信：xiaoyun_88' }));
    shop.fix('notes');
    expect(people(shop)).toEqual([{ nick: 'a', phone: '+8613712340987', phone_quality: 'valid', platforms: 'taobao,weixin', orders: 1 }]);
    expect(shop.found('notes')).toEqual([]);
  });

  test('never make two people one', async () => {
    const shop = await shopOf(row('1', 1, { memo: '微信：xiaoyun_88' }), row('2', 2, { buyer: 'b', phone: '13612340987', memo: '微信：xiaoyun_88' }));
    shop.fix('notes');
    expect(shop.db.all("SELECT c.nick FROM accounts a JOIN customers c ON c.id = a.customer_id WHERE a.platform = 'weixin'")).toEqual([{ nick: 'a' }]);
    expect(shop.db.get('SELECT count(*) AS n FROM customers')).toEqual({ n: 2 });
  });

  test('a person made of a note keeps their id over imports, and what the owner knows of them', async () => {
    const shop = await shopOf(nobody('1', 1, '微信：xiaoyun_88'));
    const fix = shop.fix('notes');
    const { id } = shop.db.get<{ id: number }>('SELECT id FROM customers')!;
    await shop.import([{ name: 'two', rows: [row('2', 2)] }]);
    expect(shop.db.get("SELECT id FROM customers WHERE nick = 'xiaoyun_88'")).toEqual({ id });
    shop.db.run("UPDATE customers SET note = '爱喝岩茶' WHERE id = :id", { id });
    shop.undoFix(fix);
    expect(shop.db.get('SELECT note FROM customers WHERE id = :id', { id })).toEqual({ note: '爱喝岩茶' });
    expect(order(shop, '1')).toMatchObject({ is_valid: 1 });
    expect(shop.db.get("SELECT account_id FROM orders WHERE order_no = '1'")).toEqual({ account_id: null });
  });

  test('a file that tells who it was takes the made person’s place', async () => {
    const shop = await shopOf(nobody('1', 1, '微信：xiaoyun_88'));
    shop.fix('notes');
    const { batchId } = await shop.import([{ name: 'erp', rows: [row('1', 1)] }]);
    expect(people(shop)).toMatchObject([{ nick: 'a', platforms: 'taobao,weixin', orders: 1 }]);
    shop.undo(batchId);
    expect(people(shop)).toMatchObject([{ nick: 'xiaoyun_88', orders: 1 }]);
  });

  test('refused ones are remembered, also after the file has been in again', async () => {
    const shop = new CleaningShop();
    const file = { name: 'one', rows: [nobody('1', 1, '微信：xiaoyun_88')] };
    const { batchId } = await shop.import([file]);
    shop.leave('notes');
    shop.undo(batchId);
    await shop.import([{ ...file, name: 'again' }]);
    expect(shop.found('notes')).toEqual([]);
    expect(people(shop)).toEqual([]);
  });
});

test('a preview gives the figures that the fix gives, and changes nothing', async () => {
  const shop = await shopOf(row('1', 1), row('2', 5, { paid: 1 }));
  const before = shop.state();
  const preview = previewFix(shop.db, { kind: 'test', keys: null }, 0);
  expect(shop.state()).toEqual(before);
  shop.fix('test');
  const [fix] = listFixes(shop.db);
  expect(fix).toMatchObject({ kind: 'test', action: 'fix', decisions: 1, before: preview.before, after: preview.after });
  expect([preview.before.orders, preview.after.orders, preview.before.purchaseDays, preview.after.purchaseDays, preview.after.returning]).toEqual([2, 1, 2, 1, 0]);
});

test('whoever never cleaned pays one look: nothing is lifted or laid on', async () => {
  const shop = await shopOf(row('1', 1));
  const statements: string[] = [];
  const prepare = shop.db.prepare.bind(shop.db);
  shop.db.prepare = (sql) => {
    statements.push(sql);
    return prepare(sql);
  };
  await shop.import([{ name: 'two', rows: [row('2', 2)] }]);
  expect(statements.filter((sql) => /cleaned_|cleaning_|live_decisions|no_goods = 1|excluded/.test(sql))).toEqual(Array(3).fill('SELECT 1 FROM cleaning_decisions LIMIT 1'));
});
