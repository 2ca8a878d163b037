import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ app }) => {
  await importFiles(app, [exports.orders2017, exports.items2017, exports.orders2018]);
  await visit(app, 'customers/list');
  await expect(app.locator('.page-sentence')).toContainText('共 4 位客户');
});

test('search by nick, name, phone and order number', async ({ app }) => {
  const box = app.getByRole('textbox', { name: '旺旺名、姓名、手机号、订单号' });
  for (const text of ['王㛃𠮷001', '30000000000000017', '19900000004']) {
    await box.fill(text);
    await expect(app.locator('.page-sentence')).toContainText(/找到 1 位/);
  }
  await box.fill('查无此人');
  await expect(app.getByText('没有符合条件的客户')).toBeVisible();
  await app.getByRole('button', { name: '清除条件' }).click();
  await expect(app.locator('.page-sentence')).toContainText('共 4 位客户');
});

test('every column shown can be sorted, and filtered by its own kind of filter', async ({ app }) => {
  const firstSpend = app.locator('.table-row').first().locator('.table-td').nth(6);
  await app.getByRole('button', { name: '净消费额', exact: true }).click();
  await expect(app.getByRole('columnheader', { name: '净消费额' })).toHaveAttribute('aria-sort', 'descending');
  await expect(firstSpend).toHaveText('¥800.00');
  await app.getByRole('button', { name: '净消费额', exact: true }).click();
  await expect(app.getByRole('columnheader', { name: '净消费额' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(firstSpend).not.toHaveText('¥800.00');

  await app.getByRole('button', { name: '筛选：净消费额' }).click();
  await app.getByRole('spinbutton', { name: '从' }).fill('300');
  await app.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('找到 3 位');
  await app.getByRole('button', { name: '筛选：省份' }).click();
  await app.getByRole('searchbox', { name: '筛选：省份' }).fill('广东');
  await app.keyboard.press('Enter');
  await expect(app.locator('.page-sentence')).toContainText('找到 1 位');
  await expect(app.locator('.table-row')).toContainText('广东省');
});

test('columns are chosen, and rows stand closer', async ({ app }) => {
  await expect(app.getByRole('columnheader', { name: '平台' })).toHaveCount(0);
  await app.getByRole('button', { name: '显示哪些列' }).click();
  await app.getByRole('checkbox', { name: '平台' }).check();
  await expect(app.getByRole('columnheader', { name: '平台' })).toBeVisible();
  await app.keyboard.press('Escape');
  const height = () => app.locator('.table-row').first().evaluate((row) => row.clientHeight);
  const before = await height();
  await app.getByRole('button', { name: '排紧一些' }).click();
  expect(await height()).toBeLessThan(before);
});

test('the record: figures with their definitions, orders with their rows of files; Esc leaves', async ({ app }) => {
  const table = app.getByRole('table', { name: '客户列表' });
  await app.getByRole('textbox', { name: '旺旺名' }).fill('30000000000000017');
  await expect(app.locator('.page-sentence')).toContainText('找到 1 位');
  await table.focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  const record = app.getByRole('complementary', { name: '客户资料' });
  await expect(record).toContainText('可以发短信');
  await expect(record).toContainText('ExportOrderList201707190930.csv 第');
  await record.getByRole('button', { name: '净消费额 这个数怎么算' }).click();
  await expect(app.getByText('减去退款，不会小于 0')).toBeVisible();
  await app.keyboard.press('Escape');

  // Masked until shown.
  await expect(record).toContainText('199****0001');
  await app.getByRole('button', { name: '显示完整信息' }).click();
  await expect(record).toContainText('19900000001');

  await record.locator('.order summary').last().click();
  await record.getByRole('link', { name: /ExportOrderList201707190930.csv 第/ }).first().click();
  await expect(app.getByRole('complementary', { name: /的导入/ })).toBeVisible();
  await app.goBack();
  await expect(record).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(record).toHaveCount(0);
  await expect(table).toBeVisible();
});

test('what the owner knows is kept, and a no is kept with its reason', async ({ app }) => {
  await app.locator('.table-row').first().click();
  const record = app.getByRole('complementary', { name: '客户资料' });
  await record.getByRole('textbox', { name: '备注' }).fill('爱喝岩茶');
  await record.getByRole('combobox', { name: '生日' }).click();
  await app.locator('.ant-select-dropdown:visible').getByText('2 月', { exact: true }).click();
  await expect(app.locator('.ant-select-dropdown:visible')).toHaveCount(0);
  await expect(record.getByText('生日要有月和日')).toBeVisible();
  await record.getByRole('combobox', { name: '日', exact: true }).click();
  await app.locator('.ant-select-dropdown:visible').getByText('3 日', { exact: true }).click();
  await record.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('已保存')).toBeVisible();

  await record.getByRole('button', { name: '标记退订' }).click();
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '标记退订' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('旺旺上说不要再发');
  await dialog.getByRole('button', { name: '标记退订' }).click();
  await expect(record.getByText('已退订，不再发送').first()).toBeVisible();

  await app.reload();
  await expect(record.getByRole('textbox', { name: '备注' })).toHaveValue('爱喝岩茶');
  await expect(record.getByRole('button', { name: '恢复联系' })).toBeVisible();
});

test('a case is opened in the record, stands among what waits, and is closed with its outcome; a life event is kept with their word', async ({ app }) => {
  await app.locator('.table-row').first().click();
  const record = app.getByRole('complementary', { name: '客户资料' });
  await record.getByRole('button', { name: '开工单' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '什么事' }).fill('收到时一饼碎了');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(record.locator('.case')).toContainText('没办完');
  await record.getByRole('textbox', { name: '记一笔' }).fill('补发一饼');
  await app.keyboard.press('Enter');
  await expect(record.locator('.case li')).toContainText('补发一饼');

  await record.getByRole('button', { name: '记一件大事' }).click();
  await dialog.getByRole('textbox', { name: '哪天' }).fill('2020-05-01');
  await app.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: '客户自己告诉我的' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(record.getByRole('region', { name: '人生大事' })).toContainText('结婚');

  await visit(app, 'customers/cases');
  await expect(app.locator('.page-sentence')).toHaveText('1 件没办完。');
  await app.locator('.table-row').click();
  const panel = app.getByRole('complementary', { name: '工单' });
  await panel.getByRole('button', { name: '办完' }).click();
  await dialog.getByRole('textbox', { name: '怎么解决的' }).fill('客户满意');
  await dialog.getByRole('button', { name: '办完' }).click();
  await expect(app.locator('.page-sentence')).toHaveText('都办完了。');
});
