import { expect, test } from './fixtures.ts';
import { importSamples, open } from './pages.ts';

const SAMPLES = ['taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv'];

test('a table of what people said: matched, sorted, settled; a stranger is kept and told; a no holds at once', async ({ app }) => {
  await importSamples(app, ...SAMPLES);
  await open(app, 'customers', 'feedback');
  await expect(app.getByText('还没有反馈')).toBeVisible();
  await app.getByRole('button', { name: '导入反馈' }).click();
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles({ name: '反馈.csv', mimeType: 'text/csv', buffer: Buffer.from(['手机号,内容,星级,日期', '19900000001,怎么泡？,,2017-07-16', '19900000002,TD,,2017-07-17', '13711111111,很好,5,2017-07-17', '19900000001,坏日期,,某天'].join('\n')) });
  const told = app.locator('.feedback-told');
  await expect(told).toContainText('新增 3 条，其中 2 条找到了客户');
  await expect(told).toContainText('有 1 人说了退订');
  await expect(told).toContainText('1 条找不到客户');
  await expect(told).toContainText('第 5 行没有收：看不懂日期');
  await app.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  const rows = app.locator('.table-row');
  await expect(rows).toHaveCount(3);
  await rows.filter({ hasText: '怎么泡' }).click();
  await app.locator('.side-panel').getByText('已处理').click();
  await expect(rows.filter({ hasText: '怎么泡' })).toContainText('已处理');
  await app.locator('.side-panel').getByRole('link', { name: '打开客户' }).click();
  await expect(app.locator('.timeline')).toContainText('怎么泡？');

  await open(app, 'customers', 'feedback');
  await app.getByRole('button', { name: '记一条' }).click();
  await app.getByRole('textbox', { name: '内容' }).fill('包装破损');
  await app.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(rows.filter({ hasText: '包装破损' })).toContainText('抱怨');
  await open(app, 'customers', 'feedback', 'replies');
  await expect(app.getByText('还没有回复')).toBeVisible();
});
