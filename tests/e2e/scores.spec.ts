import { expect, test } from './fixtures.ts';
import { importSamples, open } from './pages.ts';

test('a shop’s scores are typed, pasted with what is wrong told by line, changed and taken out', async ({ app }) => {
  await open(app, 'results', 'campaign', 'scores');
  await expect(app.getByText('先导入一个店铺的订单')).toBeVisible();
  await importSamples(app, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv');
  await open(app, 'results', 'campaign', 'scores');
  await app.getByRole('button', { name: '记一次' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('日期').fill('2026-06-01');
  await dialog.getByLabel('日期').press('Enter');
  await dialog.getByLabel('服务').fill('4.82');
  await dialog.getByRole('button', { name: '保存' }).click();
  const kept = app.getByRole('table', { name: '记下的评分' });
  await expect(kept.getByRole('row', { name: /2026-06-01/ })).toContainText('4.82');
  await app.getByRole('button', { name: '读表格' }).click();
  await app.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '日期\t描述\t服务\t物流\n2026-06-01\t4.9\t4.80\t4.7\n2026-06-02\t4.9\t48\t4.7\n2026-05-25 ~ 2026-05-31\t4.9\t4.85\t4.7');
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect(app.getByRole('status')).toContainText('新记 1 次，改了 1 次');
  await expect(app.getByRole('status')).toContainText('第 3 行：分数不是 0–5');
  await app.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  const week = kept.getByRole('row', { name: /2026-05-25 至 2026-05-31/ });
  await expect(week).toContainText('粘贴');
  await week.getByRole('button', { name: '改', exact: true }).click();
  await app.getByRole('dialog').getByLabel('服务').fill('4.5');
  await app.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(week).toContainText('4.50');
  await week.getByRole('button', { name: '删除' }).click();
  await app.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
  await expect(week).toHaveCount(0);
  await expect(kept.getByRole('row', { name: /2026-06-01/ })).toContainText('4.80');
});
