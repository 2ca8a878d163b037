import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose } from './pages.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, paid: string, more: TaobaoCells = {}): TaobaoCells => ({ no: String(820000000000000000n + BigInt(no)), nick, paid, created: '2026-06-03 20:00:00', paidAt: '2026-06-03 20:05:03', receiver: nick, phone: '1**********', address: `浙江省 杭州市 余杭区 桂花路 ${no} 号`, ...more });

test('without a phone number: one after the other by keys, on WeChat, in a group; each contact counts everywhere', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(order(1, '林小满', '300.00'), order(2, '周木', '200.00', { memo: '口令：春茶节' }), order(3, '陈禾', '100.00')))]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  const dialog = app.getByRole('dialog').last();

  await visit(app, 'customers/segments/new/' + encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] })));
  await app.locator('label').filter({ hasText: '名称' }).locator('input').fill('买过的');
  await app.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('人群已保存')).toBeVisible();

  // A round of one segment; whom one may contact is answered first.
  await visit(app, 'marketing/outreach');
  await app.getByRole('button', { name: '开一轮' }).click();
  await choose(app, '#desk-segment', '买过的');
  await dialog.getByRole('button', { name: '去设置' }).click();
  await app.getByRole('button', { name: '现在选' }).click();
  await dialog.locator('.ant-radio-wrapper').nth(1).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await visit(app, 'marketing/outreach');
  await app.getByRole('button', { name: '开一轮' }).click();
  await choose(app, '#desk-segment', '买过的');
  await expect(dialog.getByRole('status')).toContainText('可以联系 3 人');
  await dialog.locator('textarea').fill('{{ customer.nick }}，最近好吗？');
  await dialog.getByRole('button', { name: /开\s?始/ }).click();
  await expect(app.locator('.page-sentence')).toContainText('还有 3 人');
  await look(app, 'outreach-desk-zh');
  await app.keyboard.press('c');
  await expect(app.getByText('话术已复制')).toBeVisible();
  expect(await app.evaluate(() => navigator.clipboard.readText())).toBe('林小满，最近好吗？');
  await app.keyboard.press('s');
  await expect(app.locator('.page-sentence')).toContainText('还有 2 人');
  await app.keyboard.press('v');
  await expect.poll(() => app.evaluate(() => navigator.clipboard.readText())).toBe('周木');
  // A no is asked for once, and is an opt-out.
  await app.keyboard.press('x');
  await dialog.getByRole('button', { name: '登记退订' }).click();
  await expect(app.locator('.page-sentence')).toContainText('还有 1 人');
  await app.keyboard.press('a');
  await expect(app.getByText('这一轮联系完了。')).toBeVisible();
  await app.keyboard.press('z');
  await expect(app.locator('.page-sentence')).toContainText('还有 1 人');
  await app.keyboard.press('k');
  await expect(app.getByText('剩下 1 人是“以后再说”的。')).toBeVisible();

  // What was marked is seen by whoever asks next.
  await visit(app, 'marketing/outreach');
  await app.getByRole('button', { name: '开一轮' }).click();
  await choose(app, '#desk-segment', '买过的');
  await expect(dialog.getByRole('status')).toContainText('可以联系 1 人');
  await expect(dialog.getByRole('status')).toContainText('7 天内联系过 1 人');
  await expect(dialog.getByRole('status')).toContainText('已退订 1 人');
  await app.keyboard.press('Escape');

  await visit(app, 'marketing/outreach/crowd');
  await choose(app, '#crowd-segment', '买过的');
  await expect(app.locator('.page-sentence')).toContainText('3 人，1 个条件里有 1 个能在平台工具里照样设');
  await look(app, 'outreach-crowd-zh');
  await app.locator('.ant-segmented-item').filter({ hasText: '亚马逊' }).click();
  await expect(app.getByText('站内消息只用于完成订单', { exact: false })).toBeVisible();

  await visit(app, 'marketing/outreach/wechat');
  await app.getByRole('button', { name: '登记' }).click();
  await dialog.locator('textarea').fill('林小满\n陈禾\n没有这个人');
  await dialog.getByRole('button', { name: /登\s?记/ }).last().click();
  await expect(dialog).toContainText('1 行没找到客户');
  await dialog.getByRole('button').last().click();
  await expect(app.locator('.page-sentence')).toContainText('2 位客户现在加着微信');
  await look(app, 'outreach-wechat-zh');

  await visit(app, 'marketing/outreach/groups');
  await app.getByRole('button', { name: '新建群' }).click();
  await app.locator('#group-name').fill('老客福利群');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await app.getByRole('button', { name: '加成员' }).click();
  await app.locator('#group-lines').fill('林小满\n阿珍');
  await dialog.getByRole('button', { name: '加进去' }).click();
  await expect(app.locator('.page-sentence')).toContainText('2 人在群里，认得出 1 位客户');
  await look(app, 'outreach-group-zh');

  // The platform's figures stand beside the orders that name the code.
  await visit(app, 'marketing/outreach/activities');
  await app.getByRole('button', { name: '记一次活动' }).click();
  await app.locator('#activity-name').fill('春茶直播');
  await app.locator('#activity-from').fill('2026-06-01');
  await app.locator('#activity-from').press('Enter');
  await app.locator('#activity-until').fill('2026-06-07');
  await app.locator('#activity-until').press('Enter');
  await app.locator('#activity-cost').fill('50');
  await app.locator('#activity-toldOrders').fill('9');
  await app.locator('#activity-code').fill('春茶节');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.plain-table tbody')).toContainText('¥200.00');
  await expect(app.locator('.plain-table thead')).toContainText('平台口径（您填的）');
  await look(app, 'outreach-activities-zh');

  await visit(app, 'marketing/outreach/register');
  await app.getByRole('button', { name: /用常见的/ }).click();
  await expect(app.locator('.touch-map')).toContainText('整个环节空白');
  await look(app, 'outreach-register-zh');
  await visit(app, 'marketing/outreach/hours');
  await expect(app.locator('.page-sentence')).toContainText('只有 3 笔带时间的订单');
  await look(app, 'outreach-hours-zh');
  await visit(app, 'marketing/outreach/channels');
  await expect(app.locator('.page-sentence')).toContainText('2 次联系');
  await look(app, 'outreach-channels-zh');
});

test('on a messenger: a handle on the record, and a round of those who have one', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(order(1, '林小满', '300.00'), order(2, '周木', '200.00')))]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  const dialog = app.getByRole('dialog').last();
  await visit(app, 'customers/segments/new/' + encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] })));
  await app.locator('label').filter({ hasText: '名称' }).locator('input').fill('买过的');
  await app.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('人群已保存')).toBeVisible();
  await visit(app, 'settings');
  await app.getByRole('button', { name: '现在选' }).click();
  await dialog.locator('.ant-radio-wrapper').nth(1).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();

  await visit(app, 'customers/list/1');
  const section = app.getByRole('region', { name: '即时通讯' });
  await section.getByRole('button', { name: '记一个账号' }).click();
  await choose(app, '[aria-label="哪个"]', 'LINE');
  await app.getByRole('textbox', { name: '账号或号码' }).fill('lin_may');
  await dialog.locator('.ant-segmented-item').filter({ hasText: '同意联系' }).click();
  await app.getByRole('textbox', { name: '怎么知道的' }).fill('旺旺里问的');
  await look(app, 'handle-form-zh');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(section.getByRole('listitem')).toContainText('LINE l** 同意联系旺旺里问的');
  await section.scrollIntoViewIfNeeded();
  await look(app, 'handles-zh');

  await visit(app, 'marketing/outreach');
  await app.getByRole('button', { name: '开一轮' }).click();
  await choose(app, '#desk-segment', '买过的');
  await choose(app, '#desk-way', 'LINE');
  await expect(dialog.getByRole('status')).toContainText('可以联系 1 人');
  await expect(dialog.getByRole('status')).toContainText('没有记下那里的账号或号码 1 人');
  await dialog.locator('textarea').fill('{{ customer.nick }}，最近好吗？');
  await look(app, 'handle-desk-form-zh');
  await dialog.getByRole('button', { name: /开\s?始/ }).click();
  await expect(app.locator('.page-sentence')).toContainText('还有 1 人');
  await look(app, 'handle-desk-zh');
  await app.keyboard.press('v');
  await expect.poll(() => app.evaluate(() => navigator.clipboard.readText())).toBe('lin_may');
  await app.keyboard.press('c');
  await expect.poll(() => app.evaluate(() => navigator.clipboard.readText())).toContain('，最近好吗？');
  await app.keyboard.press('s');
  await expect(app.getByText('这一轮联系完了。')).toBeVisible();
});
