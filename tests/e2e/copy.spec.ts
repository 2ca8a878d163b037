import { expect, test } from './fixtures.ts';
import { importSamples, open } from './pages.ts';

test('a text from a starter to a template: previewed on real people, counted, mended, saved', async ({ app }) => {
  await importSamples(app, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv');
  await open(app, 'marketing', 'copy');
  await app.getByRole('button', { name: /好久不见/ }).click();
  const preview = app.getByRole('region', { name: '客户会看到的' });

  await expect(preview.locator('.message')).toHaveCount(4);
  await expect(preview.getByText('按 4 位客户算')).toBeVisible();
  await expect(preview).toContainText('沈**，好久不见');
  await expect(preview).not.toContainText('沈测试');
  await app.getByRole('button', { name: '显示完整信息' }).click();
  await expect(preview).toContainText('沈测试，好久不见！您上次买的样例陶锅用得还好吗');
  await app.getByRole('button', { name: '隐藏个人信息' }).click();

  // 还没填短信签名 is a hint; a signature then counts.
  await expect(preview).toContainText('还没填短信签名');
  const text = app.getByRole('textbox', { name: '正文' });
  await text.fill('一二三');
  await expect(preview.locator('.message-meta').first()).toHaveText('9 字 · 扣 1 条'); // 拒收请回复R has 6
  await text.fill('好'.repeat(70));
  await expect(preview.locator('.message-meta').first()).toHaveText('76 字 · 扣 2 条');
  await expect(preview.locator('.spread')).toContainText('2 条');

  await text.fill('{{ customer.nmae }}您好');
  await expect(preview).toContainText('没有这样的变量：customer.nmae');
  await text.fill('{{ customer.name }}您好');
  await expect(preview).toContainText('有些客户没有');
  await text.fill('{{ customer.name');
  await expect(preview).toContainText('第 1 行的变量没写完整');

  // The menu puts a variable in where the cursor stands.
  await text.fill('您好');
  await text.press('Home');
  await app.getByRole('button', { name: '插入变量' }).click();
  await app.getByRole('menuitem', { name: /^姓名/ }).click();
  await expect(text).toHaveValue('{{ customer.name | default: "亲" }}您好');

  await open(app, 'today');
  await open(app, 'marketing', 'copy', 'new');
  await expect(text).toHaveValue('{{ customer.name | default: "亲" }}您好');
  await app.getByLabel('名称', { exact: true }).fill('问候');
  await app.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('文案已保存')).toBeVisible();
  await expect(app.getByRole('navigation', { name: '文案模板' })).toContainText('问候');

  await app.getByRole('button', { name: '更多' }).click();
  await app.getByRole('menuitem', { name: '删除' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('把常说的话存成文案')).toBeVisible();
});
