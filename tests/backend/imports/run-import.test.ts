import { describe, expect, test } from 'vitest';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { parserOf, type Row } from './facts-of.ts';
import { ImportShop } from './import-shop.ts';

const day = (d: number) => Date.UTC(2026, 5, d, 4);
const paid = (orderNo: string, buyer: string, d: number, yuan: number, more: Partial<Row> = {}): Row => ({ orderNo, buyer, status: 'completed', paidAt: day(d), paid: yuan * 100, receiver: '沈测试', phone: `+861990000000${buyer === 'b' ? 2 : 1}`, ...more });

describe('an import', () => {
  test('makes people of buyers, with their metrics', async () => {
    const shop = new ImportShop();
    const { files } = await shop.take([{ name: 'orders', rows: [paid('1', 'a', 1, 100), paid('2', 'a', 11, 50), paid('3', 'b', 3, 20, { refund: 2000 })] }]);
    expect(files[0]).toMatchObject({ rows: 3, rowsAdded: 3, ordersNew: 3, customersNew: 2 });
    expect(shop.db.all('SELECT c.nick, m.orders, m.net_minor, m.interval_days, m.refund_minor FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 ORDER BY 1')).toEqual([
      { nick: 'a', orders: 2, net_minor: 15000, interval_days: 10, refund_minor: 0 },
      { nick: 'b', orders: 0, net_minor: 0, interval_days: null, refund_minor: 2000 },
    ]);
  });

  test('of the same bytes again changes nothing and keeps no second copy', async () => {
    const shop = new ImportShop();
    const rows = [paid('1', 'a', 1, 100), paid('2', 'b', 2, 10)];
    await shop.take([{ name: 'one', rows }]);
    const before = shop.facts();
    const { files } = await shop.take([{ name: 'two', rows }]);
    expect(files[0]).toMatchObject({ rows: 2, rowsUnchanged: 2, rowsAdded: 0, ordersUnchanged: 2, sameAs: 'one' });
    expect(shop.facts()).toEqual(before);
  });

  test('of an overlapping later export updates status, refund and money, and counts each row once', async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'june', rows: [paid('1', 'a', 1, 100, { status: 'shipped' }), paid('2', 'b', 2, 10)] }]);
    const { files } = await shop.take([{ name: 'july', rows: [paid('1', 'a', 1, 100, { refund: 3000 }), paid('2', 'b', 2, 10), paid('3', 'c', 9, 5)] }]);
    expect(files[0]).toMatchObject({ rows: 3, rowsAdded: 1, rowsUpdated: 1, rowsUnchanged: 1, ordersNew: 1, ordersUpdated: 1, ordersUnchanged: 1 });
    expect(shop.db.get("SELECT status, refund_minor, net_minor FROM orders WHERE order_no = '1'")).toEqual({ status: 'completed', refund_minor: 3000, net_minor: 7000 });
  });

  test('an older export that comes late takes nothing back', async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'later', rows: [paid('1', 'a', 1, 100, { refund: 3000 })] }]);
    const before = shop.db.all('SELECT * FROM orders');
    const { files } = await shop.take([{ name: 'earlier', rows: [paid('1', 'a', 1, 100, { status: 'paid' })] }]);
    expect(files[0]).toMatchObject({ rowsUnchanged: 1, ordersUnchanged: 1 });
    expect(shop.db.all('SELECT * FROM orders')).toEqual(before);
  });

  test('joins items and orders whichever comes first', async () => {
    const orders = { name: 'orders', rows: [paid('1', 'a', 1, 100), paid('2', 'b', 2, 10)] };
    const items = {
      name: 'items',
      rows: [
        { orderNo: '1', paidAt: day(1), item: { key: '11', status: 'completed', paid: 6000, title: '陶锅' } },
        { orderNo: '1', paidAt: day(1), item: { key: '12', status: 'closed', paid: 4000, refund: 4000, title: '木勺' } },
        { orderNo: '2', paidAt: day(2), item: { key: '21', status: 'completed', paid: 1000, title: '木勺' } },
      ] satisfies Row[],
    };
    const first = new ImportShop();
    await first.take([orders]);
    await first.take([items]);
    const second = new ImportShop();
    await second.take([items]);
    await second.take([orders]);
    const together = new ImportShop();
    await together.take([orders, items]);
    expect(second.facts()).toEqual(first.facts());
    expect(together.facts()).toEqual(first.facts());
    expect(first.db.get("SELECT paid_minor, refund_minor, net_minor FROM orders WHERE order_no = '1'")).toEqual({ paid_minor: 10000, refund_minor: 4000, net_minor: 6000 });
    expect(first.db.get('SELECT count(*) AS n FROM products')).toEqual({ n: 2 });
  });

  test('orders without a buyer are sales and no people', async () => {
    const shop = new ImportShop();
    const { files } = await shop.take([{ name: 'anonymous', rows: [{ orderNo: '1', status: 'completed', paidAt: day(1), paid: 500 }] }]);
    expect(files[0]).toMatchObject({ ordersNew: 1, customersNew: 0 });
    expect(shop.db.get('SELECT count(*) AS customers FROM customers')).toEqual({ customers: 0 });
    expect(shop.db.get('SELECT net_minor, is_valid FROM orders')).toEqual({ net_minor: 500, is_valid: 1 });
  });

  test('a later file without the buyer, or with a masked phone, forgets neither', async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'full', rows: [paid('1', 'a', 1, 100, { status: 'shipped' })] }]);
    await shop.take([{ name: 'bare', rows: [{ orderNo: '1', status: 'completed', paidAt: day(1), paid: 10000, receiver: '沈**', phone: '199****0001', masked: true }] }]);
    expect(shop.db.get('SELECT nick, phone, phone_quality FROM customers')).toEqual({ nick: 'a', phone: '+8619900000001', phone_quality: 'valid' });
    expect(shop.db.get('SELECT status FROM orders')).toEqual({ status: 'completed' });
  });

  test('someone who has said no is opted out, also when they come with a new account', async () => {
    const shop = new ImportShop();
    shop.db.run("INSERT INTO opt_outs (at, kind, value, opted_out, source, reason) VALUES (0, 'phone', '+8619900000001', 1, 'reply', 'TD')");
    await shop.take([{ name: 'orders', rows: [paid('1', 'new', 1, 100), paid('2', 'other', 1, 100, { phone: '+8619900000002' })] }]);
    expect(shop.db.all('SELECT nick, opted_out FROM customers ORDER BY 1')).toEqual([{ nick: 'new', opted_out: 1 }, { nick: 'other', opted_out: 0 }]);
  });

  test('the same line many times is one order and one line', async () => {
    const shop = new ImportShop();
    const row = { ...paid('1', 'a', 1, 10), item: { key: '11', paid: 1000, title: '陶锅' } };
    const { files } = await shop.take([{ name: 'again', rows: Array.from({ length: 50 }, () => row) }]);
    expect(files[0]).toMatchObject({ rows: 50, rowsAdded: 1, rowsUnchanged: 49, ordersNew: 1, linesNew: 1 });
  });
});

describe('a preview', () => {
  test('counts what the import will count, and leaves nothing', async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'june', rows: [paid('1', 'a', 1, 100, { status: 'shipped' })] }]);
    const before = shop.facts();
    const next = [{ name: 'july', rows: [paid('1', 'a', 1, 100), paid('2', 'b', 3, 10)] }];
    const preview = await shop.take(next, 'preview');
    expect(shop.facts()).toEqual(before);
    const run = await shop.take(next);
    expect(preview.files[0]).toEqual({ ...run.files[0], fileId: preview.files[0]!.fileId });
  });
});

describe('a cancelled import', () => {
  test('has never happened, at whatever moment it is stopped', async () => {
    const shop = new ImportShop();
    await shop.take([{ name: 'june', rows: [paid('1', 'a', 1, 100, { status: 'shipped' })] }]);
    const before = shop.facts();
    const file = { name: 'july', rows: Array.from({ length: 20 }, (_, i) => paid(String(i), `b${i}`, 2, i)) };
    let stopped = 0;
    for (let moment = 1; moment < 40; moment++) {
      let asked = 0;
      const checkCancelled = () => {
        if (++asked === moment) throw new AppError('cancelled');
      };
      const job = { db: shop.db, now: 0, files: [{ path: 'july', name: 'july' }], input: {}, parse: parserOf([file]), progress: () => undefined, checkCancelled };
      const done = await runImport(job, 'run').then(() => true, (error: unknown) => (expect(error).toMatchObject({ code: 'cancelled' }), false));
      if (done) break;
      stopped += 1;
      expect(shop.facts()).toEqual(before);
      expect(shop.db.connection.inTransaction).toBe(false);
    }
    expect(stopped).toBeGreaterThan(8);
    expect(shop.db.get('SELECT count(*) AS orders FROM orders')).toEqual({ orders: 20 });
  });
});

describe('a file that breaks off half-way', () => {
  test('leaves nothing behind, and the others go in', async () => {
    const shop = new ImportShop();
    const good = { name: 'good', rows: [paid('1', 'a', 1, 100)] };
    const bad = { name: 'bad', rows: [paid('2', 'b', 1, 100), paid('3', 'b', 1, 100), paid('4', 'b', 1, 100), paid('5', 'c', 1, 1)] };
    const whole = parserOf([bad, good]);
    const breaking: typeof whole = async function* (options, decide) {
      for await (const message of whole(options, decide)) {
        if ('tail' in message && options.files[message.file]?.name === 'bad') yield { file: message.file, failed: { code: 'file_damaged', detail: {} }, head: null };
        else yield message;
      }
    };
    const { files } = await shop.take([bad, good], 'run', breaking);
    expect(files.map((f) => [f.name, f.error?.code ?? null, f.ordersNew])).toEqual([['bad', 'file_damaged', 0], ['good', null, 1]]);
    expect(shop.db.all('SELECT order_no FROM orders')).toEqual([{ order_no: '1' }]);
    expect(shop.db.get('SELECT count(*) AS n FROM customers')).toEqual({ n: 1 });
  });

  test('alone, it makes no batch', async () => {
    const shop = new ImportShop();
    const failing = async function* () {
      await Promise.resolve();
      yield { file: 0, failed: { code: 'file_empty' as const, detail: {} }, head: null };
      yield { finished: true as const };
    };
    const { batchId, files } = await shop.take([{ name: 'empty', rows: [] }], 'run', failing);
    expect([batchId, files[0]?.error?.code]).toEqual([0, 'file_empty']);
    expect(shop.db.get('SELECT count(*) AS n FROM batches')).toEqual({ n: 0 });
  });
});

test('what was due for an order that nobody paid is no money paid, whichever file comes first', async () => {
  const orders = { name: 'orders', rows: [{ orderNo: '1', buyer: 'a', status: 'unpaid', createdAt: day(1) } satisfies Row] };
  const items = { name: 'items', rows: [{ orderNo: '1', createdAt: day(1), item: { key: '11', status: 'unpaid', paid: 3900 } } satisfies Row] };
  for (const files of [[orders, items], [items, orders]]) {
    const shop = new ImportShop();
    for (const file of files) await shop.take([file]);
    expect(shop.db.get('SELECT paid_minor, net_minor, is_paid FROM orders')).toEqual({ paid_minor: null, net_minor: 0, is_paid: 0 });
  }
});
