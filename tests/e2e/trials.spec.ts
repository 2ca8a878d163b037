import { expect, test } from './fixtures.ts';
import { importSamples, open } from './pages.ts';

test('two texts tried on a few: a winner, and nothing concluded where people weren’t dealt out by lot', async ({ app }) => {
  await open(app, 'results', 'campaign', 'tests');
  await expect(app.getByText('至少填好两种，才能比。')).toBeVisible();
  for (const [n, people, hits] of [[1, '70', '56'], [2, '80', '48']] as const) {
    await app.getByLabel(`第 ${n} 种发了几人`).fill(people);
    await app.getByLabel(`第 ${n} 种几人有反应`).fill(hits);
  }
  await expect(app.getByRole('status')).toContainText('“第 1 种”更好');
  await expect(app.getByRole('table', { name: '比较' })).toContainText('-20.0 个百分点（-33.4 到 -5.2）');
  await app.getByLabel('第 1 种几人有反应').fill('50');
  await expect(app.getByRole('status')).toContainText('没有证明有差别');
  await app.getByText('是随机分的人').click();
  await expect(app.getByRole('status')).toContainText('不下结论');
  await app.getByLabel('第 1 种几人有反应').fill('71');
  await expect(app.getByText('有反应的人不能比发的人多。')).toBeVisible();
});

test('a trial is written down with its cap, costs more than that, waits on today, and is decided', async ({ app }) => {
  await importSamples(app, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv');
  await open(app, 'results', 'campaign', 'trials');
  await app.getByRole('button', { name: '新试验' }).click();
  await app.getByLabel('做什么').fill('包裹卡');
  await app.getByRole('textbox', { name: '指望什么' }).fill('再买的人多一成');
  await app.getByLabel('最多花').fill('20');
  await app.getByLabel('哪天看结果').fill('2026-01-01');
  await app.getByLabel('哪天看结果').press('Enter');
  await app.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const trial = app.getByRole('region', { name: '包裹卡' });
  await expect(trial).toContainText('该下结论了');
  await trial.getByLabel('金额').fill('25');
  await trial.getByRole('button', { name: '记一笔花费' }).click();
  await expect(trial).toContainText('超了 ¥5.00');
  await open(app, 'today');
  await expect(app.locator('.waiting')).toContainText('该看看试验结果了（2026-01-01）');
  await open(app, 'results', 'campaign', 'trials');
  await trial.getByLabel('理由').fill('没有差别');
  await trial.getByRole('button', { name: '不做了' }).click();
  await expect(trial).toContainText('没有差别');
  await open(app, 'today');
  await expect(app.locator('.waiting')).not.toContainText('试验');
});
