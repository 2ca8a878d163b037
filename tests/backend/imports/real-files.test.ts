import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { ImportShop } from './import-shop.ts';

const folder = join(import.meta.dirname, '../../fixtures/exports');
const others = [
  '1688_orders_xlsx', 'jd_orders_2016_gbk', 'douyin_orders_utf8bom', 'xhs_orders_xlsx', 'wechat_shop_orders_xlsx', 'youzan_utf8', 'aliexpress_orders_legacy_xls', 'amazon_all_orders_us_utf8',
  'amazon_all_orders_de_cp1252', 'amazon_fbm_orders_utf8', 'ebay_orders_us_utf8bom', 'ebay_orders_legacy', 'woocommerce_utf8bom',
];
/** They tell of customers and have no orders. */
const withoutOrders = /customers/;
const known = ['taobao_orders_2017_gbk', 'taobao_orders_2018_gb18030', 'taobao_orders_2019_xlsx', 'taobao_orders_2025_xlsx', 'taobao_items_2021_gbk', 'taobao_items_2024_xlsx', 'pdd_orders_utf8', 'shopify_utf8', ...others];
const paths = known.flatMap((dir) => readdirSync(join(folder, dir)).sort().filter((name) => !withoutOrders.test(name)).map((name) => join(folder, dir, name)));

/** One of WooCommerce's files names the currency and the other doesn't: the first to come would decide it for the shop. */
const woo = { shop: { name: 'woo', platform: 'woocommerce', currency: 'EUR', timeZone: 'Europe/Berlin' } };

const take = (shop: ImportShop, list: string[], mode: 'run' | 'preview' = 'run') =>
  runImport({ db: shop.db, now: 0, files: list.map((path) => ({ path, name: path.slice(folder.length) })), input: list.every((path) => path.includes('woocommerce')) ? woo : {}, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, mode);

test('every sample goes in whole, in one drop', async () => {
  const shop = new ImportShop();
  const { files } = await take(shop, paths);
  for (const f of files) {
    expect(f.error, f.name).toBeNull();
    expect(f.rowsAdded + f.rowsUpdated + f.rowsUnchanged + f.rowsRejected + f.rowsSkipped, f.name).toBe(f.rows);
  }
  expect(shop.db.all("SELECT platform, name FROM shops ORDER BY 1, 2")).toEqual([
    { platform: '1688', name: '演示针织厂' },
    ...['aliexpress', 'amazon', 'douyin', 'ebay', 'jd', 'pinduoduo', 'shopify'].map((platform) => ({ platform, name: platform })),
    { platform: 'taobao', name: '样例生活馆' },
    { platform: 'taobao', name: '样例织物店' },
    ...['wechat', 'woocommerce'].map((platform) => ({ platform, name: platform })),
    { platform: 'xiaohongshu', name: '样例手作店' },
    { platform: 'youzan', name: '样例烘焙' },
  ]);
});

test.each(known)('%s: in the opposite order, and all again, gives the same shop', async (dir) => {
  const own = paths.filter((path) => path.includes(dir));
  const [forth, back] = [new ImportShop(), new ImportShop()];
  for (const path of own) await take(forth, [path]);
  for (const path of own.toReversed()) await take(back, [path]);
  expect(back.facts()).toEqual(forth.facts());
  const again = await take(forth, own);
  expect(again.files.every((f) => f.rowsAdded + f.rowsUpdated === 0 && f.sameAs !== null)).toBe(true);
  expect(forth.facts()).toEqual(back.facts());
});

test('an items file finds its shop among several by its order numbers', async () => {
  const shop = new ImportShop();
  const of = (name: string) => paths.find((path) => path.endsWith(name))!;
  await take(shop, [of('ExportOrderList20260930112233.xlsx'), of('ExportOrderList201707190930.csv')]);
  const { files } = await take(shop, [of('ExportOrderDetailList201707190930.csv')]);
  expect(files[0]).toMatchObject({ ordersNew: 0, ordersUpdated: 6 });
});

test('Taobao 2017: orders and items join, people have their metrics', async () => {
  const shop = new ImportShop();
  const dir = join(folder, 'taobao_orders_2017_gbk');
  const { files } = await take(shop, ['ExportOrderList201707190930.csv', 'ExportOrderDetailList201707190930.csv'].map((f) => join(dir, f)));
  expect(files[0]).toMatchObject({ rows: 6, rowsAdded: 6, ordersNew: 6, customersNew: 4 });
  expect(files[1]).toMatchObject({ rows: 7, rowsAdded: 7, ordersUpdated: 6, linesNew: 7 });
  // 188.40 paid; 222.20 paid and wholly refunded; 45.00 never paid.
  expect(shop.db.get("SELECT m.orders, m.net_minor, m.paid_orders, m.refund_minor FROM customer_metrics m JOIN customers c ON c.id = m.customer_id WHERE c.nick = 'shenceshi_01' AND m.shop_id = 0")).toEqual({ orders: 1, net_minor: 18840, paid_orders: 2, refund_minor: 22220 });
  expect(shop.db.get("SELECT name, phone, phone_quality, province, city FROM customers WHERE nick = 'shenceshi_01'")).toEqual({ name: '沈测试', phone: '+8619900000001', phone_quality: 'valid', province: '浙江省', city: '杭州市' });
});

test('an ERP list of buyers, read as the owner says, joins the orders of a shop whose own file names no buyer', async () => {
  const shop = new ImportShop();
  await take(shop, [paths.find((path) => path.endsWith('orders_export.csv'))!]);
  const path = join(mkdtempSync(join(tmpdir(), 'huitouke-erp-')), 'erp.csv');
  writeFileSync(path, '系统单号,买家,收件人,手机\n261003-600000000000268,pdd买家甲,沈测试,19900000001\n');
  const mapping = { 系统单号: 'orderNo', 买家: 'buyerNick', 收件人: 'receiver', 手机: 'phone' };
  const { files } = await runImport({ db: shop.db, now: 0, files: [{ path, name: 'erp.csv' }], input: { mapping }, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, 'run');
  expect(files[0]).toMatchObject({ error: null, platform: 'other', ordersNew: 0, ordersUpdated: 1, customersNew: 1 });
  expect(shop.db.all('SELECT c.nick, c.phone, c.platforms, m.orders, m.net_minor FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0')).toEqual([{ nick: 'pdd买家甲', phone: '+8619900000001', platforms: 'pinduoduo', orders: 1, net_minor: 1660 }]);
});
