import { readXlsx } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { taobaoCsv } from '../backend/parser/taobao-csv.ts';

const no = (i: number) => String(820000000000000000n + BigInt(i));

test('whose goods are whose, what the partner bears of a coupon, and the report that it may have', async ({ app }) => {
  const orders = Array.from({ length: 8 }, (_, i) => ({ no: no(i), nick: `买家${i}`, paid: '60.00', total: '60.00', created: '2026-11-10 07:00:00', paidAt: '2026-11-10 10:45:03', receiver: `收货人${i}`, phone: `139001380${String(10 + i)}` }));
  const items = ['订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码', ...orders.flatMap((o, i) => [`"${o.no}",龙井 50g,30.00,1,,,,,交易成功,LJ`, `"${o.no}",${i < 2 ? '白瓷杯' : '普洱 100g'},30.00,1,,,,,交易成功,PE`])].join('\n');
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(...orders)), csvFile('items.csv', items)]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  const dialog = app.getByRole('dialog').last();

  await visit(app, 'marketing/offers/coupons');
  await app.getByRole('button', { name: '新一批券' }).click();
  await dialog.getByRole('textbox').first().fill('茶友券');
  await dialog.getByRole('spinbutton', { name: '面额' }).fill('10');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.getByText('茶友券').first()).toBeVisible();

  // A table from Excel makes the partner and says what it can't take.
  await visit(app, 'marketing/offers/partners');
  await expect(app.locator('.empty')).toContainText('谁供的货');
  await look(app, 'offers-partners-empty-zh');
  await app.getByRole('button', { name: '批量登记商品' }).click();
  await dialog.locator('textarea').fill('商品\t供应商\n龙井 50g\t安吉茶厂\n没卖过的\t安吉茶厂');
  await dialog.getByRole('button', { name: '登记粘贴的' }).click();
  await expect(dialog.getByRole('status')).toContainText('新登记 1');
  await expect(dialog.getByRole('status')).toContainText('第 3 行：订单里没有这个商品');
  await app.keyboard.press('Escape');
  await expect(app.locator('.page-sentence')).toContainText('1 家合作方；3 个商品里有 2 个还没有供应商');
  await app.getByRole('button', { name: '选商品' }).click();
  await dialog.getByRole('checkbox', { name: /白瓷杯/ }).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.partner-named')).toContainText('白瓷杯');

  await app.getByRole('button', { name: '新约定' }).click();
  await dialog.getByRole('combobox', { name: '哪次优惠' }).click();
  await app.locator('.ant-select-item-option').filter({ hasText: '茶友券' }).click();
  await dialog.locator('.ant-segmented-item').filter({ hasText: '按卖出件数' }).click();
  await dialog.getByRole('spinbutton', { name: '每件承担' }).fill('2');
  await dialog.getByRole('spinbutton', { name: '最多承担' }).fill('15');
  await dialog.getByRole('textbox', { name: '从哪天' }).fill('2026-11-01');
  await dialog.getByRole('textbox', { name: '从哪天' }).press('Enter');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  // Ten pieces at 2.00 would be 20.00.
  await expect(app.locator('.plain-table')).toContainText('每件 ¥2.00，最多 ¥15.00');
  await expect(app.locator('.plain-table')).toContainText('¥15.00到上限');
  await expect(app.locator('.plain-table')).toContainText('-¥15.00');

  const rows = app.locator('.table-row');
  await expect(rows.filter({ hasText: '龙井 50g' })).toContainText('8');
  await expect(rows.filter({ hasText: '龙井 50g' })).toContainText('普洱 100g（6 单）');
  await expect(rows.filter({ hasText: '白瓷杯' })).toContainText('<5');
  await look(app, 'offers-partners-zh');
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: '存成 Excel' }).click();
  const { sheets } = await readXlsx(readFileSync(await (await download).path()));
  expect(sheets.map((s) => s.name)).toEqual(['说明', '商品', '规格', '一起买']);
  expect(sheets[1]!.rows.find((r) => r[0] === '龙井 50g')?.slice(2, 5)).toEqual([8, 8, 8]);
  expect(sheets[1]!.rows.find((r) => r[0] === '白瓷杯')?.slice(2, 5)).toEqual(['<5', '<5', '<5']);
  expect(sheets.flatMap((s) => s.rows.flat()).filter((cell) => /买家\d|收货人\d|8200000/.test(String(cell ?? '')))).toEqual([]);
});
