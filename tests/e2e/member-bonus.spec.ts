import type { Locator, Page } from '@playwright/test';
import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { taobaoCsv } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, paid: string, day: string) => ({ no: String(810000000000000000n + BigInt(no)), nick, paid, created: `${day} 07:00:00`, paidAt: `${day} 10:45:03`, receiver: nick, phone: `1380014${8000 + no}` });

/** The form of a new event, with a name and the first of its days typed. */
async function beginBonus(app: Page): Promise<{ form: Locator; days: Locator }> {
  await app.getByRole('button', { name: '加一个活动' }).click();
  const form = app.getByRole('dialog');
  await form.getByRole('textbox', { name: '活动名称' }).fill('九月双倍');
  const days = form.locator('.ant-picker-range input');
  await days.nth(0).fill('2026-09-01');
  return { form, days };
}

async function endDays(app: Page, days: Locator): Promise<void> {
  await app.keyboard.press('Enter');
  await expect(days.nth(1)).toBeFocused(); // the picker goes there by itself
  // A busy picker settles on its first day a frame later, and forgets what was typed before.
  await expect(async () => {
    await days.nth(1).fill('2026-09-30');
    await expect(days.nth(1)).toHaveValue('2026-09-30', { timeout: 500 });
  }).toPass();
  await app.keyboard.press('Enter');
}

test('a bonus event from the rules to the ledger and the club rules; what members know; prices that go too low', async ({ app }) => {
  test.slow();
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(order(1, '林小满', '100.00', '2026-09-05'), order(2, '周木', '50.00', '2026-10-05')))]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });

  await visit(app, 'customers/members/programme');
  const { form, days } = await beginBonus(app);
  await endDays(app, days);
  // Once the points is no bonus: it is said, and can't be put into the rules.
  await form.getByRole('spinbutton', { name: '几倍积分' }).fill('1');
  await form.getByRole('spinbutton', { name: '几倍积分' }).blur();
  await expect(form.getByRole('alert')).toContainText('倍数要大于 1');
  await expect(form.getByRole('button', { name: '放进规则' })).toBeDisabled();
  await form.getByRole('spinbutton', { name: '几倍积分' }).fill('2');
  await form.getByRole('spinbutton', { name: '几倍积分' }).blur();
  await look(app, 'bonus-form-zh');
  await form.getByRole('button', { name: '放进规则' }).click();
  await expect(app.locator('.bonus-events')).toContainText('全体会员 · 全部商品 · 2 倍积分');
  await expect(app.locator('.programme-side')).toContainText('其中活动多给');
  await app.getByRole('textbox', { name: '这套规则从' }).fill('2026-01-01');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '开始积分' }).click();
  await expect(app.getByText('已按新规则记账')).toBeVisible();
  const figures = app.locator('.bonus-scroll tbody');
  await expect(figures).toContainText('没留对照组');
  await expect(figures.locator('td.is-number').nth(2)).toHaveText('100');
  await figures.getByRole('button', { name: '1' }).click();
  await expect(app.locator('.ant-drawer')).toContainText('得到“九月双倍”积分的会员 · 1');
  await app.keyboard.press('Escape');

  await visit(app, 'customers/members');
  await app.locator('.table-row').first().click();
  await expect(app.locator('.points-history li').first()).toContainText('九月双倍 +100');

  await visit(app, 'customers/members/perception');
  await app.getByRole('button', { name: '记下回答' }).click();
  const answers = app.getByRole('dialog');
  await answers.getByRole('textbox', { name: '回答' }).fill('林小满，是，否\n周木，否\n没有的人，是');
  await answers.locator('.ant-btn-primary').click();
  await expect(answers.getByRole('status')).toContainText('第 3 行没有记下：没有这位客户');
  await app.keyboard.press('Escape');
  await expect(app.getByText('2 位里 1 位知道自己是会员')).toBeVisible();
  await expect(app.getByText('不到 10 位回答')).toBeVisible();
  await look(app, 'awareness-zh');
});

test('days that are being typed stay when the form is drawn anew meanwhile', async ({ app }) => {
  const held = Promise.withResolvers<undefined>();
  await app.route('**/api/call/segments.list', async (route) => {
    await held.promise;
    await route.continue();
  });
  await visit(app, 'customers/members/programme');
  const { form, days } = await beginBonus(app);
  const answered = app.waitForResponse('**/api/call/segments.list');
  held.resolve(undefined);
  await (await answered).finished();
  await app.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await endDays(app, days);
  await form.getByRole('spinbutton', { name: '几倍积分' }).focus();
  await expect(days.nth(0)).toHaveValue('2026-09-01');
  await expect(days.nth(1)).toHaveValue('2026-09-30');
});

test('prices pasted, a coupon warned of where it is set up, and discounts worked out', async ({ app }) => {
  await visit(app, 'marketing/offers/prices');
  await expect(app.locator('.empty')).toContainText('先定好能便宜到多少');
  await app.getByRole('button', { name: '批量登记' }).click();
  const many = app.getByRole('dialog');
  await many.getByRole('textbox').fill('商品\t标价\t底价\t会员价\n白茶\t168\t120\t158\n咖啡豆\t88\t70\t66\n坏行\t\t\t3');
  await many.getByRole('button', { name: '登记粘贴的' }).click();
  await expect(many.getByRole('status')).toContainText('新登记 2，改了 0，没变 0，没收下 1。');
  await expect(many.getByRole('status')).toContainText('第 4 行：没有标价');
  await app.keyboard.press('Escape');
  await expect(app.locator('.price-breaches')).toContainText('全体会员价 ¥66.00，低于底价 ¥70.00');

  const stack = app.locator('.panel').filter({ hasText: '优惠叠加算一算' });
  await stack.getByRole('spinbutton', { name: '店铺券', exact: true }).fill('30');
  await stack.getByRole('spinbutton', { name: '店铺券', exact: true }).blur();
  await expect(stack.getByRole('status')).toContainText('¥58.00');
  await expect(stack.getByRole('alert')).toContainText('低于底价 ¥70.00');
  await look(app, 'prices-zh');

  await visit(app, 'marketing/offers/coupons');
  await app.getByRole('button', { name: '新一批券' }).click();
  const coupon = app.getByRole('dialog');
  await coupon.getByRole('spinbutton', { name: '面额' }).fill('60');
  await coupon.getByRole('spinbutton', { name: '面额' }).blur();
  await expect(coupon.getByRole('alert')).toContainText('这张券会让 2 个商品卖得太低');
});
