import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose, open, speak } from './pages.ts';

const digits = (text: string) => text.replaceAll(/\D/g, '');

/** Long lists hold only what is on the screen: by a word of it. */
async function find(page: Page, select: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: select }).fill(option);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}

/** One story through the sample shop: from an attribute to bands, from bands to a table, from a cell to a segment. */
test('the analysis of the sample shop', async ({ page, problems }) => {
  test.slow(); // many pictures, each looked at twice
  const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-analysis-'));
  const host = await startHost(dataDir, ['--demo']);
  await collectProblems(page, problems);
  await page.goto(host.url);
  await page.locator('.shell').waitFor();
  const bandRows = page.locator('.panel .plain-table tbody tr');
  const firstCut = page.getByRole('slider', { name: '第 1 条分界' });

  await test.step('an attribute is cut into bands', async () => {
    await open(page, 'customers', 'analysis');
    await expect(page.locator('.page-sentence strong, .page-sentence b')).toHaveCount(3);
    await expect(page.getByRole('slider')).toHaveCount(4);
    await look(page, 'analysis-bands-zh');
  });

  await test.step('a cut moves by keys and by the mouse, and the bands follow', async () => {
    const count = bandRows.first().locator('td').nth(2);
    const before = await count.innerText();
    await firstCut.press('PageDown');
    await expect(count).not.toHaveText(before);
    await expect(page.locator('.ant-segmented-item-selected', { hasText: '自己定' })).toBeVisible();
    const at = Number(await firstCut.getAttribute('aria-valuenow'));
    const box = (await firstCut.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 12, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Number(await firstCut.getAttribute('aria-valuenow'))).toBeGreaterThan(at);
    await page.getByRole('slider', { name: '第 4 条分界' }).press('Delete');
    await expect(page.getByRole('slider')).toHaveCount(3);
    await page.getByRole('spinbutton', { name: '第 1 条分界' }).fill('50');
    await page.getByRole('spinbutton', { name: '第 1 条分界' }).press('Enter');
    await expect(bandRows.first()).toContainText('不到 ¥50');
  });

  await test.step('bands are named and kept', async () => {
    await expect(bandRows).toHaveCount(5); // four, and those without a value
    for (const [i, name] of ['低', '中', '高', '顶'].entries()) await bandRows.nth(i).getByRole('textbox').fill(name);
    await page.getByRole('button', { name: '存成分段' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('客单四档');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('已存成分段“客单四档”')).toBeVisible();
  });

  await test.step('a band opens its people, who become a segment with the same count', async () => {
    const count = digits(await bandRows.first().locator('td').nth(2).innerText());
    await bandRows.first().getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(`低 · ${Number(count).toLocaleString('zh-CN')}`);
    await page.getByRole('button', { name: '存成人群' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '存成人群' }).click();
    await expect(page.getByText('已存成人群“低”')).toBeVisible();
    await page.keyboard.press('Escape');
    await open(page, 'customers', 'segments');
    await expect(page.getByRole('row', { name: /低/ })).toContainText(Number(count).toLocaleString('zh-CN'));
  });

  await test.step('two attributes are compared', async () => {
    await open(page, 'customers', 'analysis', 'correlation');
    await expect(page.locator('.page-sentence')).toContainText('ρ =');
    await expect(page.locator('.chart canvas')).toHaveCount(2);
    await look(page, 'analysis-correlation-zh');
    const before = await page.locator('.page-sentence').innerText();
    await choose(page, page.getByRole('combobox', { name: '属性二' }), '距上次购买');
    await expect(page.locator('.page-sentence')).not.toHaveText(before);
    await page.getByRole('button', { name: '看表格' }).last().click();
    // Whoever has no mouse opens a bar's people from the table.
    const cell = page.locator('.plain-table tbody').last().getByRole('button').first();
    const people = digits(await cell.innerText());
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(`· ${Number(people).toLocaleString('zh-CN')}`);
    await page.keyboard.press('Escape');
  });

  await test.step('the kept bands are the rows of a table; a cell opens as many people as it says', async () => {
    await open(page, 'customers', 'analysis', 'cross');
    await find(page, '行', '客单四档');
    await find(page, '列', '省份');
    await expect(page.locator('.cross-table tbody th').first()).toHaveText('低');
    await look(page, 'analysis-cross-zh');
    const cell = page.locator('.cross-table tbody tr').first().locator('.cross-cell').first();
    const count = digits(await cell.innerText());
    await cell.click();
    await expect(page.getByRole('dialog')).toContainText(`低 × `);
    await expect(page.getByRole('dialog')).toContainText(`· ${Number(count).toLocaleString('zh-CN')}`);
    await page.keyboard.press('Escape');
    await page.locator('.ant-segmented-item').filter({ hasText: '指数' }).click();
    await expect(cell).not.toHaveText(count);
  });

  await test.step('what no rule asks for is kept as a list of people', async () => {
    await find(page, '列', '常买的价位');
    const total = page.locator('.cross-table tfoot .cross-cell').first();
    await expect(page.locator('.cross-table thead th').first()).toContainText('不到');
    const count = digits(await total.innerText());
    await total.click();
    await expect(page.getByRole('dialog')).toContainText(`· ${Number(count).toLocaleString('zh-CN')}`);
    await expect(page.getByRole('dialog').getByRole('row').nth(3)).toBeVisible();
    await page.getByRole('button', { name: '存成人群包' }).click();
    await page.getByRole('dialog').last().getByRole('textbox').fill('便宜货买家');
    await page.getByRole('dialog').last().getByRole('button', { name: '存成人群包' }).click();
    await expect(page.getByText('已存成人群“便宜货买家”')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('how long until the same is bought again, and who is due', async () => {
    await open(page, 'customers', 'analysis', 'cycles');
    await expect(page.locator('.page-sentence')).toContainText('天再买一次');
    await look(page, 'analysis-cycles-zh');
    const due = page.locator('.cycle-table tbody tr').first().getByRole('button');
    const count = digits(await due.innerText());
    await due.click();
    await expect(page.getByRole('dialog')).toContainText(`· ${Number(count).toLocaleString('zh-CN')}`);
    await page.keyboard.press('Escape');
    await find(page, '分人看', '客单四档');
    await expect(page.locator('.cycle-table thead th', { hasText: '顶' })).toBeVisible();
  });

  await test.step('clusters are folded away under what a specialist wants', async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '聚类' }).click();
    await expect(page.locator('.page-sentence')).toContainText('稳定度');
    await look(page, 'analysis-clusters-zh');
    const row = page.locator('.panel .plain-table tbody tr').first();
    const count = digits(await row.locator('td').nth(1).innerText());
    await row.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(`· ${Number(count).toLocaleString('zh-CN')}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '存成分层' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('自然分类');
    await page.getByRole('dialog').getByRole('button', { name: '存成分层' }).click();
    await expect(page).toHaveURL(/segments\/layers\/\d+$/);
    await expect(page.locator('.page h1')).toContainText('自然分类');
  });

  await test.step('in English too', async () => {
    await speak(page, 'English');
    for (const view of ['bands', 'correlation', 'cross', 'cycles', 'clusters']) {
      await open(page, 'customers', 'analysis', view);
      await expect(page.locator('.panel').first()).toBeVisible();
      await look(page, `analysis-${view}-en`);
    }
  });

  await page.close();
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
  expect(problems).toEqual([]);
});
