import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeZip } from '../backend/parser/make-zip.ts';
import { chooseFiles, csvFile, exports, importFiles, visit } from './exports.ts';
import { expect as usual, test } from './fixtures.ts';
import { languages } from './look.ts';

/** Files are read and read again here, on whatever machine. */
const expect = usual.configure({ timeout: 20_000 });

const picture = (page: Page, name: string) => page.screenshot({ path: join(test.info().project.outputDir, 'screens', `${name}.png`), animations: 'disabled', fullPage: true });

const till = (rows: string[]) => ['流水,交易日,收款,货品,会员手机,店员', ...rows].join('\r\n');
const september = till(['P1,03/04/2024 10:00,"1.234",茶杯,13800138000,小王', 'P2,05/04/2024 11:30,"12,00",茶壶,13800138001,小王', 'P3,07/04/2024 09:10,abc,茶壶,13800138001,小李']);

/** What a column is, chosen from its list. */
async function choose(page: Page, column: string, field: string, label = `${column} 是什么`): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(field, { exact: true }).click();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('an unknown file is mapped on its own values, imported, saved, and recognised the next time', async ({ app }) => {
  test.slow();
  await chooseFiles(app, [csvFile('收银台.csv', september)]);
  await expect(app.getByText('不认识这种表格')).toBeVisible();
  await app.getByRole('button', { name: '告诉它每一列是什么' }).click();
  const mapper = app.getByRole('region', { name: /每一列是什么/ });
  // Guessed by words and values; one by hand, one by dragging.
  await expect(mapper.locator('thead')).toContainText('手机号');
  await choose(app, '流水', '订单号');
  await mapper.locator('.mapper-chip').filter({ hasText: '实付金额' }).dragTo(mapper.getByRole('columnheader', { name: /收款/ }));
  await choose(app, '交易日', '付款时间');
  // What the values leave open is asked on them, and nothing goes on before.
  await expect(mapper.getByText('「03/04/2024 10:00」是哪一天？')).toBeVisible();
  await expect(app.getByRole('button', { name: '就这样读' })).toBeDisabled();
  await picture(app, 'mapper-zh');
  await app.getByRole('radio', { name: '日-月-年 03/04/2024 10:00 → 2024-04-03' }).check();
  await app.getByRole('radio', { name: /小数用逗号/ }).check();
  const count = app.getByRole('region', { name: '读得进多少行' });
  await expect(count).toContainText('全部 3 行');
  await expect(count).toContainText('金额读不懂');
  await expect(count).toContainText('2024-04-03 至 2024-04-05');
  await app.getByRole('button', { name: '就这样读' }).click();

  const card = app.locator('.preview').first();
  await expect(card).toContainText('收银台');
  await expect(card.locator('.file-counts')).toContainText('新增2');
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('新增 2 笔订单，新认识 2 位客户');

  // Reordered, one column more: recognised all the same.
  const october = ['店员,会员手机,货品,备注,收款,交易日,流水', '小王,13800138000,茶壶,,"20,50",01/05/2024 10:00,P9'].join('\r\n');
  await chooseFiles(app, [csvFile('十月.csv', october)]);
  await expect(app.locator('.preview').first().locator('header')).toContainText('收银台');
  await expect(app.locator('.preview').first().locator('.file-counts')).toContainText('新增1');

  // Profiles are renamed and deleted where files come in.
  await app.getByRole('button', { name: '重新选' }).click();
  const own = app.getByRole('region', { name: '我的格式' });
  await expect(own).toContainText('读过 1 个文件');
  await own.getByRole('button', { name: '重命名' }).click();
  await app.getByRole('textbox', { name: '格式的名字' }).fill('门店收银');
  await app.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(own).toContainText('门店收银');
  await picture(app, 'import-choose-zh');
  await own.getByRole('button', { name: '删除' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(own).toHaveCount(0);
});

test('a known file’s columns can be corrected', async ({ app }) => {
  await chooseFiles(app, [exports.orders2017]);
  await app.getByRole('button', { name: '改列的意思' }).click();
  const mapper = app.getByRole('region', { name: /每一列是什么/ });
  await expect(mapper).toContainText('每行是一笔订单');
  await expect(app.getByRole('region', { name: '读得进多少行' })).toContainText('全部 6 行');
  await app.getByRole('textbox', { name: '格式的名字' }).fill('淘宝老表');
  await app.getByRole('button', { name: '就这样读' }).click();
  await expect(app.locator('.preview').first().locator('header')).toContainText('淘宝老表');
  await expect(app.locator('.preview').first().locator('.file-counts')).toContainText('新增6');
});

test('a table copied from Excel is a file like any other', async ({ app }) => {
  await visit(app, 'data/import');
  await app.locator('.drop-area').waitFor();
  await paste(app, '单号\t金额\t日期\t手机\r\nA1\t10.00\t2026-09-01\t13800138000\r\nA2\t12.50\t2026-09-02\t13800138001\r\n');
  await expect(app.getByText(/粘贴的表格 20/).first()).toBeVisible();
  await app.getByRole('button', { name: '告诉它每一列是什么' }).click();
  await expect(app.getByRole('region', { name: '读得进多少行' })).toContainText('全部 2 行');
  await app.getByRole('button', { name: '就这样读' }).click();
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('新增 2 笔订单');
});

test('an archive of exports: each file in it is one, with its reason where it is none', async ({ app }) => {
  const inner = Buffer.from(makeZip([{ name: 'a.csv', content: 'a' }]));
  const zip = makeZip([
    { name: '2017/订单.csv', content: readFileSync(exports.orders2017) },
    { name: '2017/宝贝.csv', content: readFileSync(exports.items2017) },
    { name: '旧.zip', content: inner },
    { name: '2017/~$订单.xlsx', content: 'x' },
  ]);
  await chooseFiles(app, [{ name: '导出.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
  await expect(app.getByText('导出.zip › 2017/订单.csv')).toBeVisible();
  await expect(app.getByText('压缩包里还有压缩包')).toBeVisible();
  await expect(app.getByText('这是 Excel 的临时文件')).toBeVisible();
  await expect(app.getByText('有 2 个文件不能导入')).toBeVisible();
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('新增 6 笔订单，新认识 4 位客户');
});

test('rates: without one nothing is summed across currencies; typed once, the total is there', async ({ app }) => {
  const row = (name: string, day: string) => `${name},a@example.com,paid,${day} 10:00:00 +0000,${day} 10:01:00 +0000,EUR,10.00,Mug,1,10.00`;
  const abroad = ['Name,Email,Financial Status,Paid at,Created at,Currency,Total,Lineitem name,Lineitem quantity,Lineitem price', row('#1', '2026-05-02'), row('#2', '2026-06-02')].join('\n');
  await importFiles(app, [exports.orders2017]);
  await importFiles(app, [csvFile('abroad.csv', abroad)]);
  await visit(app, 'results/sales');
  await expect(app.getByText('EUR 还缺 2 个月的汇率：2026-05')).toBeVisible();
  await app.getByRole('link', { name: '去填汇率' }).click();
  const table = app.getByRole('form', { name: 'EUR 的汇率' });
  // A column from a spreadsheet, pasted into the first month.
  await table.getByRole('textbox', { name: 'EUR 2026-05' }).evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', '7.8\n7.95\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(table.getByRole('textbox', { name: 'EUR 2026-06' })).toHaveValue('7.95');
  await table.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('已保存')).toBeVisible();
  await visit(app, 'results/sales');
  await expect(app.getByText('别的货币已按您填的每月汇率换算成 CNY')).toBeVisible();
  await expect(app.locator('.page-sentence')).toContainText('净销售额 ¥1,028.20'); // 870.70 + 78 + 79.50
});

test('sources: a row a file, months that a shop has, and where its files end', async ({ app }) => {
  await importFiles(app, [exports.orders2017, exports.items2017, exports.orders2018]);
  await importFiles(app, [exports.shopify]);
  await visit(app, 'data/sources');
  await expect(app.locator('.table-row')).toHaveCount(4);
  await expect(app.locator('.strip').first()).toContainText('缺');
  await expect(app.locator('.table-row').first()).toContainText('Shopify');
  await picture(app, 'sources-zh');
  await visit(app, 'results/sales');
  await expect(app.getByText(/的订单只到 .*之后的没有计入/)).toBeVisible();
});

for (const [language, locale] of languages) {
  test.describe(`pictures in ${language}`, () => {
    test.use({ locale, colorScheme: language === 'en' ? 'dark' : 'light' });

    test('a guide a platform, found from the import and from the state without buyers', async ({ app }) => {
      await importFiles(app, [exports.buyerless]);
      await picture(app, `check-up-${language}`);
      await visit(app, 'customers/list');
      await app.locator('.ways-actions a').first().click();
      await expect(app.locator('.guide-picture')).toBeVisible();
      await picture(app, `guide-taobao-${language}`);
      await app.locator('.guide nav a').nth(9).click();
      await expect(app.locator('.guide-chips').first()).toContainText('Financial Status');
      await picture(app, `guide-shopify-${language}`);
      await visit(app, 'data/import');
      await app.locator('.page-head .ant-btn-primary').click();
      await expect(app.locator('.guide-links a')).toHaveCount(15);
      await picture(app, `choose-${language}`);
      await importFiles(app, [exports.shopify]);
      await visit(app, 'data/sources');
      await app.locator('.strip').first().waitFor();
      await picture(app, `sources-${language}`);
      await visit(app, 'settings');
      await app.locator('#rates').scrollIntoViewIfNeeded();
      await picture(app, `rates-${language}`);
      await visit(app, 'results/sales');
      await app.locator('.ant-alert').first().waitFor();
      await picture(app, `sales-${language}`);
      await chooseFiles(app, [csvFile('till.csv', september)]);
      await app.locator('.preview .ant-btn-primary').click();
      await app.locator('.mapper-columns').waitFor();
      await choose(app, '流水', language === 'zh' ? '订单号' : 'order number', language === 'zh' ? undefined : 'What 流水 is');
      await app.locator('.mapper-formats .ant-radio-wrapper').nth(1).click();
      await app.locator('.mapper-count').waitFor();
      await app.locator('.mapper-count').scrollIntoViewIfNeeded();
      await picture(app, `mapper-count-${language}`);
    });
  });
}
