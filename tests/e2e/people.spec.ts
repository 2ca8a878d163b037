import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { csvFile, exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';

const header = readFileSync(exports.shopify, 'utf8').split('\n')[0]!.trim();
/** Orders of a Shopify shop, by the columns that a test names. */
function shopify(...orders: Record<string, string>[]) {
  const lines = orders.map((order, i) => {
    const day = `2026-10-0${i + 1}`;
    const usual: Record<string, string> = { Name: `#900${i}`, 'Financial Status': 'paid', 'Fulfillment Status': 'fulfilled', Currency: 'CNY', Total: '88.00', Subtotal: '88.00', 'Paid at': `${day} 14:00:00 +0800`, 'Created at': `${day} 13:00:00 +0800`, 'Lineitem quantity': '1', 'Lineitem name': 'Mug', 'Lineitem price': '88.00', 'Shipping Country': 'CN' };
    return header.split(',').map((column) => `"${order[column] ?? usual[column] ?? ''}"`).join(',');
  });
  return csvFile('shopify_orders.csv', [header, ...lines].join('\n'));
}
/** The first shares a phone with shenceshi_01 of the Taobao file; the second a name and an address with 方演示_vip; the third nothing. */
const orders = shopify(
  { Email: 'shen@example.com', 'Shipping Name': '沈测试', 'Shipping Phone': '+86 199 0000 0001' },
  { Email: 'fang.y@example.com', 'Shipping Name': '方演示', 'Shipping Street': '武侯区占位街道样本路12号3单元', 'Shipping Address1': '武侯区占位街道样本路12号3单元', 'Shipping City': '成都市', 'Shipping Province': '四川省' },
  { Email: 'gu@example.com', 'Shipping Name': '古某某', 'Shipping Phone': '+86 199 0000 0222' },
);
const record = (app: Page) => app.getByRole('complementary', { name: /客户资料|Customer record/ });

async function openPerson(app: Page, search: string): Promise<void> {
  await visit(app, 'customers/list');
  await app.locator('.customer-search input').fill(search);
  await expect(app.locator('.page-sentence')).toContainText(/找到 1 位/);
  await app.locator('.table-row').first().click();
}

test('a phone in two platforms’ files makes one person; apart, merged by hand, unmerged; a suggestion accepted and taken back', async ({ app }) => {
  await importFiles(app, [exports.orders2017]);
  await importFiles(app, [orders]);
  await visit(app, 'customers/list');
  await expect(app.locator('.page-sentence')).toContainText('共 6 位客户');

  // One person with two accounts, each with what was bought by it.
  await openPerson(app, 'shenceshi_01');
  await app.getByRole('button', { name: '显示完整信息' }).click();
  await expect(record(app).getByText('平台账号，2 个合成一人')).toBeVisible();
  const accounts = record(app).locator('.accounts > li');
  await expect(accounts).toHaveCount(2);
  await expect(accounts.filter({ hasText: 'Shopify' })).toContainText('1 笔，¥88.00');
  await expect(accounts.filter({ hasText: 'Shopify' })).toContainText('手机号相同 19900000001');

  // Apart: two customers, remembered.
  await accounts.filter({ hasText: 'Shopify' }).getByRole('button', { name: '不是同一人' }).click();
  await expect(accounts).toHaveCount(1);
  await expect(record(app).locator('.merge-log')).toContainText('不是同一人');
  await visit(app, 'customers/list');
  await app.locator('.customer-search input').fill('');
  await expect(app.locator('.page-sentence')).toContainText('共 7 位客户');

  // Merged by hand with somebody else, and unmerged.
  await openPerson(app, 'gu@example.com');
  await record(app).getByRole('button', { name: '合并另一位客户' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('shenceshi');
  await expect(dialog.locator('.merge-hit')).toHaveCount(1);
  await app.keyboard.press('Enter');
  await expect(dialog.locator('.people-table')).toBeVisible();
  await dialog.getByRole('radiogroup', { name: '手机号' }).getByText('19900000222').click();
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(record(app).getByText('平台账号，2 个合成一人')).toBeVisible();
  await expect(record(app).locator('.reach')).toContainText('19900000222');
  await expect(record(app).locator('.merge-log')).toContainText('合并');
  // Each of the phones with the file and line that gave it.
  await expect(record(app).locator('.known-values li').filter({ hasText: '19900000222' })).toContainText('shopify_orders.csv 第 4 行');
  await expect(record(app).locator('.known-values li').filter({ hasText: '19900000001' }).locator('.sources')).toContainText('ExportOrderList201707190930.csv 第');
  await record(app).locator('.merge-log').getByRole('button', { name: '撤销合并' }).click();
  await expect(accounts).toHaveCount(1);
  await expect(record(app).locator('.merge-log')).toContainText('已撤销');

  // A name at an address is only suggested.
  await visit(app, 'data/duplicates');
  await expect(app.locator('.suggestion')).toHaveCount(1);
  await expect(app.locator('.suggestion .evidence')).toContainText('收货人同名 方演示');
  await app.locator('.suggestion').focus();
  await app.keyboard.press('y');
  await expect(app.getByText('没有要您决定的合并')).toBeVisible();
  await app.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(app.locator('.suggestion')).toHaveCount(1);
  await app.locator('.suggestion').getByRole('button', { name: '不是同一人' }).click();
  await expect(app.getByText('没有要您决定的合并')).toBeVisible();
});

test('the shop’s own number makes nobody one; the chosen shop stays from screen to screen', async ({ app }) => {
  await importFiles(app, [exports.orders2017]);
  await importFiles(app, [orders]);
  await visit(app, 'settings');
  await app.getByLabel('自己店的联系方式').fill('199 0000 0001');
  await app.locator('form').filter({ hasText: '自己店的联系方式' }).getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('已保存')).toBeVisible();
  await visit(app, 'customers/list');
  await expect(app.locator('.page-sentence')).toContainText('共 7 位客户');
  await app.getByRole('combobox', { name: '店铺' }).click();
  await app.locator('.ant-select-dropdown:visible').getByText('Shopify').click();
  await expect(app.locator('.page-sentence')).toContainText('找到 3 位');
  await visit(app, 'results/sales');
  await expect(app.locator('.shop-filter')).toContainText('Shopify');
  await expect(app.locator('.page-sentence')).toContainText('3');
  await visit(app, 'today');
  await expect(app.locator('.page-sentence')).toContainText('3 位');
  await visit(app, 'data/sources');
  await expect(app.locator('.table-row')).toHaveCount(1);
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('the screens of people', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `people-${name}-${language}`);
      await visit(app, 'data/duplicates');
      await app.locator('.empty').waitFor();
      await shot('suggestions-none');
      await importFiles(app, [exports.orders2017, exports.orders2018]);
      await importFiles(app, [orders]);
      await visit(app, 'data/duplicates');
      await app.locator('.suggestion').waitFor();
      await shot('suggestions');
      await app.locator('.suggestion .suggestion-actions .ant-btn-link').click();
      await app.locator('.merge-preview').waitFor();
      await shot('merge');
      await app.locator('.merge-actions .ant-btn-primary').click();
      await app.locator('.ant-modal').waitFor({ state: 'detached' });
      await visit(app, 'customers/list');
      await app.locator('.customer-search input').fill('fang.y');
      await expect(app.locator('.table-row')).toHaveCount(1);
      await app.locator('.table-row').first().click();
      await app.locator('.merge-log').scrollIntoViewIfNeeded();
      await shot('record');
      await visit(app, 'settings');
      await app.locator('#own-contacts').scrollIntoViewIfNeeded();
      await shot('settings');
    });
  });
}
