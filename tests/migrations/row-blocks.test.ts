import { expect, test } from 'vitest';
import { readOrderSources } from '../../electron/backend/customers/order-sources.ts';
import { WriteDb } from '../../electron/backend/db/executor.ts';
import { migrate, readMigrations } from '../../electron/backend/db/migrate.ts';
import { openMemory } from '../../electron/backend/db/open.ts';
import { OrderRows } from '../../electron/backend/imports/order-rows.ts';
import { undoBatch } from '../../electron/backend/imports/undo-batch.ts';

const migrations = readMigrations('migrations');
const row = (paid: number, memo: string | null) => JSON.stringify([[4, 1_700_000_000_000, 1_700_000_060_000, null, paid, 0, 0, null, 'CNY', memo, null], 0]);
const item = (key: string) => JSON.stringify([0, [4, 2, 500, 1000, 0, 0, key, '米白']]);

/** Two files that share a row, and items, as version 0080 kept them. */
function oldDatabase(): WriteDb {
  const db = openMemory();
  migrate(db, migrations, 80);
  db.exec(`
    INSERT INTO shops VALUES (1, 'taobao', '样例', 'CNY', 'Asia/Shanghai', 0);
    INSERT INTO batches VALUES (1, 0, NULL), (2, 0, NULL);
    INSERT INTO batch_files (id, batch_id, shop_id, name, size, sha256, parser_version, report) VALUES (1, 1, 1, 'a.csv', 1, 'a', 2, '{}'), (2, 2, 1, 'b.csv', 1, 'b', 2, '{}');
    INSERT INTO customers (id, created_at) VALUES (1, 0);
    INSERT INTO accounts VALUES (1, 'taobao', 'buyer', '小李', 1);
    INSERT INTO products VALUES (1, 1, '围巾', '围巾', NULL, NULL);
    INSERT INTO orders (id, shop_id, order_no, account_id, status, currency, is_paid, is_valid, paid_minor, net_minor) VALUES (1, 1, '100', 1, 'completed', 'CNY', 1, 1, 2000, 2000), (2, 1, '200', 1, 'completed', 'CNY', 1, 1, 3000, 3000);
    INSERT INTO order_lines (order_id, line_key, product_id, quantity) VALUES (1, 'k1', 1, 2);`);
  const add = db.prepare('INSERT INTO observations (id, order_id, file_id, line, account_id, product_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)');
  add.run(1, 1, 1, 2, 1, null, row(2000, '请用顺丰'));
  add.run(2, 1, 2, 5, null, 1, item('k1'));
  add.run(3, 2, 1, 3, 1, null, row(3000, null));
  db.prepare('INSERT INTO repeat_sightings VALUES (2, 9, 1)').run();
  migrate(db, migrations);
  return new WriteDb(db);
}

test('rows of an older app are there as before: what they said, where they stood, with their memos', () => {
  const db = oldDatabase();
  const rows = new OrderRows(db).of(1).toSorted((a, b) => a.fileId - b.fileId || a.line - b.line);
  expect(rows.map((r) => [r.fileId, r.line, r.order?.paidMinor ?? null, r.item?.key ?? null, r.accountId, r.productId])).toEqual([
    [1, 2, 2000, null, 1, null],
    [2, 5, null, 'k1', null, 1],
    [2, 9, 2000, null, 1, null],
  ]);
  expect(readOrderSources(db, [1, 2]).get(1)).toMatchObject({ buyerMemo: '请用顺丰', sellerMemo: null });
  expect(db.get('SELECT count(*) AS n FROM order_memos')).toEqual({ n: 1 });
});

test('and a file of theirs can still be taken back', () => {
  const db = oldDatabase();
  db.transaction(() => undoBatch(db, 1, 1));
  expect(db.all('SELECT order_no, paid_minor FROM orders')).toEqual([{ order_no: '100', paid_minor: 2000 }]);
  db.transaction(() => undoBatch(db, 2, 2));
  expect(db.get('SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM row_blocks) + (SELECT count(*) FROM order_memos) + (SELECT count(*) FROM customers) + (SELECT count(*) FROM products) AS n')).toEqual({ n: 0 });
});
