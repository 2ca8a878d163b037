import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chooseFiles, csvFile, visit } from './exports.ts';
import { collectProblems, expect, startHost, test, type RunningHost } from './fixtures.ts';
import { look } from './look.ts';
import { taobaoCsv, type TaobaoCells } from '../backend/parser/taobao-csv.ts';

const order = (no: number, nick: string, paid: string, day: string, more: TaobaoCells = {}): TaobaoCells => ({ no: String(840000000000000000n + BigInt(no)), nick, paid, created: `${day} 07:00:00`, paidAt: `${day} 10:45:03`, receiver: nick, phone: `1380018${8000 + no}`, ...more });

/** The host's clock, all its threads', is that of another day. */
const clockAt = (instant: string) => {
  const shift = Date.parse(instant) - Date.now();
  const code = `const Real = Date; const now = () => Real.now() + ${shift}; globalThis.Date = class extends Real { constructor(...a) { if (a.length) super(...a); else super(now()); } static now() { return now(); } };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
};

test('a member’s year: enrolled, bought, earned, a step up; then a refund, points gone, a step down, and a letter about what is left', async ({ page, dataDir, problems }) => {
  test.slow();
  await collectProblems(page, problems);
  const open = async (instant: string) => {
    const host = await startHost(dataDir, [], clockAt(instant));
    await page.clock.setFixedTime(instant);
    await page.goto(host.url);
    await page.locator('.shell').waitFor();
    return host;
  };
  // A page left open would go on asking for its host.
  const close = async (host: RunningHost) => {
    await page.goto('about:blank');
    await host.stop();
  };
  const bring = async (name: string, ...rows: TaobaoCells[]) => {
    await chooseFiles(page, [csvFile(name, taobaoCsv(...rows))]);
    await page.locator('.page-head .ant-btn-primary').click();
    await page.locator('.check-up').first().waitFor({ timeout: 60_000 });
  };

  const before = await open('2025-03-10T04:00:00Z');
  await bring('spring.csv', order(1, '林小满', '880.00', '2025-01-15'), order(2, '周木', '40.00', '2025-02-01'));
  await visit(page, 'customers/members');
  await page.getByRole('button', { name: '设置积分' }).click();
  await page.getByRole('textbox', { name: '这套规则从' }).fill('2025-01-01');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '开始积分' }).click();
  await expect(page.getByText('已按新规则记账')).toBeVisible();
  await visit(page, 'customers/members');
  await expect(row(page, '林小满')).toContainText('880');
  await visit(page, 'customers/members/tiers');
  await page.getByRole('button', { name: '设置等级' }).click();
  await page.getByRole('spinbutton', { name: '银卡 升级要 净消费满' }).fill('500');
  await page.getByRole('spinbutton', { name: '银卡 升级要 净消费满' }).blur();
  await expect(page.locator('.tier-flows')).toContainText('1 人');
  await page.getByRole('button', { name: '存成新规则' }).click();
  await moveTiers(page, '升降级 1 人');
  await expect(page.locator('.versions')).toContainText('升 1，降 0');
  await close(before);

  // A year and a half later: the old points are gone, and so is what held the tier.
  const after = await open('2026-09-10T04:00:00Z');
  await bring('late.csv', order(3, '周木', '90.00', '2026-06-01'), order(4, '周木', '30.00', '2026-07-01', { status: '交易关闭', refund: '30.00' }));
  await visit(page, 'customers/members');
  await expect(row(page, '林小满')).toContainText('银卡');
  await row(page, '林小满').click();
  await expect(page.getByRole('complementary', { name: '会员' }).locator('.points-history li').filter({ hasText: '-880' })).toContainText('到期');
  await expect(row(page, '周木')).toContainText('90');
  await visit(page, 'customers/members/tiers');
  await moveTiers(page, '升降级 1 人');
  await expect(page.locator('.versions')).toContainText('升 0，降 1');
  await visit(page, 'customers/members');
  await expect(row(page, '林小满')).not.toContainText('银卡');
  await look(page, 'members-year-zh');
  await page.getByRole('button', { name: '打印' }).last().click();
  const letter = page.waitForEvent('download');
  await page.getByText('积分通知信（有积分的会员）').click();
  expect(readFileSync(await (await letter).path()).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByText('写好 1 封')).toBeVisible();
  await close(after);
  expect(problems).toEqual([]);
});

const row = (page: Page, nick: string) => page.locator('.table-row').filter({ hasText: nick.slice(0, 1) });

async function moveTiers(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name }).click();
  await expect(page.getByText('已升降级 1 人')).toBeVisible();
}
