import { readFileSync } from 'node:fs';
import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { readCodes } from './read-code.ts';
import { dayOf } from '../../shared/lib/dates.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, paid: string, day: string): TaobaoCells => ({ no: String(810000000000000000n + BigInt(no)), nick, paid, created: `${day} 07:00:00`, paidAt: `${day} 10:45:03`, receiver: nick, phone: `1380014${8000 + no}` });

test('a programme with a cap, its overview, a card and letters, and a new member’s steps on the day’s page', async ({ app }) => {
  test.slow();
  const bring = async (name: string, ...rows: TaobaoCells[]) => {
    await chooseFiles(app, [csvFile(name, taobaoCsv(...rows))]);
    await app.locator('.page-head .ant-btn-primary').click();
    await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  };
  await bring('orders.csv', order(1, '林小满', '880.50', '2026-09-01'), order(2, '林小满', '260.00', '2026-10-02'), order(3, '周木', '120.00', '2026-10-05'));
  await visit(app, 'customers/members/programme');
  await app.getByRole('textbox', { name: '这套规则从' }).fill('2026-01-01');
  await app.keyboard.press('Enter');
  await app.getByRole('textbox', { name: '这套会员计划要达到什么' }).fill('老客一年多买一次');
  await app.getByRole('spinbutton', { name: '每年成本上限' }).fill('100');
  // An end before the beginning is said and can't be saved.
  await app.getByRole('textbox', { name: '到哪天为止' }).fill('2025-12-31');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toContainText('结束日比');
  await expect(app.getByRole('button', { name: '开始积分' })).toBeDisabled();
  await app.getByRole('textbox', { name: '到哪天为止' }).fill('2030-12-31');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '开始积分' }).click();
  await expect(app.getByText('已按新规则记账')).toBeVisible();
  await expect(app.locator('.programme-cost')).toContainText('上限 ¥100.00');
  await expect(app.locator('.versions')).toContainText('老客一年多买一次');

  await visit(app, 'customers/members/overview');
  await expect(app.locator('.page-sentence')).toContainText('2 位会员');
  await expect(app.getByText('那时买过的人都有会员卡')).toBeHidden(); // nobody bought in the window before
  await expect(app.locator('.panel').filter({ hasText: '会员销售占比' })).toContainText('占销售额');
  await look(app, 'members-overview-zh');

  await visit(app, 'customers/members');
  await app.locator('.table-row').first().click();
  await app.getByRole('complementary', { name: '会员' }).getByRole('button', { name: '会员卡' }).click();
  await expect(app.getByRole('img', { name: '会员卡 100001' })).toBeVisible();
  const picture = app.waitForEvent('download');
  await app.getByRole('button', { name: '存成图片' }).click();
  const png = readFileSync(await (await picture).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1011);
  expect(await readCodes(png)).toEqual(['100001']);
  await app.keyboard.press('Escape');

  await app.getByRole('button', { name: '打印' }).last().click();
  const sheet = app.waitForEvent('download');
  await app.getByText('打印多张会员卡').click();
  await expect(app.getByRole('status').filter({ hasText: '会印 2 张' })).toBeVisible();
  await app.getByRole('button', { name: '存成打印页' }).click();
  const html = readFileSync(await (await sheet).path(), 'utf8');
  expect(html.match(/<article>/g)).toHaveLength(2);
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html).not.toContain('林小满');
  const printed = await app.context().newPage();
  await printed.setContent(html);
  expect((await readCodes(await printed.screenshot({ fullPage: true }))).toSorted()).toEqual(['100001', '100002']);
  await printed.close();

  await visit(app, 'customers/members/care');
  await app.locator('.panel').filter({ hasText: '如：当天发欢迎语' }).getByRole('button', { name: '设步骤' }).click();
  await app.getByRole('dialog').getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.panel').filter({ hasText: '起发生的才会提醒' })).toContainText('发欢迎语和会员规则');
  await expect(app.locator('.care-tasks li')).toHaveCount(0);
  await bring('new.csv', order(9, '新人', '66.00', dayOf(Date.now(), 'Asia/Shanghai')));
  await visit(app, 'today');
  await expect(app.locator('.waiting')).toContainText('1 件今天要做');
  await app.getByRole('link', { name: '会员服务' }).click();
  await look(app, 'members-care-zh');
  await app.locator('.care-tasks').getByRole('checkbox').first().click();
  await expect(app.locator('.page-sentence')).toContainText('做 0 件事');
  await visit(app, 'today');
  await expect(app.locator('.waiting')).not.toContainText('会员服务');

  await visit(app, 'customers/members/perception');
  await app.getByRole('radiogroup', { name: '店铺页面 · 看得见等级' }).getByText('没有').click();
  await expect(app.locator('.page-sentence')).toContainText('看得见的有 0 处');
  await app.getByRole('button', { name: '加一条标准' }).click();
  await app.getByRole('dialog').getByRole('button', { name: /保\s?存/ }).click();
  await app.getByRole('button', { name: '记一次' }).click();
  await app.getByRole('dialog').last().getByRole('spinbutton').fill('7');
  await app.getByRole('dialog').last().getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.getByRole('cell', { name: '没达到' })).toBeVisible();
});
