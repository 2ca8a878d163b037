import type { Page } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFiles, exports, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';

const folder = join(import.meta.dirname, '../fixtures/exports');
const files = {
  customers: join(folder, 'shopify_utf8/customers_export.csv'),
  youzan: join(folder, 'youzan_utf8/youzan_customers.csv'),
  traffic: join(folder, 'sycm_shop_daily_xls/sycm_shop_daily_202610.xls'),
  products: join(folder, 'sycm_product_rank_xls/【生意参谋平台】商品_全部_2026-10-01_2026-10-01.xls'),
  byDate: join(folder, 'amazon_business_report_utf8/BusinessReport-10-31-26.csv'),
  byAsin: join(folder, 'amazon_business_report_utf8/BusinessReport-child-asin.csv'),
  ebay: join(folder, 'ebay_traffic_utf8bom/eBay-ListingsTrafficReport-Oct-31-2026-10_57_28-0700-1000000234.csv'),
  returns: join(folder, 'amazon_fba_returns_utf8/fba_returns.txt'),
  amazonOrders: join(folder, 'amazon_all_orders_us_utf8/100000000587.txt'),
  items: join(folder, 'taobao_items_2024_xlsx/taobao_report_utf8bom.csv'),
  settlement: join(folder, 'jd_settlement_xlsx/对账-样例京东店.xlsx'),
};
const dir = mkdtempSync(join(tmpdir(), 'huitouke-other-files-'));
function written(name: string, text: string): string {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
}
/** Orders of the days that the traffic sample covers, in the shop that it names. */
const orders = written(
  'orders-october.csv',
  [
    '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间,宝贝标题,店铺名称',
    ...[2456.5, 3011, 1502.4, 35210.9, 4400, 0, 2999.99].map((paid, i) => `3000000000000${100 + i},样例${i},${paid},${paid},交易成功,沈测试,1990000010${i},2026-10-0${i + 1} 10:00:00,2026-10-0${i + 1} 10:01:00,样例围巾,样例织物店`),
  ].join('\r\n'),
);

const costs = written('costs.csv', '商品ID,商品名称,单位成本,生效日期\r\n600000000001,样例围巾,30.00,2026-01-01\r\n');

const fate = (page: Page, name: string) => page.locator('.file-counts > div').filter({ hasText: name }).locator('dd');
async function take(page: Page, chosen: string[]): Promise<void> {
  await chooseFiles(page, chosen);
  await page.locator('.page-head .ant-btn-primary').click();
  await page.locator('.preview .file-counts').first().waitFor();
  await expect(page.locator('.import-steps')).toBeVisible();
  await page.waitForFunction(() => document.querySelectorAll('.import-actions').length === 0);
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a customers’ file: prospects with their consent, found in the list, undone whole', async ({ app }) => {
    await chooseFiles(app, [files.customers]);
    await expect(app.getByText('Shopify 客户', { exact: true }).first()).toBeVisible();
    await expect(app.locator('.records')).toContainText('认出 5 个人，其中 5 位是新认识的');
    await expect(app.locator('.records')).toContainText('同意收邮件 2 人，同意收短信 1 人');
    await app.getByRole('button', { name: '导入', exact: true }).click();
    await expect(app.locator('.page-sentence')).toContainText('新增 5 行，更新 0 行，新认识 5 位客户');
    await app.getByRole('link', { name: '看客户列表' }).click();
    await app.getByRole('button', { name: '显示完整信息' }).click();
    await app.getByText('Ida Example-Díaz').first().click();
    const panel = app.locator('.side-panel');
    await expect(panel).toContainText('潜在客户');
    await expect(panel).toContainText('不同意收邮件');
    await expect(panel).toContainText('customers_export.csv 第 3 行');
    await expect(panel).toContainText('1990-02-03');
    // The first paid order makes a customer of a prospect.
    await take(app, [exports.shopify]);
    await visit(app, 'customers/list');
    await app.getByText('Ida Example-Díaz').first().click();
    await expect(panel).not.toContainText('潜在客户');
    await visit(app, 'data/sources');
    await app.locator('.table-row').last().click();
    await expect(panel).toContainText('带来会员：新增 5 行，新认识 5 位客户');
    await panel.getByRole('button', { name: '撤销导入' }).click();
    await app.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
    await expect(panel.getByText(/已撤销/).first()).toBeVisible();
  });

  test('rows that name nobody are shown with the reason', async ({ app }) => {
    await take(app, [files.youzan]);
    await expect(fate(app, '新增')).toHaveText('2');
    await expect(fate(app, '拒收')).toHaveText('2');
    await expect(app.getByRole('table', { name: /没有导入的 2 行/ })).toContainText('认不出是谁');
  });

  test('traffic by day beside sales; a report without days asks for them', async ({ app }) => {
    await visit(app, 'results/traffic');
    await expect(app.getByRole('heading', { name: '导入流量报表，就能看每天有多少人来' })).toBeVisible();
    await expect(app.locator('.place')).toContainText('生意参谋');
    await take(app, [orders, files.traffic, files.products]);
    await visit(app, 'results/traffic');
    await expect(app.locator('.page-sentence')).toContainText('2026-10-01 至 2026-10-07，平均每天 2,953 位访客');
    await expect(app.getByText('2026-10-04 访客最多，12,045 位')).toBeVisible();
    await app.getByRole('button', { name: '看表格' }).click();
    const day = app.locator('.plain-table tbody tr').nth(5);
    await expect(day).toContainText('1,411'.replace(',', ''));
    await expect(app.locator('.plain-table tbody tr').first()).toContainText('¥2,456.50');
    await expect(app.locator('.products-table')).toContainText('样例围巾');
    await visit(app, 'results/sales');

    await chooseFiles(app, [files.byAsin]);
    await expect(app.getByText('这份报表没写是哪几天的')).toBeVisible();
    const [first, last] = [app.getByPlaceholder('第一天'), app.getByPlaceholder('最后一天')];
    await first.fill('2026-10-01');
    await first.press('Enter');
    await last.fill('2026-10-31');
    await last.press('Enter');
    await app.getByRole('button', { name: '按这段日期读' }).click();
    await expect(app.locator('.records')).toContainText('5 种商品的流量');
    await expect(app.locator('.records')).toContainText('2026-10-01 至 2026-10-31');
  });

  test('costs reach the products, fees and returns are told without inventing money', async ({ app }) => {
    await take(app, [orders, files.items, files.products, costs, files.settlement]);
    await visit(app, 'results/sales');
    const scarf = app.locator('.products-table .table-row').first();
    await expect(scarf).toContainText('1,204');
    await expect(scarf).toContainText('¥30.00');
    await expect(app.locator('.place')).toContainText('货款等收入 ¥40.00，平台扣费和服务费 ¥2.90');
    await expect(app.locator('.place')).toContainText('1 笔订单退款，共 ¥21.00');
    await take(app, [files.amazonOrders, files.returns]);
    await visit(app, 'results/sales');
    await expect(app.locator('.place')).toContainText('退回 5 件，涉及 4 笔订单');
    await expect(app.locator('.place')).toContainText('这里不估');
  });
});

for (const [language, locale] of languages) {
  test.describe(`pictures, ${language}`, () => {
    test.slow();
    test.use({ locale });

    test('every screen that these files touch', async ({ app }) => {
      const shot = (name: string) => look(app, `other-${name}-${language}`);
      await visit(app, 'data/import');
      await app.locator('.drop-area').waitFor();
      await shot('import-choose');
      await visit(app, 'results/traffic');
      await app.locator('.empty').waitFor();
      await shot('traffic-empty');
      await chooseFiles(app, [files.byAsin]);
      await app.locator('.period-choice').waitFor();
      await shot('period');
      await app.locator('.import-actions button').first().click();
      await app.locator('.drop-area').waitFor();
      await take(app, [orders, files.items, files.traffic, files.products, costs, files.settlement, files.customers, files.amazonOrders, files.returns, files.ebay, files.byDate]);
      await shot('done');
      await visit(app, 'results/traffic');
      await app.locator('.chart canvas').waitFor();
      await shot('traffic');
      await visit(app, 'results/sales');
      await app.locator('.chart canvas').waitFor();
      await shot('sales');
      await app.locator('.products-table').scrollIntoViewIfNeeded();
      await shot('sales-products');
      await app.locator('.place .plain-table').last().scrollIntoViewIfNeeded();
      await shot('sales-after');
      await visit(app, 'data/sources');
      await shot('sources-strips');
      await app.locator('.table-row').first().click();
      await app.locator('.side-panel').waitFor();
      await shot('sources');
      await visit(app, 'customers/list');
      await app.locator('.table-row').first().waitFor();
      await app.locator('.privacy').click();
      await app.getByText('Ida Example-Díaz').first().click();
      await app.locator('.side-panel .reach').waitFor();
      await shot('customer');
    });
  });
}
