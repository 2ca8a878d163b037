import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, day: string, more: TaobaoCells = {}): TaobaoCells => ({ no: String(810000000000000000n + BigInt(no)), nick, paid: '80.00', created: `${day} 07:00:00`, paidAt: `${day} 10:45:03`, receiver: nick, phone: `1390013${8000 + no}`, address: `浙江省 杭州市 余杭区 桂花路 ${no} 号`, ...more });

test('a gift from the catalogue to the parcel, codes that are one each, and who brought whom', async ({ app }) => {
  await chooseFiles(app, [csvFile('orders.csv', taobaoCsv(order(1, '林小满', '2026-09-01'), order(2, '周木', '2026-11-20', { memo: '朋友介绍来的' })))]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  const dialog = app.getByRole('dialog').last();
  const pick = async (field: string, name: string) => {
    await app.locator(field).click();
    await app.locator(field).fill(name);
    await app.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: `${name.slice(0, 1)}**` }).first().click();
  };

  // A gift of which there is one.
  await visit(app, 'marketing/offers');
  await app.getByRole('button', { name: '新权益' }).click();
  await dialog.getByRole('textbox').first().fill('桂花茶小样');
  await dialog.getByRole('spinbutton', { name: '每份成本' }).fill('8.5');
  await dialog.getByRole('spinbutton', { name: '总数量' }).fill('1');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(app.locator('.page-sentence')).toContainText('1 种权益');
  await app.getByRole('button', { name: '发给……' }).click();
  await pick('#promise-person', '林小满');
  await dialog.getByRole('button', { name: '放进待发' }).click();
  await expect(app.getByText('已放进待发：1 人')).toBeVisible();
  await app.getByRole('button', { name: '发给……' }).click();
  await pick('#promise-person', '周木');
  await dialog.getByRole('button', { name: '放进待发' }).click();
  await expect(dialog).toContainText('礼品不够了');
  await app.keyboard.press('Escape');

  await visit(app, 'marketing/offers/deliveries');
  await expect(app.locator('.page-sentence')).toContainText('1 份等着发（成本 ¥8.50）');
  await app.locator('.offer-bar .ant-checkbox-wrapper').click();
  await app.getByRole('button', { name: '标记已发' }).click();
  await expect(app.getByText('没有等着发的。')).toBeVisible();
  await app.locator('.ant-segmented-item').filter({ hasText: '已发 1' }).click();
  await expect(app.locator('.plain-table')).toContainText('桂花茶小样 × 1');
  await look(app, 'offers-deliveries-zh');

  // Codes: the same twice is refused with its reason.
  await visit(app, 'marketing/offers/coupons');
  await app.getByRole('button', { name: '新一批券' }).click();
  await dialog.getByRole('textbox').first().fill('满 50 减 10');
  await dialog.getByRole('spinbutton', { name: '面额' }).fill('10');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await app.getByRole('button', { name: '加券码' }).click();
  await dialog.locator('.ant-segmented-item').filter({ hasText: '粘贴' }).click();
  await dialog.locator('textarea').fill('AKM3\nAKM4\nakm3');
  await dialog.getByRole('button', { name: /粘\s?贴/ }).click();
  await expect(dialog.getByRole('status')).toContainText('收下 2 个，没收 1 个');
  await expect(dialog.getByRole('status')).toContainText('akm3：这次重复了');
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: '登记用券' }).click();
  await dialog.locator('textarea').fill('AKM3, 810000000000000002');
  await dialog.getByRole('button', { name: /登\s?记/ }).last().click();
  await expect(dialog.getByRole('status')).toContainText('新登记 1');
  await app.keyboard.press('Escape');
  await expect(app.locator('.stat').filter({ hasText: '带来净额' })).toContainText('¥80.00');
  await look(app, 'offers-coupons-zh');

  // Nobody brings themselves; a friend's first order qualifies.
  await visit(app, 'marketing/offers/referrals');
  await app.getByRole('button', { name: '设置奖励' }).click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await app.getByRole('button', { name: '登记一位' }).click();
  await pick('#referrer', '林小满');
  await pick('#referred', '林小满');
  await dialog.getByRole('button', { name: /登\s?记/ }).last().click();
  await expect(dialog.getByRole('alert')).toContainText('不能自己带自己');
  await pick('#referred', '周木');
  await dialog.getByRole('textbox').last().fill('2026-11-20');
  await dialog.getByRole('button', { name: /登\s?记/ }).last().click();
  await expect(app.locator('.plain-table')).toContainText('可以发奖励');
  await look(app, 'offers-referrals-zh');
});
