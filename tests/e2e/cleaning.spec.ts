import type { Page } from '@playwright/test';
import { findingKinds } from '../../shared/contract/cleaning.ts';
import { dirtyFiles } from './dirty-orders.ts';
import { importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

const entry = (page: Page, name: string) => page.locator('.cleaning-list a').filter({ hasText: name });
const count = (page: Page, name: string) => entry(page, name).locator('.number');
const rows = (page: Page) => page.locator('.cleaning-detail .table-row');

async function openKind(page: Page, name: string): Promise<void> {
  await entry(page, name).click();
  await expect(page.locator('.cleaning-detail h2').first()).toHaveText(name);
}

/** Looks at what a fix changes, and applies it. */
async function applyFix(page: Page): Promise<string> {
  await page.getByRole('button', { name: '看看会改什么' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '应用' })).toBeEnabled();
  const said = await dialog.locator('.ant-modal-body').innerText();
  await dialog.getByRole('button', { name: '应用' }).click();
  await expect(dialog).toHaveCount(0);
  return said;
}

test('from a dirty file to clean figures, and back', async ({ app }) => {
  await visit(app, 'data/cleaning');
  await expect(app.getByRole('heading', { name: '导入以后，在这里清理' })).toBeVisible();
  await importFiles(app, dirtyFiles());
  await visit(app, 'data/cleaning');
  for (const [name, n] of [['不认识的状态', 1], ['测试订单', 1], ['疑似刷单', 5], ['不是商品的链接', 1], ['写乱的手机号', 1], ['可疑的手机号', 1], ['写错的邮箱', 1], ['不像姓名的姓名', 2], ['没有省市的地址', 1], ['备注里的联系方式', 3], ['打不通的号码', 0]] as const) {
    await expect(count(app, name)).toHaveText(String(n));
  }

  // A word that nobody knows: the owner says what it means.
  await openKind(app, '不认识的状态');
  await expect(rows(app)).toContainText('快件已揽收');
  await rows(app).getByRole('checkbox').check();
  await expect(app.getByRole('button', { name: '看看会改什么' })).toBeDisabled();
  await choose(app, app.getByRole('combobox', { name: '它的意思是' }), '已发货');
  const status = await applyFix(app);
  expect(status).toContain('有效订单');
  expect(status).toContain('+2');
  await expect(count(app, '不认识的状态')).toHaveText('0');

  await openKind(app, '测试订单');
  await expect(rows(app)).toContainText('实付 0.01');
  expect(await applyFix(app)).toContain('-1');

  // Four buyers with one phone; a fifth is the seller's own word, and said to be real.
  await openKind(app, '疑似刷单');
  await rows(app).filter({ hasText: '卖家备注' }).getByRole('checkbox').uncheck();
  await expect(app.getByText('已选 4 项，共 5 项')).toBeVisible();
  await applyFix(app);
  await expect(rows(app)).toHaveCount(1);
  await app.getByRole('button', { name: '这些没问题' }).click();
  await expect(count(app, '疑似刷单')).toHaveText('0');

  await openKind(app, '不是商品的链接');
  const deal = await applyFix(app);
  expect(deal).toContain('购买日');
  expect(deal).not.toContain('净销售额');

  await openKind(app, '备注里的联系方式');
  await expect(app.locator('.cleaning-detail mark').first()).toBeVisible();
  await applyFix(app);

  // The figures say what they leave out.
  await visit(app, 'results/sales');
  await expect(app.locator('.exclusions')).toContainText('1 笔测试订单');
  await expect(app.locator('.exclusions')).toContainText('4 笔疑似刷单');
  await expect(app.locator('.products')).not.toContainText('补差价');

  // Who was nobody is someone.
  await visit(app, 'customers/list');
  await app.getByRole('textbox', { name: '旺旺名、姓名、手机号、订单号' }).fill('xiaoyun_88');
  await expect(app.getByText('找到 1 位符合条件的客户')).toBeVisible();
});

test('a switch takes a kind back in; a fix is undone from the middle, and the others go on holding', async ({ app }) => {
  await importFiles(app, dirtyFiles());
  for (const kind of ['test', 'brushing']) {
    await visit(app, `data/cleaning/${kind}`);
    await applyFix(app);
  }
  await app.getByRole('switch', { name: '疑似刷单不计入所有数字' }).click();
  await visit(app, 'results/sales');
  await expect(app.locator('.exclusions')).toContainText('已关掉的排除：疑似刷单');
  await visit(app, 'data/cleaning/log');
  const undo = app.locator('.table-row').filter({ hasText: '测试订单' }).getByRole('button', { name: '撤销' });
  await undo.click();
  await expect(app.locator('.table-row').filter({ hasText: '测试订单' })).toContainText('已撤销');
  await expect(count(app, '测试订单')).toHaveText('1');
  await expect(count(app, '疑似刷单')).toHaveText('0');
});

test('decisions outlive the import that they are about', async ({ app }) => {
  await importFiles(app, dirtyFiles());
  await visit(app, 'data/cleaning/test');
  await applyFix(app);
  await visit(app, 'data/sources');
  await app.locator('.table-row').first().click();
  await app.getByRole('button', { name: '撤销导入' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect(app.locator('.side-panel')).toContainText('已撤销');
  await importFiles(app, dirtyFiles());
  await visit(app, 'results/sales');
  await expect(app.locator('.exclusions')).toContainText('1 笔测试订单');
});

test('own names and a listing named by hand', async ({ app }) => {
  await importFiles(app, dirtyFiles());
  await visit(app, 'data/cleaning/test');
  await app.getByRole('combobox', { name: '自己的旺旺名' }).fill('样例买家庚');
  await app.keyboard.press('Enter');
  await expect(count(app, '测试订单')).toHaveText('2');
  await expect(rows(app).filter({ hasText: '自己的旺旺名' })).toHaveCount(1);
  await visit(app, 'data/cleaning/notGoods');
  await app.getByRole('combobox', { name: '手动标记一种商品' }).fill('木');
  await app.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '木勺' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '应用' }).click();
  await visit(app, 'results/sales');
  await expect(app.locator('.products')).not.toContainText('木勺');
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('every screen of the cleaning centre', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `cleaning-${name}-${language}`);
      await importFiles(app, dirtyFiles());
      for (const kind of findingKinds) {
        await visit(app, `data/cleaning/${kind}`);
        await app.locator(kind === 'deadNumbers' ? '.cleaning-detail .empty' : '.cleaning-detail .table-row').first().waitFor();
        await shot(kind);
      }
      await visit(app, 'data/cleaning/test');
      await app.locator('.cleaning-detail .ant-btn-primary').click();
      await app.locator('.ant-modal .plain-table').waitFor();
      await shot('preview');
      await app.locator('.ant-modal .ant-btn-primary').click();
      await app.locator('.ant-modal').waitFor({ state: 'detached' });
      await visit(app, 'data/cleaning/log');
      await app.locator('.table-row').first().waitFor();
      await shot('log');
      await visit(app, 'results/sales');
      await app.locator('.chart canvas').waitFor();
      await shot('sales');
      await visit(app, 'customers/list');
      await app.locator('.table-row').nth(1).click();
      await app.locator('.checks').waitFor();
      await shot('customer');
    });
  });
}
