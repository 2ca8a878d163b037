import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formats } from '../../../electron/backend/imports/formats/registry.ts';
import type { MergedOrder } from '../../../shared/domain/merge-order.ts';
import { mergedOrders } from './merged-orders.ts';
import { fixture, parsePath, type Parsed } from './parse-to-rows.ts';

// Every sample of an order layout against what a second, independent reader found in it; money once per order.
type Told = Partial<Record<string, string | number | boolean | null>>;
interface Sample {
  path: string;
  formatId: string;
  sha256: string;
  expect: Told;
}
const manifest = JSON.parse(readFileSync(fixture('MANIFEST.json'), 'utf8')) as { files: Sample[] };
const own = new Set(formats.map(({ id }) => id).filter((id) => !/^(?:taobao|pdd|shopify)-/.test(id)));
const samples = manifest.files.filter(({ formatId }) => own.has(formatId)).map((sample) => ({ ...sample, file: sample.path.replace(/^samples\//, '') }));

test('the manifest has samples of these layouts', () => {
  expect(samples.map(({ file }) => file)).toEqual([
    '1688_orders_xlsx/1688_orders_202610.xlsx', 'jd_orders_2016_gbk/10000001.csv', 'douyin_orders_utf8bom/1791430000_orders.csv', 'douyin_orders_utf8bom/1791430001_order_dimension_joined.csv',
    'douyin_orders_utf8bom/douyin_orders_75col.xlsx', 'xhs_orders_xlsx/xiaohongshu_orders.xlsx', 'wechat_shop_orders_xlsx/wechat_shop_orders.xlsx', 'youzan_utf8/youzan_orders.csv', 'youzan_utf8/youzan_order_items.csv',
    'aliexpress_orders_legacy_xls/aliexpress_orders.xls', 'amazon_all_orders_us_utf8/100000000587.txt', 'amazon_all_orders_de_cp1252/50000000354.txt', 'amazon_fbm_orders_utf8/amazon_new_orders.txt',
    'amazon_fbm_orders_utf8/amazon_unshipped_27col.txt', 'amazon_fbm_orders_utf8/amazon_unshipped_73col.txt', 'ebay_orders_us_utf8bom/eBay-OrdersReport-Oct-31-2026-09_15_22-0700-10000000719.csv',
    'ebay_orders_legacy/SalesHistory.csv', 'woocommerce_utf8bom/wc-orders-report-export.csv', 'woocommerce_utf8bom/order_export_webtoffee.csv',
  ]);
});

/** Figures that the manifest names for some layouts only. */
const checks: Record<string, (orders: Map<string, MergedOrder>, parsed: Parsed) => unknown> = {
  orders: (orders) => orders.size,
  lines: (_, { rows }) => rows.filter(({ item }) => item).length,
  rows: (_, { tail }) => tail!.rows,
  columns: (_, { head }) => head!.headers.length,
  salesRecords: (orders) => orders.size,
  // Nobody is one value too, where a masked name stands for someone.
  distinctBuyers: (_, { head, rows }) => {
    const named = new Set(rows.map(({ account }) => account));
    if (head!.platform !== 'jd' && head!.profile !== 'youzan-orders-csv') named.delete('');
    return named.size === 0 ? null : named.size;
  },
  distinctCustomers: (_, { rows }) => new Set(rows.map(({ account }) => account)).size,
  ordersWithoutBuyer: (_, { rows }) => rows.filter(({ account }) => account === '').length,
  // 1688: what was paid or is to be, of all orders.
  paidSumOncePerOrder: (orders) => paid(orders, () => true),
  paidOncePerOrderExclDeletedAndUnpaid: (orders) => paid(orders, (o) => o.isValid),
  ordersCounted: (orders) => [...orders.values()].filter(({ status }) => status !== 'closed').length,
  paidSumExclClosedAndRefunded: (orders) => paid(orders, (o) => o.isValid),
  paidSumExclCancelled: (orders) => paid(orders, (o) => o.status !== 'closed'),
  paidSum: (orders) => paid(orders, () => true),
  refundSum: (orders) => yuan([...orders.values()].reduce((sum, o) => sum + o.refundMinor, 0)),
  refundedLines: (_, { rows }) => rows.filter(({ item }) => (item?.refundMinor ?? 0) > 0).length,
  joinedLines: (_, { rows }) => rows.flatMap(({ itemKey }) => itemKey.split(';')).length,
  qtyTotal: (_, { rows }) => rows.reduce((sum, { item }) => sum + item!.quantity!, 0),
  itemPriceSum: (_, { rows }) => yuan(rows.reduce((sum, { item }) => sum + (item!.unitPriceMinor ?? 0) * item!.quantity!, 0)),
  mustDecode: (_, { rows }) => (['Musterstädt', ' 5 €', '„Beispiel“'].every((text) => rows.some(({ contact, product }) => JSON.stringify([contact, product]).includes(text))) ? 'Musterstädt / 5 € / „Beispiel“' : 'not found'),
  hasPrices: (_, { rows }) => rows.some(({ order, item }) => order?.paidMinor != null || item?.paidMinor != null),
  paidOrders: (orders) => [...orders.values()].filter(({ isPaid }) => isPaid).length,
  paidTotal: (orders) => paid(orders, (o) => o.isPaid),
  dataRows: (_, { tail, fates }) => tail!.rows - fates.length,
  // The report has a row of less than nothing for what was given back.
  netSum: (orders) => yuan([...orders.values()].reduce((sum, o) => sum + o.paidMinor! - o.refundMinor, 0)),
};
const yuan = (minor: number): string => (minor / 100).toFixed(2);
const paid = (orders: Map<string, MergedOrder>, which: (order: MergedOrder) => boolean): string => yuan([...orders.values()].filter(which).reduce((sum, o) => sum + (o.paidMinor ?? 0), 0));
/** Said elsewhere, or about the writing of the file. */
const others = new Set(['duplicateHeader', 'amountWithSuffix', 'paidLines']);

test.each(samples)('$file reads as its manifest says', async ({ file, formatId, sha256, expect: told }) => {
  const parsed = await parsePath(fixture(file));
  const { head, rows, fates, tail, failed } = parsed;
  expect(failed).toBeNull();
  expect(head).toMatchObject({ profile: formatId, sha256 });
  expect(head!.confidence).toBeGreaterThan(0.9);
  expect(rows.length + fates.length).toBe(tail!.rows);
  expect(fates.map(({ reason }) => reason)).toEqual(head!.platform === 'ebay' ? ['summary_row', 'summary_row'] : []);
  expect(tail!.warnings.filter(({ code }) => code === 'unknown_status')).toEqual([]);
  const orders = mergedOrders(rows);
  expect(tail!.checkUp!.orders).toBe(orders.size);
  for (const [key, value] of Object.entries(told)) {
    if (others.has(key)) continue;
    expect(Object.keys(checks)).toContain(key);
    expect({ [key]: checks[key]!(orders, parsed) }).toEqual({ [key]: value });
  }
});
