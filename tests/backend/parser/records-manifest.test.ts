import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordFormats } from '../../../electron/backend/imports/formats/record-registry.ts';
import { fixture, parsePath, type Parsed } from './parse-to-rows.ts';

// The samples that aren't about orders, and what a second, independent reader found in them.
interface Sample {
  path: string;
  formatId: string;
  sha256: string;
  bytes: number;
  expect: Record<string, unknown>;
}
const ours = new Set(recordFormats.map(({ id }) => id));
const samples = (JSON.parse(readFileSync(fixture('MANIFEST.json'), 'utf8')) as { files: Sample[] }).files.filter(({ formatId }) => ours.has(formatId));

const values = ({ records }: Parsed, field: string): number[] => records.map(({ body }) => body[field]).filter((value) => typeof value === 'number');
const total = (parsed: Parsed, field: string): number => values(parsed, field).reduce((all, value) => all + value, 0);
const distinct = (parsed: Parsed, at: number): number => new Set(parsed.records.map(({ key }) => key.split('|')[at])).size;
const saying = ({ records }: Parsed, field: string, value: unknown): number => records.filter(({ body }) => body[field] === value).length;
const sales = (parsed: Parsed): string => (total(parsed, 'salesMinor') / 100).toFixed(2);
/** Rows that name nobody who could be told from others are rejected, each with what stood in its phone. */
const nameless = ({ fates }: Parsed): (string | null)[] => fates.filter(({ reason }) => reason === 'no_identity').map(({ value }) => value);

const checks: Record<string, (parsed: Parsed) => unknown> = {
  customers: (p) => p.records.length + nameless(p).length,
  emailConsent: (p) => saying(p, 'emailConsent', 'yes'),
  smsConsent: (p) => saying(p, 'smsConsent', 'yes'),
  guests: (p) => saying(p, 'nick', null),
  duplicatePhoneGroups: (p) => [...Map.groupBy(p.records, ({ key }) => key).values()].filter((same) => same.length > 1).length,
  maskedPhones: (p) => nameless(p).filter((phone) => phone!.includes('*')).length,
  emptyPhones: (p) => nameless(p).filter((phone) => phone === '').length,
  headerTrailingComma: (p) => p.head!.headers.at(-1) === '',
  days: (p) => distinct(p, 0),
  products: (p) => distinct(p, 0),
  listings: (p) => distinct(p, 0),
  returns: (p) => p.records.length,
  rows: (p) => p.tail!.rows,
  orders: (p) => distinct(p, 0),
  refundRows: (p) => saying(p, 'isRefund', 1),
  headerRow: (p) => p.records[0]!.line - 1,
  sessions: (p) => total(p, 'visitors'),
  uvSum: (p) => total(p, 'visitors'),
  pageViews: (p) => total(p, 'pageViews'),
  pageViewsKnown: (p) => total(p, 'pageViews'),
  impressionsKnown: (p) => total(p, 'impressions'),
  salesSum: sales,
  nullDays: (p) => saying(p, 'buyers', null),
};

test('every layout whose names are sure is read', () => {
  expect(samples.map(({ formatId }) => formatId).sort()).toEqual([
    'amazon-business-report-asin-csv', 'amazon-business-report-date-csv', 'amazon-fba-returns-txt', 'ebay-traffic-report-csv', 'jd-settlement-xlsx', 'shopify-customers-csv',
    'sycm-product-rank-xls', 'sycm-shop-daily-xls', 'woocommerce-analytics-customers-csv', 'youzan-customers-csv',
  ]);
});

test.each(samples)('$path reads as its manifest says', async ({ path, formatId, sha256, bytes, expect: told }) => {
  const parsed = await parsePath(fixture(path.replace(/^samples\//, '')), { period: { first: '2026-10-01', last: '2026-10-31' } });
  expect(parsed.failed).toBeNull();
  expect(parsed.head).toMatchObject({ profile: formatId, sha256, size: bytes });
  expect(parsed.head!.confidence).toBeGreaterThan(0.95);
  expect(parsed.tail!.rows).toBe(parsed.records.length + parsed.fates.length);
  for (const [key, value] of Object.entries(told)) expect({ [key]: checks[key]!(parsed) }).toEqual({ [key]: value });
});
