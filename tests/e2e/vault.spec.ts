import type { Page } from '@playwright/test';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exports, importFiles, visit } from './exports.ts';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { languages, look } from './look.ts';

const backups = async (app: Page, count: number) => {
  await visit(app, 'data/backups');
  await expect(app.locator('.table-row')).toHaveCount(count);
};

test('a backup after the import; more is imported; three clicks back; and forward again', async ({ app }) => {
  await visit(app, 'data/backups');
  await expect(app.getByRole('heading', { name: '备份会自动做' })).toBeVisible();
  await importFiles(app, [exports.orders2017]);
  await backups(app, 1);
  await expect(app.locator('.table-row')).toContainText('导入之后');
  await expect(app.locator('.table-row')).toContainText('6 笔订单，4 位客户');
  await importFiles(app, [exports.shopify]);
  await backups(app, 2);

  // One click came here; the second opens the question, the third answers it.
  await app.locator('.table-row').nth(1).getByRole('button', { name: '恢复' }).click();
  const dialog = app.getByRole('dialog');
  await expect(dialog).toContainText('6 笔订单');
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(app.getByText(/恢复过一次备份。恢复前的数据还放在一边/)).toBeVisible({ timeout: 30_000 });
  await visit(app, 'today');
  await expect(app.locator('.page-sentence')).toContainText('4 位客户、6 笔订单');

  await visit(app, 'data/backups');
  await app.getByRole('button', { name: '撤销恢复' }).click();
  await app.locator('.ant-popover').getByRole('button', { name: '撤销恢复' }).click();
  await expect(app.getByText(/撤销过一次恢复/)).toBeVisible({ timeout: 30_000 });
  await visit(app, 'today');
  await expect(app.locator('.page-sentence')).not.toContainText('6 笔订单');
});

test('by hand, again without a change, pinned, read again', async ({ app }) => {
  await importFiles(app, [exports.orders2017]);
  await backups(app, 1);
  await app.getByRole('button', { name: '立即备份' }).click();
  await expect(app.getByText('从上次备份到现在没有改动')).toBeVisible();
  await app.getByRole('button', { name: '一直保留这一份' }).click();
  await expect(app.getByRole('button', { name: '不再特别保留' })).toHaveAttribute('aria-pressed', 'true');
  await app.getByRole('button', { name: '已核对' }).click();
  await expect(app.getByText('又核对了一遍')).toBeVisible();
});

test('an encrypted copy is saved, refused with a wrong passphrase, and opened with the right one', async ({ app, dataDir }) => {
  await importFiles(app, [exports.orders2017]);
  await backups(app, 1);
  await app.getByRole('button', { name: '存加密副本' }).click();
  const dialog = app.getByRole('dialog');
  const ok = dialog.getByRole('button', { name: '选择位置并保存' });
  await dialog.getByLabel('口令', { exact: true }).fill('三只小猪2026');
  await dialog.getByLabel('再输一遍').fill('三只小猪2027');
  await expect(ok).toBeDisabled();
  await dialog.getByLabel('再输一遍').fill('三只小猪2026');
  const download = app.waitForEvent('download');
  await ok.click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^回头客备份-\d{4}-\d{2}-\d{2}\.htkb$/);
  const path = join(dataDir, 'stick.htkb');
  await file.saveAs(path);

  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: '打开加密备份文件' }).click();
  await (await chooser).setFiles(path);
  await app.getByLabel('口令', { exact: true }).fill('不是这个口令');
  await app.getByRole('button', { name: '打开', exact: true }).click();
  await expect(app.getByText('口令不对，或文件开头已损坏')).toBeVisible({ timeout: 30_000 });
  await app.getByLabel('口令', { exact: true }).fill('三只小猪2026');
  await app.getByRole('button', { name: '打开', exact: true }).click();
  await expect(app.locator('.table-row')).toHaveCount(2, { timeout: 30_000 });
  await expect(app.locator('.table-row').first()).toContainText('从加密文件读入');
});

test('everything is taken out, and an empty app takes it back', async ({ app, dataDir, page }) => {
  await importFiles(app, [exports.orders2017]);
  await backups(app, 1);
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: '导出全部数据' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^回头客全部数据-\d{4}-\d{2}-\d{2}\.zip$/);
  const path = join(dataDir, 'all.zip');
  await file.saveAs(path);
  await expect(app.getByText(/全部数据导出好了：\d+ 张表/)).toBeVisible();

  const empty = await startHost(join(dataDir, 'other'));
  await page.goto(empty.url);
  await visit(page, 'data/backups');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '读回导出文件' }).click();
  await (await chooser).setFiles(path);
  await expect(page.locator('.table-row')).toContainText('从导出文件读入', { timeout: 30_000 });
  await page.locator('.table-row').getByRole('button', { name: '恢复' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText(/恢复过一次备份/)).toBeVisible({ timeout: 30_000 });
  await visit(page, 'today');
  await expect(page.locator('.page-sentence')).toContainText('4 位客户、6 笔订单');
  await page.goto('about:blank');
  await empty.stop();
});

test('a backup that couldn’t be made is said on every screen, until one can be', async ({ app, dataDir }) => {
  const folder = join(dataDir, 'backups');
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, 'a file where the folder should be');
  await importFiles(app, [exports.orders2017]);
  await visit(app, 'today');
  await expect(app.getByText(/的备份没有做成/)).toBeVisible();
  rmSync(folder);
  await app.getByRole('link', { name: '去看备份' }).click();
  await app.getByRole('button', { name: '立即备份' }).click();
  await expect(app.locator('.table-row')).toHaveCount(1);
  await visit(app, 'today');
  await expect(app.locator('.page-sentence')).toBeVisible();
  await expect(app.getByText(/的备份没有做成/)).toHaveCount(0);
});

/** A shop whose database was damaged while the app was closed. */
async function damagedFolder(dataDir: string, page: Page, pages = 0): Promise<void> {
  const host = await startHost(dataDir);
  await page.goto(host.url);
  await importFiles(page, [exports.orders2017]);
  await visit(page, 'data/backups');
  await page.locator('.table-row').waitFor();
  await host.stop();
  const file = join(dataDir, 'huitouke.db');
  // The beginning of it; and so many pages at its end.
  const bytes = readFileSync(file).fill(0, 0, 100);
  writeFileSync(file, pages === 0 ? bytes : bytes.fill(0, bytes.length - pages * 8192));
  await page.goto('about:blank');
}

test('a damaged database opens into the recovery screen, and one click brings the shop back', async ({ page, dataDir }) => {
  await damagedFolder(dataDir, page);
  const host = await startHost(dataDir);
  const problems: string[] = [];
  await collectProblems(page, problems);
  await page.goto(host.url);
  await expect(page.getByText('数据文件的开头损坏了')).toBeVisible();
  await expect(page.locator('.nav')).toHaveCount(0);
  await page.getByRole('button', { name: '恢复这一份' }).click();
  await expect(page.locator('.nav')).toBeVisible({ timeout: 30_000 });
  await visit(page, 'today');
  await expect(page.locator('.page-sentence')).toContainText('4 位客户、6 笔订单');
  expect(problems).toEqual([]);
  expect(await host.stop()).toBe(0);
});

/** A host whose database finds no room on the disk while `mark` is there. */
const startOnFullDisk = (dataDir: string, mark: string) => startHost(dataDir, [], { FULL_DISK: mark, NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/e2e/full-disk.ts')).href}` });

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('what can still be read of a damaged database is taken out, with what can’t be', async ({ page, dataDir }) => {
      await damagedFolder(dataDir, page, language === 'zh' ? 0 : 5);
      const host = await startHost(dataDir);
      const problems: string[] = [];
      await collectProblems(page, problems);
      await page.goto(host.url);
      await page.locator('.recovery-offer').waitFor();
      await look(page, `vault-recovery-file-${language}`);
      const download = page.waitForEvent('download');
      await page.locator('.salvage-action .ant-btn').click();
      const path = join(dataDir, 'salvaged.zip');
      await (await download).saveAs(path);
      const told = page.locator('.recovery .panel .ant-alert');
      await expect(told).toBeVisible();
      await expect(told).toContainText(language === 'zh' ? /读出了 \d+ 张表/ : /tables with [\d,]+ rows were read/);
      if (language === 'en') await expect(told).toContainText(/whole pages lost: [1-9]/);
      await look(page, `vault-salvaged-${language}`);
      const bytes = readFileSync(path);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
      expect(bytes.includes('salvage.json')).toBe(true);
      // It is still the same screen, and the way back still works.
      await page.locator('.recovery-offer .ant-btn-primary').click();
      await expect(page.locator('.nav')).toBeVisible({ timeout: 30_000 });
      expect(problems).toEqual([]);
      expect(await host.stop()).toBe(0);
    });

    test('a disk without room to open what was restored: nothing is lost, and it goes on when there is room', async ({ page, dataDir }) => {
      const mark = join(dataDir, 'no-room');
      const shop = join(dataDir, 'shop');
      const host = await startOnFullDisk(shop, mark);
      const problems: string[] = [];
      await collectProblems(page, problems);
      await page.goto(host.url);
      await importFiles(page, [exports.orders2017]);
      await backups(page, 1);
      writeFileSync(mark, '');
      await page.locator('.table-row').locator('.backup-actions .ant-btn').first().click();
      await page.locator('.ant-modal .ant-btn-primary').click();
      const full = page.getByText(language === 'zh' ? '磁盘满了，或读写出错；您的数据没有丢' : 'none of your data is lost');
      await expect(full).toBeVisible({ timeout: 30_000 });
      await expect(page.locator('.nav')).toHaveCount(0);
      await look(page, `vault-full-disk-${language}`);
      // Asked again and again, it stays as it is until there is room.
      await page.locator('.recovery .ant-btn-primary').click();
      await page.waitForTimeout(6000);
      await expect(full).toBeVisible();
      rmSync(mark);
      await expect(page.locator('.nav')).toBeVisible({ timeout: 30_000 });
      await visit(page, 'today');
      await expect(page.locator('.page-sentence')).toContainText(/\D6\D/);
      expect(problems).toEqual([]);
      expect(await host.stop()).toBe(0);
    });

    test('the screens of the vault', async ({ page, dataDir }) => {
      test.slow();
      const shot = (name: string) => look(page, `vault-${name}-${language}`);
      const first = await startHost(dataDir);
      await page.goto(first.url);
      await visit(page, 'data/backups');
      await page.locator('.empty').waitFor();
      await shot('none');
      await importFiles(page, [exports.orders2017]);
      await visit(page, 'data/backups');
      await expect(page.locator('.table-row')).toHaveCount(1);
      await importFiles(page, [exports.shopify]);
      await visit(page, 'data/backups');
      await expect(page.locator('.table-row')).toHaveCount(2);
      await page.locator('.table-row').nth(1).locator('.backup-actions .ant-btn').last().click();
      await page.locator('#passphrase').fill('12345678');
      await shot('save');
      await page.locator('.ant-modal .ant-btn:not(.ant-btn-primary)').last().click();
      await page.locator('.ant-modal').waitFor({ state: 'detached' });
      await page.locator('.table-row').nth(1).locator('.backup-actions .ant-btn').first().click();
      await page.locator('.ant-modal .ant-btn-primary').waitFor();
      await shot('restore');
      await page.locator('.ant-modal .ant-btn-primary').click();
      await page.locator('.page .ant-alert').waitFor({ timeout: 30_000 });
      await shot('list');
      await first.stop();
      rmSync(join(dataDir, 'huitouke.db'));
      const second = await startHost(dataDir);
      await page.goto('about:blank');
      await page.goto(second.url);
      await page.locator('.recovery-offer').waitFor();
      await shot('recovery');
      await second.stop();
    });
  });
}
