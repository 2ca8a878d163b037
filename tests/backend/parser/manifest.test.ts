import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordFormats } from '../../../electron/backend/imports/formats/record-registry.ts';
import { formats } from '../../../electron/backend/imports/formats/registry.ts';
import { fixture, parsePath, type ParsedRow } from './parse-to-rows.ts';

// The samples and what a second, independent reader found in them.
interface Expected {
  orders: number;
  lines?: number;
  dataRows?: number;
  columns?: number;
  distinctBuyers?: number | null;
  distinctCustomers?: number;
  paidSum?: string;
  totalSum?: string;
  effectivePaidSum?: string;
  refundSum?: string;
  firstOrderId?: string;
  refunded?: number;
  refundedLines?: number;
  refundPendingLines?: number;
  missingDealTime?: number;
  statusCounts?: Record<string, number>;
  headerCells?: number;
  maxLinesPerOrder?: number;
  rareNick?: string;
  columnOrder?: string;
}
interface Sample {
  path: string;
  formatId: string;
  sha256: string;
  bytes: number;
  expect: Expected;
}
const manifest = JSON.parse(readFileSync(fixture('MANIFEST.json'), 'utf8')) as { files: Sample[] };
/** The others have marketplaces.test.ts. */
const known = /^(?:taobao-|pdd-orders|shopify-orders)/;
const samples = manifest.files.filter(({ formatId }) => known.test(formatId));
const words: Record<string, string> = { 等待买家付款: 'unpaid', '买家已付款，等待卖家发货': 'paid', '卖家已发货，等待买家确认': 'shipped', 交易成功: 'completed', 交易关闭: 'closed' };

const yuan = (minor: number): string => (minor / 100).toFixed(2);
const sum = (values: (number | null | undefined)[]): string => yuan(values.reduce<number>((all, value) => all + (value ?? 0), 0));
const distinct = (values: string[]): number => new Set(values).size;
const ordersOf = (rows: ParsedRow[]): ParsedRow[] => rows.filter(({ order }) => order?.status != null);
const itemRefunds = (rows: ParsedRow[]): number => rows.filter(({ item }) => (item?.refundMinor ?? 0) > 0).length;

test('the manifest has the samples of every layout of the first three platforms', () => {
  expect(samples).toHaveLength(11);
});

test.each(samples)('$path reads as its manifest says', async ({ path, formatId, sha256, bytes, expect: told }) => {
  const { head, rows, fates, tail, failed } = await parsePath(fixture(path.replace(/^samples\//, '')));
  expect(failed).toBeNull();
  expect(head).toMatchObject({ profile: formatId, sha256, size: bytes });
  expect(head!.confidence).toBeGreaterThan(0.9);
  expect(fates).toEqual([]);
  expect(tail!.rows).toBe(told.dataRows ?? told.lines ?? told.orders);
  expect(rows).toHaveLength(tail!.rows);
  expect(distinct(rows.map(({ orderNo }) => orderNo))).toBe(told.orders);
  expect(tail!.checkUp!.orders).toBe(told.orders);
  const orders = ordersOf(rows);
  const checks: { [K in keyof Expected]?: () => unknown } = {
    lines: () => rows.filter(({ item }) => item).length,
    columns: () => head!.headers.length,
    headerCells: () => head!.headers.length,
    distinctBuyers: () => (rows.some(({ account }) => account !== '') ? distinct(rows.map(({ account }) => account)) : null),
    // A guest without e-mail and phone is a customer of the platform's and nobody we could recognise.
    distinctCustomers: () => distinct(orders.map(({ account, orderNo }) => account || orderNo)),
    paidSum: () => sum(orders.map(({ order }) => order?.paidMinor)),
    totalSum: () => sum(orders.map(({ order }) => order?.paidMinor)),
    effectivePaidSum: () => sum(orders.filter(({ order }) => !['unpaid', 'closed', 'refunded'].includes(order!.status!)).map(({ order }) => order?.paidMinor)),
    refundSum: () => sum(orders.map(({ order }) => order?.refundMinor)),
    firstOrderId: () => rows[0]?.orderNo,
    refunded: () => orders.filter(({ order }) => order?.status === 'refunded').length,
    refundedLines: () => itemRefunds(rows),
    refundPendingLines: () => rows.filter(({ item }) => item?.status === 'refunding').length,
    missingDealTime: () => tail!.warnings.find(({ code }) => code === 'date_from_order_number')?.count,
    statusCounts: () => Object.fromEntries(Object.keys(told.statusCounts!).map((word) => [word, orders.filter(({ order }) => order?.status === words[word]).length])),
    maxLinesPerOrder: () => Math.max(...rows.map((row) => rows.filter(({ orderNo }) => orderNo === row.orderNo).length)),
    rareNick: () => rows.map(({ account }) => account.replace('buyer:', '')).find((nick) => nick === told.rareNick),
    columnOrder: () => `starts with ${head!.headers[0]!}`,
  };
  for (const [key, check] of Object.entries(checks)) if (key in told) expect({ [key]: check() }).toEqual({ [key]: told[key as keyof Expected] });
});

test('samples of other layouts are not taken for one of ours', async () => {
  const ours = new Set([...formats, ...recordFormats].map(({ id }) => id));
  for (const { path } of manifest.files.filter(({ formatId }) => !ours.has(formatId))) {
    const { failed } = await parsePath(fixture(path.replace(/^samples\//, '')));
    expect({ path, code: failed?.code }).toEqual({ path, code: 'file_unknown_layout' });
  }
});
