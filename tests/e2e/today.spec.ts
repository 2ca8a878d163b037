import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';

test('the first run says what to do, and how to see it with a sample shop', async ({ app }) => {
  await expect(app.getByRole('heading', { name: '从一份订单表开始' })).toBeVisible();
  await app.getByRole('button', { name: '导入订单' }).click();
  await expect(app).toHaveURL(/#\/data\/import$/);
  await visit(app, 'today');
  await app.getByRole('button', { name: '先看样例店铺' }).click();
  await expect(app.locator('.page-sentence')).toContainText(/位客户/);
  await visit(app, 'data/sources');
  await expect(app.getByText(/ExportOrderList.*csv/).first()).toBeVisible();
});

test('after an import: the sentence, the last import, and one next step with its button', async ({ app }) => {
  await importFiles(app, [exports.orders2017, exports.items2017]);
  await visit(app, 'today');
  await expect(app.locator('.page-sentence')).toContainText('4 位客户、6 笔订单');
  await expect(app.locator('.panel')).toHaveCount(3);
  const next = app.getByRole('region', { name: '下一步' });
  await expect(next.getByRole('button')).toHaveCount(1);
  await expect(next).toContainText(/最近一笔订单已经是 [\d,]+ 天前的了/);
  await next.getByRole('button').click();
  await expect(app).toHaveURL(/#\/data\/import$/);
  await visit(app, 'today');
  await expect(app.getByRole('heading', { name: '上次导入带来 6 笔新订单' })).toBeVisible();
  await app.getByRole('link', { name: '看明细' }).click();
  await expect(app.getByRole('complementary', { name: /的导入/ })).toContainText('带来 6 笔新订单');
});

test('sales: the chart’s title is a sentence, the chart can be read as a table and saved', async ({ app }) => {
  await importFiles(app, [exports.orders2017, exports.items2017, exports.shopify]);
  await visit(app, 'results/sales');
  await expect(app.locator('.page-sentence')).toContainText('净销售额');
  await expect(app.getByText(/另有 2 笔 EUR 订单，没有换算/)).toBeVisible();
  await expect(app.locator('.chart canvas')).toBeVisible();
  const picture = app.waitForEvent('download');
  await app.getByRole('button', { name: '存为图片' }).click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
  await app.getByRole('button', { name: '看表格' }).click();
  await expect(app.getByRole('cell', { name: /2017-07/ })).toBeVisible();
  const csv = app.waitForEvent('download');
  await app.getByRole('button', { name: '存为 CSV' }).click();
  expect((await csv).suggestedFilename()).toMatch(/\.csv$/);
  await app.getByRole('button', { name: '这个数怎么算' }).click();
  await expect(app.getByText(/SELECT .* FROM orders/s)).toBeVisible();
  await expect(app.getByRole('table', { name: '商品销售' })).toContainText('样例');
});
