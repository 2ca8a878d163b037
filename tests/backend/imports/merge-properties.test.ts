import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import type { Row } from './facts-of.ts';
import { ImportShop } from './import-shop.ts';

const instant = fc.integer({ min: 0, max: 60 }).map((d) => Date.UTC(2026, 3, 1 + d, 5));
const status = fc.constantFrom(...orderStatuses);
const yuan = fc.integer({ min: 0, max: 40 }).map((n) => n * 250);
const orderNo = fc.constantFrom('1', '2', '3', '4');
/** An order's buyer never changes; each file may or may not name them. */
const orderRow: fc.Arbitrary<Row> = fc
  .record({ orderNo, named: fc.boolean(), status, paidAt: fc.option(instant, { nil: undefined }), paid: fc.option(yuan, { nil: undefined }), refund: yuan, receiver: fc.constantFrom('沈测试', '陆虚构'), phone: fc.constantFrom(undefined, '+8619900000001', '199****0001'), memo: fc.constantFrom(undefined, undefined, '请用顺丰', '要发票') })
  .map(({ named, phone, paidAt, paid, memo, ...r }) => ({ ...r, ...(memo ? { memo } : {}), ...(paidAt === undefined ? {} : { paidAt }), ...(paid === undefined ? {} : { paid }), ...(named ? { buyer: `buyer-${Number(r.orderNo) % 2}` } : {}), ...(phone ? { phone, masked: phone.includes('*') } : {}) }));
const itemRow: fc.Arbitrary<Row> = fc
  .record({ orderNo, key: fc.constantFrom('a', 'b'), status, paid: yuan, refund: yuan, title: fc.constantFrom('陶锅', '木勺'), product: fc.constantFrom(undefined, '7001'), paidAt: fc.option(instant, { nil: undefined }) })
  .map(({ orderNo: no, paidAt, product, ...item }) => ({ orderNo: no, ...(paidAt === undefined ? {} : { paidAt }), item: { ...item, ...(product ? { product } : {}), key: `${no}${item.key}` } }));
const file = fc.array(fc.oneof(orderRow, itemRow), { minLength: 1, maxLength: 8 });
const files = fc.array(file, { minLength: 1, maxLength: 4 }).map((list) => list.map((rows, i) => ({ name: `file ${i}`, rows })));
const runs = { numRuns: 150 };

const after = async (batches: { name: string; rows: Row[] }[][]) => {
  const shop = new ImportShop();
  for (const batch of batches) await shop.take(batch);
  return shop.facts();
};

test('files in any order, in one batch or many, give one state', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.boolean(), async (list, together) => {
      expect(await after(together ? [list.toReversed()] : list.toReversed().map((f) => [f]))).toEqual(await after(list.map((f) => [f])));
    }),
    runs,
  );
});

test('a file cut in two, or read twice in part, is the file', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.nat(), fc.nat(), async (rows, a, b) => {
      const cut = a % (rows.length + 1);
      const overlap = Math.max(0, cut - (b % (cut + 1)));
      const pieces = [{ name: 'head', rows: rows.slice(0, cut) }, { name: 'tail', rows: rows.slice(overlap) }].filter((p) => p.rows.length > 0);
      expect(await after(pieces.map((p) => [p]))).toEqual(await after([[{ name: 'whole', rows }]]));
    }),
    runs,
  );
});

test('every row is added, updated, unchanged; a preview counts the same', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (list) => {
      const shop = new ImportShop();
      for (const one of list) {
        const preview = await shop.take([one], 'preview');
        const { files: done } = await shop.take([one]);
        for (const f of done) expect(f.rowsAdded + f.rowsUpdated + f.rowsUnchanged).toBe(f.rows);
        expect(preview.files.map((f) => ({ ...f, fileId: 0 }))).toEqual(done.map((f) => ({ ...f, fileId: 0 })));
      }
    }),
    runs,
  );
});

test('undoing any batch is never having imported it', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.nat(), async (list, pick) => {
      const shop = new ImportShop();
      const batches: number[] = [];
      for (const one of list) batches.push((await shop.take([one])).batchId);
      const gone = pick % list.length;
      shop.undo(batches[gone]!);
      const expected = await after(list.filter((_, i) => i !== gone).map((f) => [f]));
      expect(shop.facts()).toEqual(expected);
    }),
    runs,
  );
});

test('the metrics kept by touched customer equal a recomputation', async () => {
  const { refreshCustomers } = await import('../../../electron/backend/imports/refresh-customers.ts');
  await fc.assert(
    fc.asyncProperty(files, async (list) => {
      const shop = new ImportShop();
      for (const one of list) await shop.take([one]);
      const kept = shop.facts();
      refreshCustomers(shop.db, shop.db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL').map((c) => c.id));
      expect(shop.facts()).toEqual(kept);
    }),
    runs,
  );
});

test('one number in two shops is two orders', async () => {
  await fc.assert(
    fc.asyncProperty(file, file, async (here, there) => {
      // The second shop has orders already when the first one's come, and more come after them.
      const before = { name: 'before', rows: [{ orderNo: '9', memo: 'only there' }], platform: 'pdd' };
      const [one, other] = [{ name: 'here', rows: here, platform: 'taobao' }, { name: 'there', rows: [...there, { orderNo: '9', memo: 'again' }], platform: 'pdd' }];
      const orders = async (...list: (typeof one)[]) => {
        const shop = new ImportShop();
        for (const f of list) await shop.take([f]);
        return shop.db.all<{ platform: string }>('SELECT s.platform, o.order_no, o.status, o.paid_minor, o.refund_minor, o.net_minor FROM orders o JOIN shops s ON s.id = o.shop_id ORDER BY 1, 2');
      };
      const [both, alone, alsoAlone] = [await orders(before, one, other), await orders(one), await orders(before, other)];
      expect(both.filter((o) => o.platform === 'taobao')).toEqual(alone);
      expect(both.filter((o) => o.platform === 'pdd')).toEqual(alsoAlone);
    }),
    { numRuns: 60 },
  );
});
