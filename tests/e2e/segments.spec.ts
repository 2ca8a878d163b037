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
    const page = shared ?? (await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }));
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
  await expect(async () => {
    await choose(shop, shop.locator('.rule-fields'), /^人群$/);
    await expect(shop.locator('.rule-fields')).toHaveText('人群', { timeout: 2000 }); // the list may still have been moving
  }).toPass();
  await choose(shop, shop.getByRole('combobox', { name: '选人群' }), '第二份');
  await expect(shop.locator('.segment-sentence')).toContainText('属于人群“第二份”');
  await shop.getByRole('button', { name: '保存' }).click();
  await expect(shop).toHaveURL(/customers\/segments\/\d+$/);

  await open(shop, 'customers', 'segments');
  await expect(shop.getByRole('row', { name: /套着的/ })).toBeVisible(); // it comes on top, and the rows below it move
  await act('第二份', '删除');
  await shop.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  const refusal = shop.getByRole('dialog').filter({ hasText: '这个人群还在被用着' });
  await expect(refusal).toContainText('套着的');
  await refusal.getByRole('button').last().click();
  await expect(refusal).toBeHidden();
  await act('套着的', '删除');
  await expect(async () => {
    await shop.getByRole('dialog').filter({ hasText: '套着的' }).getByRole('button', { name: '删除' }).click({ timeout: 2000 });
    await expect(shop.getByRole('row', { name: /套着的/ })).toBeHidden({ timeout: 3000 }); // a dialog that is opening doesn't hear yet
  }).toPass();
});

test('five customers found by four kinds of question, a segment built from each', async ({ shop, sample }) => {
  const database = new DatabaseSync(join(sample.dataDir, 'huitouke.db'), { readOnly: true });
  const ask = (sql: string, ...values: (string | number)[]) => database.prepare(sql).all(...values) as { id: number; word: string }[];
  const inSegment = (name: string) => ask('SELECT m.customer_id AS id, s.name AS word FROM segment_members m JOIN segments s ON s.id = m.segment_id WHERE s.name = ?', name).map((m) => m.id);
  const named = (where: string, limit: number) => ask(`SELECT c.id, ${where} FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE m.orders >= 1 AND c.phone_quality = 'valid' ORDER BY m.net_minor DESC LIMIT ${limit}`);
  const [phone, , orderer, one, other] = named('c.phone AS word', 5) as [{ id: number; word: string }, unknown, { id: number }, { id: number; word: string }, { id: number; word: string }];
  const keepFound = async (name: string) => {
    await shop.getByRole('button', { name: /^对这 \d+ 人/ }).click();
    await shop.getByRole('menuitem', { name: '存成人群包' }).click();
    await shop.getByRole('textbox', { name: '人群名称' }).fill(name);
    await shop.getByRole('dialog').getByRole('button', { name: '存下' }).click();
    await expect(shop.getByRole('heading', { name, level: 1 })).toBeVisible();
  };
  const search = async (text: string) => {
    await open(shop, 'customers', 'list');
    await shop.locator('.customer-search input').fill(text);
    await expect(shop.locator('.page-sentence')).toContainText('找到');
    await settled(shop);
  };

  await test.step('by the last four digits of a phone', async () => {
    await search(phone.word.slice(-4));
    await keepFound('尾号');
    expect(inSegment('尾号')).toContain(phone.id);
  });

  await test.step('by an order number', async () => {
    const [order] = ask("SELECT a.customer_id AS id, o.order_no AS word FROM orders o JOIN accounts a ON a.id = o.account_id WHERE a.customer_id = ? AND o.is_valid = 1", orderer.id) as [{ id: number; word: string }];
    await search(order.word);
    await keepFound('订单号');
    expect(inSegment('订单号')).toEqual([orderer.id]);
  });

  await test.step('by a list that is pasted', async () => {
    await open(shop, 'customers', 'segments');
    await shop.getByRole('button', { name: '粘贴名单' }).click();
    const dialog = shop.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '名单' }).fill([one, other].map(({ word }) => word.replace('+86', '')).join('\n'));
    await expect(dialog.getByRole('status')).toContainText('2 行里认出 2 位客户');
    await dialog.getByRole('textbox', { name: '人群名称' }).fill('名单上的');
    await dialog.getByRole('button', { name: /^存成人群包/ }).click();
    await expect(shop.locator('.segment-count strong')).toHaveText('2');
    expect(inSegment('名单上的').sort()).toEqual([one.id, other.id].sort());
  });

  await test.step('by what they bought and how long ago', async () => {
    const [bought] = ask("SELECT a.customer_id AS id, p.title AS word FROM products p JOIN order_lines l ON l.product_id = p.id JOIN orders o ON o.id = l.order_id JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 ORDER BY o.day DESC LIMIT 1") as [{ id: number; word: string }];
    const rule = { combinator: 'and', rules: [{ field: 'bought_product', operator: 'bought', value: { names: [bought.word], withinDays: 400, times: 1 } }, { field: 'last_order_days', operator: '<=', value: 365 }] };
    await open(shop, 'customers', 'segments', 'new', encodeURIComponent(JSON.stringify(rule)));
    await expect(shop.locator('.segment-sentence')).toContainText(`买过“${bought.word}”`);
    await settled(shop);
    expect(await count(shop)).toBeGreaterThan(0);
    await shop.getByLabel('人群名称').fill('最近买过它');
    await shop.getByRole('button', { name: '保存' }).click();
    await expect(shop).toHaveURL(/segments\/\d+$/);
  });
  database.close();
});
