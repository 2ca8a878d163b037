import { describe, expect, test } from 'vitest';
import { intoEmptyShop } from '../../../electron/backend/imports/first-load.ts';
import { parserOf, type Row } from './facts-of.ts';
import { ImportShop } from './import-shop.ts';

const row = (orderNo: string): Row => ({ orderNo, buyer: 'a', status: 'completed', paidAt: Date.UTC(2026, 5, 1, 4), paid: 100, item: { key: '1', title: '茶', paid: 100 } });
const setting = ({ db }: ImportShop, name: string) => db.connection.pragma(name, { simple: true });
const parentsAreHeldTo = (shop: ImportShop) => setting(shop, 'foreign_keys') === 1;

describe('the first import of a shop', () => {
  test('leaves everything set as it was, whether it was kept, looked at or failed', async () => {
    const shop = new ImportShop();
    const cacheSize = setting(shop, 'cache_size');
    await shop.take([{ name: 'orders', rows: [row('1')] }], 'preview');
    expect(parentsAreHeldTo(shop)).toBe(true);
    const files = [{ name: 'orders', rows: [row('1')] }];
    const breaksOff = async function* (...asked: Parameters<ReturnType<typeof parserOf>>) {
      for await (const message of parserOf(files)(...asked)) {
        yield message;
        throw new Error('the thread is gone');
      }
    };
    await expect(shop.take(files, 'run', breaksOff)).rejects.toThrow('the thread is gone');
    expect(parentsAreHeldTo(shop)).toBe(true);
    await shop.take(files);
    expect(parentsAreHeldTo(shop)).toBe(true);
    expect(setting(shop, 'cache_size')).toBe(cacheSize);
    expect(shop.db.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  test('is not kept where a row would be without its parent', async () => {
    const shop = new ImportShop();
    shop.db.connection.exec('CREATE TEMP TRIGGER stray AFTER INSERT ON main.order_lines BEGIN UPDATE order_lines SET product_id = 4711 WHERE id = new.id; END');
    await expect(shop.take([{ name: 'orders', rows: [row('1')] }])).rejects.toThrow('a row of order_lines without its parent in products');
    expect(shop.db.get('SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM batches) AS batches')).toEqual({ orders: 0, batches: 0 });
    expect(parentsAreHeldTo(shop)).toBe(true);
  });
});

describe('the look at all parents', () => {
  const threeBuyers = async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'orders', rows: [row('1'), { ...row('2'), buyer: 'b' }, { ...row('3'), buyer: 'c' }] }]);
    return shop;
  };
  const lookAfter = async (sql: string) => {
    const { db } = await threeBuyers();
    await intoEmptyShop(db, (lookAtParents) => {
      db.connection.exec(sql);
      lookAtParents();
      return Promise.resolve();
    });
  };

  test('finds nothing where ids have gaps and nobody is missing', async () => {
    await expect(lookAfter('SELECT 1')).resolves.toBeUndefined();
    await expect(lookAfter("INSERT INTO customers (id, created_at) VALUES (10, 0); INSERT INTO accounts (id, platform, kind, value, customer_id) VALUES (12, 'taobao', 'buyer', 'd', 10); UPDATE orders SET account_id = 12 WHERE id = 2")).resolves.toBeUndefined();
  });

  test.each([
    ['beyond the last', 'UPDATE orders SET account_id = 99 WHERE id = 2'],
    ['before the first', 'UPDATE orders SET account_id = -1 WHERE id = 2'],
    ['in a gap', 'DELETE FROM accounts WHERE id = 2'],
    ['in a gap with one more at the end', "DELETE FROM accounts WHERE id = 2; INSERT INTO accounts (id, platform, kind, value, customer_id) VALUES (4, 'taobao', 'buyer', 'd', 1)"],
  ])('finds who is missing %s', async (_where, sql) => {
    await expect(lookAfter(sql)).rejects.toThrow(/a row of (orders|contacts) without its parent in accounts/);
  });

  test('finds it in any table', async () => {
    await expect(lookAfter('INSERT INTO customer_tags (customer_id, tag_id, since_day) VALUES (1, 7, 0)')).rejects.toThrow('a row of customer_tags without its parent in tags');
  });
});

test.each([
  ['a later import', (shop: ImportShop) => shop.take([{ name: 'one', rows: [row('1')] }])],
  ['one that decisions wait for', ({ db }: ImportShop) => db.connection.exec("INSERT INTO cleaning_fixes (id, at, kind, action, decisions, figures) VALUES (1, 0, 'phone', 'fix', 1, '{}'); INSERT INTO cleaning_decisions (kind, shop_id, key, fix_id) VALUES ('phone', 0, 'x', 1)")],
])('%s meets the parents of each row as it comes', async (_which, before) => {
  const shop = new ImportShop();
  await before(shop);
  shop.db.connection.exec('CREATE TEMP TRIGGER stray AFTER INSERT ON main.order_lines BEGIN UPDATE order_lines SET product_id = 4711 WHERE id = new.id; END');
  await expect(shop.take([{ name: 'two', rows: [row('2')] }])).rejects.toThrow('FOREIGN KEY constraint failed');
  expect(shop.db.get("SELECT count(*) AS n FROM orders WHERE order_no = '2'")).toEqual({ n: 0 });
});
