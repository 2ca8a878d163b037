import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose, open } from './pages.ts';

/** From the check-up of the regulars to a campaign that was started from the strategy. */
test('the check-up as a picture, and a strategy that starts a campaign and keeps to its cadence', async ({ page, problems }) => {
  test.slow();
  const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-strategy-'));
  const host = await startHost(dataDir, ['--demo']);
  await collectProblems(page, problems);
  await page.goto(host.url);
  await page.locator('.shell').waitFor();

  await open(page, 'customers', 'lifecycle', 'regulars');
  await expect(page.locator('.regulars-block')).toHaveCount(5);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成图片' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^老客体检 .*\.png$/);

  await open(page, 'marketing', 'strategy');
  await page.getByRole('checkbox', { name: '先不打扰' }).last().check();
  await page.getByRole('button', { name: '存成新版本' }).click();
  await expect(page.getByText('已存成第 1 版')).toBeVisible();
  await page.getByRole('button', { name: '给沉默期建营销计划' }).click();
  await expect(page).toHaveURL(/marketing\/campaigns\/\d+\/say/);

  for (const view of ['stages', 'churn', 'phases', 'winBack', 'care', 'cultivation', 'seasonPlan', 'seasonality', 'bundles', 'outlook']) {
    await open(page, 'marketing', 'strategy', view);
    await expect(page.locator('.page-sentence')).not.toBeEmpty();
  }
  expect(problems).toEqual([]);
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Care levels weighed against the week, left alone for good, and what the owner thinks of the two plans. */
test('layers get a care level that audiences and the day’s list obey, and the two plans get notes', async ({ page, problems }) => {
  test.slow();
  const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-care-'));
  const host = await startHost(dataDir, ['--demo']);
  await collectProblems(page, problems);
  await page.goto(host.url);
  await page.locator('.shell').waitFor();

  await open(page, 'marketing', 'strategy', 'care');
  await choose(page, page.getByRole('combobox', { name: '活跃期：怎么打理' }), '亲手写');
  await choose(page, page.getByRole('combobox', { name: '睡眠期：怎么打理' }), '亲手写');
  await expect(page.getByRole('alert').filter({ hasText: '排不下' })).toBeVisible();
  await page.getByRole('spinbutton', { name: '每周能亲手写' }).fill('60');
  await page.getByRole('button', { name: '这样改' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '排得下' })).toBeVisible();
  await choose(page, page.getByRole('combobox', { name: '流失期：怎么打理' }), '不打扰');
  const row = page.getByRole('table', { name: '每一层怎么打理' }).getByRole('row').filter({ hasText: '流失期' });
  await expect(row.getByRole('cell').last()).toHaveText('–');
  const lost = (await row.getByRole('cell').nth(3).getByRole('button').innerText()).trim();
  await row.getByRole('cell').nth(3).getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(`流失期 · ${lost}`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已保存；维护策略也存成了第 1 版')).toBeVisible();
  await look(page, 'care-zh');
  await open(page, 'marketing', 'strategy', 'matrix');
  await expect(page.getByRole('checkbox', { name: '先不打扰' }).last()).toBeChecked();

  // By a layering of the owner's, which then can't be deleted, and whose people are in no campaign.
  await open(page, 'customers', 'segments', 'layers');
  await page.getByRole('button', { name: /^按买过几单/ }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/layers\/\d+$/);
  await open(page, 'marketing', 'strategy', 'care');
  await choose(page, page.getByRole('combobox', { name: '按什么分' }), '按买过几单');
  await choose(page, page.getByRole('combobox', { name: '5 单以上：怎么打理' }), '亲手写');
  await choose(page, page.getByRole('combobox', { name: '没买过：怎么打理' }), '不打扰');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已保存，从现在起按它打理')).toBeVisible();
  await look(page, 'care-layering-zh');
  await open(page, 'customers', 'segments', 'layers');
  await page.getByRole('button', { name: '删除 按买过几单' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('先在那里换一个分法')).toBeVisible();
  await page.keyboard.press('Escape');

  await open(page, 'today');
  await expect(page.locator('.due')).toContainText('不打扰的不在里面');

  await open(page, 'results', 'plans');
  await page.getByRole('textbox', { name: 'Y 方案：强项' }).fill('看得出谁刚开始变冷');
  await page.getByRole('textbox', { name: 'X 方案：弱项' }).fill('刚来的新客看不到');
  await page.locator('.panel').filter({ has: page.locator('.plan-notes') }).getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.plan-notes')).toContainText('写于');
  await page.locator('.plan-notes').scrollIntoViewIfNeeded();
  await look(page, 'plan-notes-zh');
  await page.getByRole('checkbox', { name: '流失期' }).check();
  await expect(page.locator('.plan-notes')).toContainText('写的是当时的方案：沉默期和睡眠期，至少隔 60 天');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Y 方案：强项' })).toHaveValue('看得出谁刚开始变冷');
  await expect(page.getByRole('textbox', { name: 'X 方案：弱项' })).toHaveValue('刚来的新客看不到');
  expect(problems).toEqual([]);
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
