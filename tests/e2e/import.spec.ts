import type { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFiles, csvFile, dropFiles, exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';

const fate = (page: Page, name: string) => page.locator('.preview').first().locator('.file-counts > div').filter({ hasText: name }).locator('dd');

test('many files dropped at once: recognised, counted, imported, checked', async ({ app }) => {
  await visit(app, 'data/import');
  await expect(app.getByRole('heading', { name: '把文件拖到这里' })).toBeVisible();
  await dropFiles(app, [exports.orders2017, exports.items2017], () => expect(app.getByText('松开就开始读')).toBeVisible());
  await expect(app.getByText('淘宝/天猫订单报表（2017 年及以前）')).toBeVisible();
  await expect(app.getByText('淘宝/天猫宝贝报表（2019 年及以前）')).toBeVisible();
  await expect(app.getByText('中文 GBK 编码').first()).toBeVisible();
  await expect(app.locator('.page-sentence')).toContainText('导入后会新增或更新 13 行');
  await expect(fate(app, '新增')).toHaveText('6');

  // Looking changes nothing, and is still there after a look elsewhere.
  await visit(app, 'data/sources');
  await expect(app.getByRole('heading', { name: '还没有导入过' })).toBeVisible();
  await visit(app, 'data/import');

  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('新增 6 笔订单，新认识 4 位客户');
  await expect(app.locator('.check-up').first()).toContainText('6 笔订单里，6 笔认得出买家');
  await expect(app.locator('.check-up').first()).toContainText('每笔买了哪些商品');
  // The summary stays.
  await visit(app, 'today');
  await visit(app, 'data/import');
  await expect(app.locator('.page-sentence')).toContainText('导入完成');
});

test('the first rows stand under what they are taken for, people masked until shown', async ({ app }) => {
  await chooseFiles(app, [exports.orders2017]);
  const sample = app.getByRole('region', { name: /的前几行/ });
  await expect(sample.getByRole('columnheader', { name: /订单编号\s*订单号/ })).toBeVisible();
  await expect(sample.locator('tbody tr')).toHaveCount(6);
  await expect(sample).toContainText('s**');
  await expect(sample).not.toContainText('19900000001');
  await app.getByRole('button', { name: '显示完整信息' }).click();
  await expect(sample).toContainText('19900000001');
});

test('the same file again changes nothing, and an import can be undone whole', async ({ app }) => {
  await importFiles(app, [exports.orders2017]);
  await importFiles(app, [exports.orders2017]);
  await expect(app.locator('.page-sentence')).toContainText('没有新订单');
  await expect(fate(app, '不变')).toHaveText('6');

  await visit(app, 'data/sources');
  await expect(app.locator('.page-sentence')).toContainText('共导入 2 批');
  await app.locator('.table-row').last().click();
  const panel = app.getByRole('complementary', { name: /的导入/ });
  await expect(panel).toContainText('带来 6 笔新订单');
  await panel.getByRole('button', { name: '撤销导入' }).click();
  const question = app.getByRole('dialog');
  await expect(question).toContainText('6 行记录');
  await expect(question).toContainText('6 笔新订单');
  await expect(question).toContainText('4 位新客户');
  await question.getByRole('button', { name: '撤销导入' }).click();
  await expect(panel.getByText(/已撤销/).first()).toBeVisible();
});

test('bad input: each file gets its sentence, what is good goes in, what is not can be saved and mended', async ({ app }) => {
  const head = '订单编号,买家会员名,买家实付金额,订单状态,订单创建时间,订单付款时间';
  const mixed = [
    head,
    '30000000000000017,小样,10.00,交易成功,2026-09-01 10:00:00,2026-09-01 10:01:00',
    ',小样,10.00,交易成功,2026-09-01 10:00:00,2026-09-01 10:01:00',
    '30000000000000019,小样,-5.00,交易成功,2026-09-01 10:00:00,2026-09-01 10:01:00',
    '30000000000000020,小样,10.00,交易成功,2026-02-30 10:00:00,2026-02-30 10:01:00',
  ].join('\r\n');
  await chooseFiles(app, [csvFile('mixed.csv', `${mixed}\r\n`), csvFile('empty.csv', ''), csvFile('photo.csv', '\u0089PNG\r\n\u001a\n\u0000\u0000'), csvFile('strange.csv', 'a,b\r\n1,2\r\n')]);
  await expect(app.getByText('有 3 个文件不能导入')).toBeVisible();
  for (const sentence of ['文件是空的', '这不是表格文件', '不认识这种表格']) await expect(app.getByText(sentence)).toBeVisible();
  await expect(fate(app, '新增')).toHaveText('1');
  await expect(fate(app, '拒收')).toHaveText('3');
  await app.getByRole('button', { name: '导入', exact: true }).click();

  const rejects = app.getByRole('table', { name: /没有导入的 3 行/ });
  await expect(rejects).toContainText('没有订单号');
  await expect(rejects).toContainText('金额是负数');
  await expect(rejects).toContainText('日期不存在或读不懂');
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: '另存拒收的行' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('mixed-拒收.csv');
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain('订单编号');
  expect(text).toContain('30000000000000019');
  expect(text).not.toContain('30000000000000017');
});

test('files without buyers: no person is shown as a zero, and the next step is said', async ({ app }) => {
  await importFiles(app, [exports.buyerless]);
  await expect(app.locator('.check-up').first()).toContainText('7 笔订单都没有可以辨认的买家');
  await expect(app.locator('.check-up').first()).toContainText('接下来最该拿的文件：带买家的订单报表');
  await visit(app, 'customers/list');
  await expect(app.getByRole('heading', { name: '怎样认出客人' })).toBeVisible();
  await visit(app, 'today');
  await expect(app.getByRole('heading', { name: '这些订单里没有买家' })).toBeVisible();
  await expect(app.locator('.place')).not.toContainText('新认识的客户');
  await visit(app, 'results/sales');
  await expect(app.locator('.page-sentence')).toContainText('笔有效订单');
  for (const address of ['customers/list', 'today', 'results/sales', 'data/import']) {
    await visit(app, address);
    await expect(app.locator('.place')).not.toContainText(/\b0 位|复购/);
  }
});

test('a long import shows how far it is and can be stopped, and then nothing has happened', async ({ app, dataDir }) => {
  const rows = Array.from({ length: 400_000 }, (_, i) => `${30_000_000_000_000_000n + BigInt(i)},样例${i % 5000},${(i % 90) + 1}.00,交易成功,2026-09-01 10:00:00,2026-09-01 10:01:00`);
  const long = join(dataDir, 'long.csv');
  await writeFile(long, `订单编号,买家会员名,买家实付金额,订单状态,订单创建时间,订单付款时间\r\n${rows.join('\r\n')}\r\n`);
  await visit(app, 'data/import');
  const chooser = app.waitForEvent('filechooser');
  await app.locator('.drop-area button').click();
  await (await chooser).setFiles(long);
  await expect(app.getByText(/已读 [\d,]+ 行/)).toBeVisible();
  await app.locator('.preview').waitFor({ timeout: 60_000 });
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.getByText(/已读 [\d,]+ 行/)).toBeVisible();
  // The app answers meanwhile, and the work goes on while another page is looked at.
  await visit(app, 'today');
  await expect(app.getByRole('heading', { name: '从一份订单表开始' })).toBeVisible();
  await visit(app, 'data/import');
  await app.getByRole('button', { name: '取消' }).click();
  await expect(app.getByText('已取消，什么都没有导入')).toBeVisible();
  await visit(app, 'data/sources');
  await expect(app.getByRole('heading', { name: '还没有导入过' })).toBeVisible();
});
