import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dropFiles, importFiles, visit } from './exports.ts';
import { collectProblems, expect, startHost, test } from './fixtures.ts';

interface Sample {
  path: string;
  expect: Partial<Record<'orders' | 'lines' | 'rows' | 'dataRows' | 'salesRecords' | 'customers' | 'distinctBuyers', number>>;
}
const folder = join(import.meta.dirname, '../fixtures/exports');
const manifest = JSON.parse(readFileSync(join(folder, 'MANIFEST.json'), 'utf8')) as { files: Sample[] };

/**
 * A shop's files from six platforms, in the order in which they are dropped; with what the screen calls their
 * layout and shop. A buyer whom the platform has masked is nobody who could be known again.
 */
const dropped = [
  { path: 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', layout: '淘宝/天猫订单报表（2017 年及以前）', shop: '样例生活馆' },
  { path: 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv', layout: '淘宝/天猫宝贝报表（2019 年及以前）', shop: '样例生活馆' },
  { path: '1688_orders_xlsx/1688_orders_202610.xlsx', layout: '1688', shop: '演示针织厂' },
  { path: 'jd_orders_2016_gbk/10000001.csv', layout: '京东', shop: '京东', masked: 1 },
  { path: 'shopify_utf8/orders_export_1.csv', layout: 'Shopify', shop: 'Shopify' },
  { path: 'shopify_utf8/customers_export.csv', layout: 'Shopify 客户', shop: 'Shopify' },
  { path: 'youzan_utf8/youzan_orders.csv', layout: '有赞', shop: '样例烘焙', masked: 1 },
  { path: 'ebay_orders_us_utf8bom/eBay-OrdersReport-Oct-31-2026-09_15_22-0700-10000000719.csv', layout: 'eBay', shop: 'eBay' },
].map((file) => ({ ...file, name: basename(file.path), told: manifest.files.find(({ path }) => path === `samples/${file.path}`)!.expect }));
const pathOf = ({ path }: { path: string }) => join(folder, path);

/** Of each file on the screen: its rows by what becomes of them. */
const fatesOf = async (page: Page): Promise<Record<string, number[]>> =>
  Object.fromEntries(await page.locator('.preview').evaluateAll((cards) => cards.map((card) => [card.querySelector('h2')!.textContent, [...card.querySelectorAll('.file-counts dd')].map((dd) => Number(dd.textContent.replaceAll(',', '')))])));

async function showAllColumns(page: Page): Promise<void> {
  await page.bringToFront();
  await visit(page, 'customers/list');
  await page.getByRole('button', { name: '显示哪些列' }).click();
  for (const box of await page.getByRole('checkbox').all()) if (await box.isEnabled()) await box.check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '显示完整信息' }).click();
}

/** Everyone as the list shows them, in no order. */
async function people(page: Page): Promise<string[]> {
  await page.bringToFront();
  await visit(page, 'customers/list');
  const shown = () => page.evaluate(() => ({
    total: Number(/共 (\d+) 位客户/.exec(document.querySelector('.page-sentence')?.textContent ?? '')?.[1]),
    rows: [...document.querySelectorAll('.table-row')].map((row) => [...row.querySelectorAll('.table-td')].map((cell) => cell.textContent.trim()).join(' | ')),
  }));
  // Count and rows of one moment, for they may be about to change.
  let last = await shown();
  await expect.poll(async () => (last = await shown()).rows.length === last.total).toBe(true);
  return last.rows.sort();
}

test('eight files of six platforms dropped in one go: each recognised, counted alike before and after, one list of people', async ({ app }) => {
  test.setTimeout(60_000);
  await visit(app, 'data/import');
  await dropFiles(app, dropped.map(pathOf), () => expect(app.getByText('松开就开始读')).toBeVisible());
  const cards = app.locator('.preview');
  await expect(cards).toHaveCount(8);
  for (const { name, layout, told } of dropped) {
    const card = cards.filter({ has: app.getByRole('heading', { name, exact: true }) });
    await expect(card.locator('.preview-head strong')).toContainText(layout);
    const orders = told.orders ?? told.salesRecords;
    if (orders !== undefined) await expect(card.locator('.check-up-lead')).toContainText(`${orders} 笔订单`);
    else await expect(card.locator('.records')).toContainText(`认出 ${told.customers} 个人`);
  }
  const before = await fatesOf(app);
  for (const { name, told } of dropped) {
    const [added, updated, unchanged, rejected] = before[name]!;
    expect([name, added, updated, unchanged, rejected]).toEqual([name, told.dataRows ?? told.rows ?? told.lines ?? told.orders ?? told.customers, 0, 0, 0]);
  }

  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.getByRole('button', { name: '再导一批' })).toBeVisible();
  expect(await fatesOf(app)).toEqual(before);
  const orders = dropped.filter(({ name }) => !name.startsWith('ExportOrderDetail')).reduce((n, { told }) => n + (told.orders ?? told.salesRecords ?? 0), 0);
  await expect(app.locator('.page-sentence')).toContainText(`新增 ${orders} 笔订单`);
  const met = Number(/新认识 (\d+) 位客户/.exec(await app.locator('.page-sentence').innerText())![1]);

  // One list over the platforms: who bought on several is one row with all of them, and nobody stands there twice.
  await showAllColumns(app);
  const list = await people(app);
  expect(list).toHaveLength(met);
  expect(new Set(list).size).toBe(met);
  const gu = app.locator('.table-row').filter({ hasText: '顾样例' });
  await expect(gu).toHaveCount(1);
  await expect(gu).toContainText(/1688 · 淘宝.* · 有赞/);
  await expect(gu).toContainText('19900000002');

  // By shop: as many as its file has buyers.
  for (const { shop, told, masked = 0 } of dropped.filter((file) => file.told.distinctBuyers !== undefined)) {
    const buyers = told.distinctBuyers! - masked;
    await app.getByRole('combobox', { name: '店铺' }).click();
    await app.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: shop }).click();
    await expect(app.locator('.page-sentence')).toContainText(`找到 ${buyers} 位`);
    await expect(app.locator('.table-row')).toHaveCount(buyers);
  }
  await app.getByRole('button', { name: '清除条件' }).click();
  await expect(app.locator('.page-sentence')).toContainText(`共 ${met} 位客户`);

  await visit(app, 'data/sources');
  await expect(app.locator('.page-sentence')).toContainText('共导入 1 批');
  await expect(app.locator('.table-row')).toHaveCount(8);
  for (const { name } of dropped) {
    const row = app.locator('.table-row').filter({ has: app.getByTitle(name, { exact: true }) });
    await expect(row).toHaveCount(1);
    const cells = await row.locator('.table-td').allInnerTexts();
    expect(cells.slice(5, 10).map(Number)).toEqual(before[name]);
  }
});

test('one of the eight taken back from the middle leaves what would be there without it', async ({ app, context }) => {
  test.slow();
  const middle = dropped[2]!;
  const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-e2e-'));
  const other = await startHost(dataDir);
  try {
    const never = await context.newPage();
    const problems: string[] = [];
    await collectProblems(never, problems);
    await never.goto(other.url);
    await importFiles(app, dropped.slice(0, 2).map(pathOf));
    await importFiles(app, [pathOf(middle)]);
    await importFiles(app, dropped.slice(3).map(pathOf));
    await importFiles(never, dropped.filter((file) => file !== middle).map(pathOf));
    await showAllColumns(app);
    await showAllColumns(never);
    const before = await people(app);
    await visit(app, 'data/sources');
    await app.locator('.table-row').filter({ has: app.getByTitle(middle.name, { exact: true }) }).click();
    const panel = app.getByRole('complementary', { name: /的导入/ });
    await panel.getByRole('button', { name: '撤销导入' }).click();
    await app.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
    await expect(panel.getByText(/已撤销/).first()).toBeVisible({ timeout: 60_000 });

    const without = await people(never);
    expect(without).not.toEqual(before);
    // What is shown comes up to date a moment after the word that it has changed.
    await expect.poll(() => people(app), { timeout: 30_000 }).toEqual(without);
    for (const page of [app, never]) {
      await visit(page, 'results/sales');
      await page.locator('.chart canvas').first().waitFor();
    }
    expect(await sales(app)).toEqual(await sales(never));
    await visit(app, 'data/sources');
    await expect(app.locator('.page-sentence')).toContainText('共导入 2 批');
    expect(problems).toEqual([]);
  } finally {
    await other.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

const sales = async (page: Page): Promise<string[]> => [await page.locator('.page-sentence').innerText(), ...(await page.locator('.products-table .table-row').allInnerTexts()).sort()];
