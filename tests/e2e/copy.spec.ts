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
  const check = app.getByRole('list', { name: '检查' });
  await expect(check).toContainText('还没填短信签名');
  const text = app.getByRole('textbox', { name: '正文' });
  await text.fill('一二三');
  await expect(preview.locator('.message-meta').first()).toHaveText('9 字 · 扣 1 条'); // 拒收请回复R has 6
  await text.fill('好'.repeat(70));
  await expect(preview.locator('.message-meta').first()).toHaveText('76 字 · 扣 2 条');
  await expect(preview.locator('.spread')).toContainText('2 条');

  await text.fill('{{ customer.nmae }}您好');
  await expect(check).toContainText('没有这样的变量：customer.nmae');
  await text.fill('{{ customer.name }}您好');
  await expect(check).toContainText('有些客户没有');
  await text.fill('{{ customer.name');
  await expect(check).toContainText('第 1 行的变量没写完整');

  // A word that the law forbids, with its place.
  await text.fill('您好，全网最低价');
  await expect(check).toContainText('第 1 行的“全网最低”');
  await check.getByRole('button', { name: '看位置' }).click();
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe('全网最低');

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

  // The words before a save are a version, and come back.
  await text.fill('改过的话');
  await app.getByRole('button', { name: '保存' }).click();
  await app.getByRole('button', { name: '历史版本' }).click();
  const versions = app.getByRole('dialog', { name: '“问候”的历史版本' });
  await expect(versions.getByRole('article')).toContainText('您好');
  await versions.getByRole('button', { name: '恢复这一版' }).click();
  await expect(text).toHaveValue('{{ customer.name | default: "亲" }}您好');

  // A ready set becomes templates of one's own, in their folder.
  await app.getByText('现成文案', { exact: true }).click();
  await app.getByRole('region', { name: '生日' }).getByRole('button', { name: /整套加进文案库/ }).click();
  await expect(app.getByText('已加进 3 篇，放在文件夹“生日”里。')).toBeVisible();
  await app.getByText('文案库', { exact: true }).click();
  await app.getByRole('textbox', { name: '找文案' }).fill('问候');
  await app.getByRole('navigation', { name: '文案模板' }).getByRole('link', { name: /问候/ }).click();
  await expect(app.getByRole('navigation', { name: '文案模板' }).getByRole('link')).toHaveCount(1);

  await app.getByRole('button', { name: '更多' }).click();
  await app.getByRole('menuitem', { name: '删除' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('没有符合的文案。')).toBeVisible();
});
