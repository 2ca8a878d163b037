import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { collectProblems, expect, startHost, test as base, type RunningHost } from './fixtures.ts';
import { choose, open } from './pages.ts';

/** The sample shop: enough people for counts to mean something. One for all tests here, which run in order. */
const test = base.extend<{ shop: Page }, { sample: RunningHost }>({
  sample: [
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-segments-'));
      const host = await startHost(dataDir, ['--demo']);
      await use(host);
      await host.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shop: async ({ browser, sample, problems }, use) => {
    const page = shared ?? (await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 800 } }));
    if (!shared) {
      shared = page;
      await collectProblems(page, seen);
      await page.goto(sample.url);
    }
    await use(page);
    problems.push(...seen.splice(0));
    expect(problems).toEqual([]);
  },
});
test.describe.configure({ mode: 'serial' });
let shared: Page | undefined;
const seen: string[] = [];

const count = async (page: Page): Promise<number> => {
  await expect(page.locator('.segment-count')).not.toHaveClass(/is-old/);
  return Number((await page.locator('.segment-count strong').innerText()).replaceAll(',', ''));
};
const settled = (page: Page) => page.waitForTimeout(400); // the count follows 250 ms after the last change

test('a starting point counts at once, and its SQL gives the same figure', async ({ shop, sample }) => {
  await open(shop, 'customers', 'segments');
  await shop.getByRole('button', { name: /等第二单的客户/ }).click();
  await expect(shop.locator('.segment-sentence')).toContainText('有效订单等于 1 单，并且距上次购买在 15 天到 180 天之间');
  await settled(shop);
  const shown = await count(shop);
  expect(shown).toBeGreaterThan(10);
  await shop.getByText('背后的 SQL').click();
  const sql = await shop.locator('pre.sql').innerText();
  const database = new DatabaseSync(join(sample.dataDir, 'huitouke.db'), { readOnly: true });
  expect(Object.values(database.prepare(sql).get()!)).toEqual([shown]);
  database.close();
});

test('what is changed counts live; a condition that isn’t filled in doesn’t count, and is said', async ({ shop }) => {
  const before = await count(shop);
  await shop.getByRole('spinbutton', { name: '到', exact: true }).fill('60');
  await expect.poll(() => count(shop)).toBeLessThan(before);
  const narrowed = await count(shop);
  await shop.getByRole('button', { name: '加条件' }).click();
  await choose(shop, shop.locator('.rule').last().locator('.rule-fields'), '省份');
  await expect(shop.getByText('有 1 个条件没填完，暂不计入')).toBeVisible();
  expect(await count(shop)).toBe(narrowed);
  await shop.getByRole('button', { name: '保存' }).click();
  await expect(shop.getByText('先把条件填完')).toBeVisible();
  await choose(shop, shop.locator('.rule').last().getByRole('combobox', { name: '值' }), /省|市/);
  await shop.keyboard.press('Escape');
  await expect.poll(() => count(shop)).toBeLessThan(narrowed);
  await expect(shop.locator('.segment-sentence')).toContainText('省份是');
});

test('leaving keeps what isn’t saved; saving gives it a place in the list', async ({ shop }) => {
  const shown = await count(shop);
  await open(shop, 'today');
  await open(shop, 'customers', 'segments');
  await shop.getByRole('button', { name: '接着编' }).click();
  await expect.poll(() => count(shop)).toBe(shown);
  await shop.getByLabel('人群名称').fill('省内等第二单');
  await shop.getByRole('button', { name: '保存' }).click();
  await expect(shop.getByText('人群已保存')).toBeVisible();
  await expect(shop).toHaveURL(/#\/customers\/segments\/\d+$/);
  await open(shop, 'customers', 'segments');
  await expect(shop.getByRole('row', { name: /省内等第二单/ })).toContainText(String(shown));
});

test('every count opens its people, masked until shown', async ({ shop }) => {
  await shop.getByRole('row', { name: /省内等第二单/ }).click();
  const shown = await count(shop);
  await shop.getByRole('button', { name: '看全部' }).click();
  const drawer = shop.getByRole('dialog');
  await expect(drawer).toContainText(`命中的客户 · ${shown}`);
  await expect(drawer.getByRole('row').nth(1)).toContainText('**');
  await expect(drawer.getByRole('table')).toHaveAttribute('aria-rowcount', String(shown + 1));
  await shop.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('rename, duplicate and delete; one that others are made of stays', async ({ shop }) => {
  await open(shop, 'customers', 'segments');
  const act = async (name: string, action: string) => {
    await shop.getByRole('button', { name: `更多 ${name}`, exact: true }).click();
    await shop.getByRole('menuitem', { name: action }).click();
  };
  await act('省内等第二单', '重命名');
  await shop.getByRole('dialog').getByLabel('名称').fill('改过名的');
  await shop.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(shop.getByRole('row', { name: /改过名的/ })).toBeVisible();

  await act('改过名的', '复制一份');
  await shop.getByRole('dialog').getByLabel('名称').fill('改过名的');
  await shop.getByRole('dialog').getByRole('button', { name: '复制一份' }).click();
  await expect(shop.getByRole('dialog')).toContainText('这个名字已经用过了');
  await shop.getByRole('dialog').getByLabel('名称').fill('第二份');
  await shop.getByRole('dialog').getByRole('button', { name: '复制一份' }).click();
  await expect(shop.getByRole('row', { name: /第二份/ })).toBeVisible();

  // A segment out of another one.
  await shop.getByRole('button', { name: '新建人群' }).click();
  await shop.getByLabel('人群名称').fill('套着的');
  await shop.getByRole('button', { name: '加条件' }).click();
  await choose(shop, shop.locator('.rule-fields'), '人群');
  await choose(shop, shop.getByRole('combobox', { name: '选人群' }), '第二份');
  await expect(shop.locator('.segment-sentence')).toContainText('属于人群“第二份”');
  await shop.getByRole('button', { name: '保存' }).click();
  await expect(shop.getByText('人群已保存').last()).toBeVisible();

  await open(shop, 'customers', 'segments');
  await act('第二份', '删除');
  await shop.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  const refusal = shop.getByRole('dialog').filter({ hasText: '这个人群还在被用着' });
  await expect(refusal).toContainText('套着的');
  await refusal.getByRole('button').last().click();
  await expect(refusal).toBeHidden();
  await act('套着的', '删除');
  await shop.getByRole('dialog').filter({ hasText: '套着的' }).getByRole('button', { name: '删除' }).click();
  await expect(shop.getByRole('row', { name: /套着的/ })).toBeHidden();
});
