import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, paid: string, day: string, more: TaobaoCells = {}): TaobaoCells => ({ no: String(800000000000000000n + BigInt(no)), nick, paid, created: `${day} 07:00:00`, paidAt: `${day} 10:45:03`, receiver: nick, phone: `1380013${8000 + no}`, ...more });
const file = (name: string, ...rows: TaobaoCells[]) => csvFile(name, taobaoCsv(...rows));
const first = [order(1, '林小满', '880.50', '2026-09-01'), order(2, '林小满', '260.00', '2026-10-02'), order(3, '周木', '120.00', '2026-10-05'), order(4, '何安', '35.20', '2026-10-06')];

test('points from the wizard to the ledger, rewards, tiers and the club rules', async ({ app }) => {
  test.slow();
  const bring = async (...files: Parameters<typeof chooseFiles>[1]) => {
    await chooseFiles(app, files);
    await app.locator('.page-head .ant-btn-primary').click();
    await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  };
  await bring(file('orders.csv', ...first));

  // What it would have cost is said before it is begun.
  await visit(app, 'customers/members');
  await expect(app.locator('.empty')).toContainText('让买得多的人有理由再来');
  await app.getByRole('button', { name: '设置积分' }).click();
  await expect(app.locator('.programme-side')).toContainText('1,295');
  await app.getByRole('spinbutton', { name: '得积分' }).fill('2');
  await app.getByRole('spinbutton', { name: '得积分' }).blur();
  await expect(app.locator('.programme-side')).toContainText('2,591');
  await expect(app.locator('.programme-saying')).toContainText('相当于返 2%');
  await look(app, 'members-wizard-zh');
  await app.getByRole('textbox', { name: '这套规则从' }).fill('2026-01-01');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: '开始积分' }).click();
  await expect(app.getByText('已按新规则记账')).toBeVisible();

  await visit(app, 'customers/members');
  const top = app.locator('.table-row').first();
  await expect(top).toContainText('2,281');
  await top.click();
  const panel = app.getByRole('complementary', { name: '会员' });
  await panel.getByRole('button', { name: '调整积分' }).click();
  await app.locator('#points-delta').fill('-281');
  await app.locator('#points-reason').fill('线下抵现');
  await app.getByRole('dialog').getByRole('button', { name: '调整积分' }).click();
  await expect(panel.locator('.stat').first()).toContainText('2,000');
  await expect(panel.locator('.points-history li').first()).toContainText('线下抵现');

  // A refund comes in with another file; the points follow it.
  await bring(file('again.csv', order(1, '林小满', '880.50', '2026-09-01', { status: '交易关闭', refund: '880.50' }), ...first.slice(1)));
  await visit(app, 'customers/members');
  await expect(app.locator('.table-row').filter({ hasText: '239' })).toBeVisible();
  await expect(app.locator('.table-row')).toHaveCount(3);

  await visit(app, 'customers/members/rewards');
  await app.getByRole('button', { name: '新兑换品' }).click();
  const form = app.getByRole('dialog');
  await form.getByRole('textbox').first().fill('帆布袋');
  await form.getByRole('spinbutton', { name: '所需积分' }).fill('200');
  await form.getByRole('spinbutton', { name: '总数量' }).fill('1');
  await form.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.plain-table')).toContainText('帆布袋');
  await visit(app, 'customers/members');
  await app.getByRole('button', { name: '查会员' }).click();
  await app.getByRole('dialog').getByRole('textbox').fill('林小满');
  await app.keyboard.press('Enter');
  const card = app.locator('.look-up');
  await expect(card).toContainText('卡号 100001');
  await card.getByRole('button', { name: /兑\s?换/ }).click();
  await app.locator('#redeem-reward').click();
  await app.locator('.ant-select-item-option').filter({ hasText: '帆布袋' }).click();
  await app.getByRole('dialog').last().getByRole('button', { name: /兑\s?换/ }).last().click();
  await expect(card.locator('.points-history li').first()).toContainText('帆布袋');
  await expect(card.locator('.stat').first()).toContainText('39');
  await look(app, 'members-look-up-zh');
  await app.keyboard.press('Escape');
  await visit(app, 'customers/members/rewards');
  await app.getByRole('button', { name: '标记已发放' }).click();
  await expect(app.getByRole('button', { name: '改回待发放' })).toBeVisible();

  // Who would move, then the move, then back.
  await visit(app, 'customers/members/tiers');
  await app.getByRole('button', { name: '设置等级' }).click();
  await app.getByRole('spinbutton', { name: '银卡 升级要 净消费满' }).fill('100');
  await app.getByRole('spinbutton', { name: '银卡 升级要 净消费满' }).blur();
  await expect(app.locator('.tier-flows')).toContainText('2 人');
  await app.getByRole('button', { name: '存成新规则' }).click();
  await app.getByRole('button', { name: '升降级 2 人' }).click();
  await app.locator('.ant-popconfirm').getByRole('button', { name: '升降级 2 人' }).click();
  await expect(app.getByText('已升降级 2 人')).toBeVisible();
  await look(app, 'members-tiers-zh');
  await expect(app.getByText('还没告诉 2 人')).toBeVisible();
  await app.getByRole('button', { name: '标记已通知' }).click();
  await expect(app.getByText('已标记 2 人')).toBeVisible();
  await expect(app.getByText('还没告诉 2 人')).toHaveCount(0);
  await visit(app, 'customers/members');
  await expect(app.locator('.table-row').filter({ hasText: '银卡' })).toHaveCount(2);
  await look(app, 'members-list-zh');
  await visit(app, 'customers/members/tiers');
  await app.getByRole('button', { name: '撤销这次' }).click();
  await app.locator('.ant-popconfirm').getByRole('button', { name: '撤销这次' }).click();
  await expect(app.locator('.versions')).toContainText('已撤销');

  await visit(app, 'customers/members/text');
  await expect(app.locator('.club-text')).toContainText('每消费 ¥1.00 得 2 分');
  await expect(app.locator('.club-changes')).toContainText('银卡：最近 12 个月净消费满 ¥100.00。');
  await app.locator('.ant-segmented-item').filter({ hasText: '英文' }).click();
  await expect(app.locator('.club-text')).toContainText('2 for each CN¥1.00 spent');
  await look(app, 'members-text-zh');
});
