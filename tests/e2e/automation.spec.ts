import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { addDays } from '../../shared/lib/dates.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const order = (no: number, nick: string, daysAgo: number): TaobaoCells => {
  const day = addDays(today, -daysAgo);
  return { no: String(830000000000000000n + BigInt(no)), nick, paid: '80.00', created: `${day} 07:00:00`, paidAt: `${day} 07:05:03`, receiver: nick, phone: `1390017${8000 + no}`, address: `浙江省 杭州市 余杭区 桂花路 ${no} 号` };
};

test('a rule from its preview to the list of the day, to a tick and to a draft', async ({ app }) => {
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(order(1, '林小满', 7), order(2, '周木', 7), order(3, '陈禾', 12), order(4, '没到', 2)))]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  await visit(app, 'settings');
  await app.getByRole('button', { name: '现在选' }).click();
  const dialog = app.getByRole('dialog').last();
  await dialog.locator('.ant-radio-wrapper').nth(1).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();

  await visit(app, 'marketing/rules');
  await app.getByRole('button', { name: '从“首单第七天”开始' }).click();
  await expect(dialog.getByRole('status')).toContainText('过去 30 天会列出 3 次，共 3 人');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.page-sentence')).toContainText('还没有打开的规则');
  await app.getByRole('switch', { name: '打开“首单第七天”' }).click();
  await expect(dialog.getByRole('status')).toContainText('3 次');
  await dialog.getByRole('button', { name: /打\s?开/ }).click();
  const list = app.locator('section.panel').filter({ hasText: '做成计划' });
  await expect(app.locator('.page-sentence')).toContainText('今天有 2 人到时候了');
  await expect(list.locator('tbody tr')).toHaveCount(2);
  await look(app, 'automation-zh');

  await visit(app, 'today');
  await expect(app.locator('.waiting')).toContainText('今天有 2 人到时候了');
  await visit(app, 'marketing/rules');
  await list.locator('tbody .ant-checkbox-wrapper').first().click();
  await list.getByRole('button', { name: '勾掉 1 人' }).click();
  await expect(list.locator('tbody tr')).toHaveCount(1);
  await app.getByRole('button', { name: '放回去' }).click();
  await expect(list.locator('tbody tr')).toHaveCount(2);
  await list.getByRole('button', { name: '2 人做成计划' }).click();
  await dialog.getByRole('textbox').fill('七天回访');
  await dialog.getByRole('button', { name: '做成计划' }).click();
  await expect(app.getByRole('textbox', { name: '正文' })).toBeVisible();
  await visit(app, 'marketing/rules');
  await expect(app.locator('.page-sentence')).toContainText('今天没有列出人');
  await expect(app.getByRole('table', { name: '最近勾掉的' })).toContainText('进了计划');
});
