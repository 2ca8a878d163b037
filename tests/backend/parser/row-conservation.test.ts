import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeZip, workbookParts, sheetXml } from './make-zip.ts';
import { fileOf, fixture, parsePath } from './parse-to-rows.ts';
import { taobaoCells, taobaoHeader, manyOrders } from './taobao-csv.ts';

// Whatever happens to the bytes: an error with a code, or every row is a fact or has its fate. Never a throw.
const texts = [
  'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2018_gb18030/ExportOrderList201809011818.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv',
  'taobao_items_2021_gbk/ExportOrderDetailList202111021500.csv', 'taobao_items_2024_xlsx/taobao_report_utf8bom.csv', 'pdd_orders_utf8/orders_export.csv', 'shopify_utf8/orders_export_1.csv',
  'jd_orders_2016_gbk/10000001.csv', 'douyin_orders_utf8bom/1791430001_order_dimension_joined.csv', 'amazon_all_orders_de_cp1252/50000000354.txt', 'ebay_orders_legacy/SalesHistory.csv',
  'woocommerce_utf8bom/wc-orders-report-export.csv', 'woocommerce_utf8bom/order_export_webtoffee.csv', 'youzan_utf8/youzan_order_items.csv',
].map((path) => readFileSync(fixture(path)));
const sheets = ['taobao_orders_2019_xlsx/ExportOrderList201911111230.xlsx', 'pdd_orders_utf8/orders_export_23col.xlsx', 'aliexpress_orders_legacy_xls/aliexpress_orders.xls'].map((path) => readFileSync(fixture(path)));

const scraps = ['"', '""', ',', '\n', '\r', '\r\n', '\0', '="', '\t', "'", '\ufeff', '2.8E+18', '-1', '9'.repeat(30), '总计', '\x80', '\xff', '@', '</c>', '<row>', '&#0;'].map((scrap) => Buffer.from(scrap, 'latin1'));
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.integer({ min: 0, max: 40 }), insert: fc.oneof(fc.constantFrom(...scraps), fc.uint8Array({ maxLength: 6 })), copy: fc.boolean() });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, changes: Change[]): Uint8Array {
  return changes.reduce<Uint8Array>((now, { at, remove, insert, copy }) => {
    const from = Math.floor(at * now.length);
    const put = copy ? now.subarray(Math.max(0, from - remove), from) : insert;
    return Buffer.concat([now.subarray(0, from), put, now.subarray(copy ? from : from + remove)]);
  }, bytes);
}

async function conserves(bytes: Uint8Array): Promise<void> {
  const { rows, fates, tail, failed } = await parsePath(fileOf(bytes, 'mutated.bin'));
  if (failed) expect(failed.code).toMatch(/^file_/);
  else {
    expect(rows.length + fates.length).toBe(tail!.rows);
    // A row with several items is there once for each.
    const places = [...rows.map(({ line, itemKey }) => `${line} ${itemKey}`), ...fates.map(({ line }) => `${line} `)];
    expect(new Set(places).size).toBe(places.length);
    expect(rows.every(({ orderNo, body }) => orderNo !== '' && body.startsWith('['))).toBe(true);
    expect(tail!.checkUp!.orders).toBe(new Set(rows.map(({ orderNo }) => orderNo)).size);
    for (const { order, item } of rows) for (const value of Object.values({ ...order, ...item })) if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

test('every row of a mutated text', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }), async (bytes, changes) => conserves(mutate(bytes, changes))), { numRuns: 600, seed: 20_261_126 });
}, 900_000);

test('every row of a mutated workbook', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...sheets), fc.array(change, { minLength: 1, maxLength: 3 }), async (bytes, changes) => conserves(mutate(bytes, changes))), { numRuns: 300, seed: 20_261_126 });
}, 900_000);

test('every row of a workbook whose parts are mutated and packed again', async () => {
  const parts = workbookParts([sheetXml([taobaoHeader, ...manyOrders(5).map(taobaoCells)])]);
  await fc.assert(
    fc.asyncProperty(fc.nat(parts.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), async (which, changes) =>
      conserves(makeZip(parts.map((part, i) => (i === which ? { ...part, content: mutate(Buffer.from(part.content as string), changes) } : part)))),
    ),
    { numRuns: 300, seed: 20_261_126 },
  );
}, 900_000);

test('one bad row more is one rejected row more, and the order of the columns and rows makes no difference', async () => {
  const csv = (rows: string[][]): string => rows.map((cells) => cells.join(',')).join('\n');
  const orders = manyOrders(6).map(taobaoCells);
  const plain = await parsePath(fileOf(csv([taobaoHeader, ...orders])));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(taobaoHeader.map((_, i) => i), { minLength: taobaoHeader.length }), fc.shuffledSubarray(orders, { minLength: 6 }), fc.nat(6), async (columns, rows, at) => {
      const bad = taobaoCells({ paid: 'x' });
      const { rows: found, fates } = await parsePath(fileOf(csv([taobaoHeader, ...rows.slice(0, at), bad, ...rows.slice(at)].map((cells) => columns.map((column) => cells[column]!))), 'turned.csv'));
      expect(fates.map(({ reason }) => reason)).toEqual(['bad_money']);
      const facts = (list: typeof found) => list.map(({ orderNo, account, contact, body }) => ({ orderNo, account, contact, body })).sort((a, b) => (a.orderNo < b.orderNo ? -1 : 1));
      expect(facts(found)).toEqual(facts(plain.rows));
    }),
    { numRuns: 100 },
  );
});
