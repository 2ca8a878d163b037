import { expect, test } from 'vitest';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { migrate, readMigrations } from '../../../electron/backend/db/migrate.ts';
import { openMemory } from '../../../electron/backend/db/open.ts';
import { bitOf, blocksOf, bucketOf, forgetBlock, ordersOf } from '../../../electron/backend/imports/order-blocks.ts';

const ORDERS = [1, 31, 32, 33, 63, 64, 100, 4_294_967_295, 4_294_967_296];
const pairs = ORDERS.flatMap((order, i) => [1, 2, 3].filter((block) => (i + block) % 2 === 0).map((block) => ({ order, block })));

/** Blocks of orders as version 0615 kept them. */
function oldDatabase(): WriteDb {
  const db = openMemory();
  const migrations = readMigrations('migrations');
  migrate(db, migrations, 615);
  db.exec(`
    INSERT INTO shops (id, platform, name, currency, time_zone, created_at) VALUES (1, 'taobao', '样例', 'CNY', 'Asia/Shanghai', 0);
    INSERT INTO batches VALUES (1, 0, NULL);
    INSERT INTO batch_files (id, batch_id, shop_id, name, size, sha256, parser_version, report) VALUES (1, 1, 1, 'a.csv', 1, 'a', 2, '{}');
    INSERT INTO row_blocks VALUES (1, 1, 0, ''), (2, 1, 0, ''), (3, 1, 0, '')`);
  const order = db.prepare("INSERT INTO orders (id, shop_id, order_no, status, currency, is_paid, is_valid) VALUES (?, 1, ?, 'completed', 'CNY', 1, 1)");
  for (const id of ORDERS) order.run(id, String(id));
  for (const { order, block } of pairs) db.prepare('INSERT INTO order_blocks VALUES (?, ?)').run(order, block);
  migrate(db, migrations);
  return new WriteDb(db);
}

test('orders that an older app kept one by one are found by their bits', () => {
  const db = oldDatabase();
  for (const order of ORDERS) expect(blocksOf(db, order)).toEqual(pairs.filter((p) => p.order === order).map((p) => p.block));
  for (const order of [0, 2, 62, 65]) expect(blocksOf(db, order)).toEqual([]);
  const rows = db.all<{ bucket: number; block: number; orders: number }>('SELECT bucket, block_id AS block, orders FROM order_blocks');
  expect(rows.length).toBeLessThan(pairs.length);
  const found = rows.flatMap(({ bucket, block, orders }) => ordersOf(bucket, orders).map((order) => ({ order, block })));
  expect(found.toSorted((a, b) => a.order - b.order || a.block - b.block)).toEqual(pairs);
});

test('an order leaves a block, and the others stay', () => {
  const db = oldDatabase();
  forgetBlock(db, 31, 1);
  expect(blocksOf(db, 31)).toEqual(pairs.filter((p) => p.order === 31 && p.block !== 1).map((p) => p.block));
  expect(blocksOf(db, 1)).toEqual([2]);
  for (const block of [1, 2, 3]) forgetBlock(db, 100, block);
  expect(db.get('SELECT count(*) AS n FROM order_blocks WHERE bucket = :bucket', { bucket: bucketOf(100) })).toEqual({ n: 0 });
});

test('the highest bit of a mask is a positive number', () => {
  expect(bitOf(31)).toBe(2 ** 31);
  expect(ordersOf(1, bitOf(63) + bitOf(32))).toEqual([32, 63]);
});
