import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { visit } from './exports.ts';
import { expect } from './fixtures.ts';

const samples = join(import.meta.dirname, '..', 'fixtures', 'exports');

/** To a place of the app by its address. */
export const open = (page: Page, ...parts: (string | number)[]) => visit(page, parts.join('/'));

/** Files through the import screen, to the check-up. In Chinese. */
export async function importSamples(page: Page, ...names: string[]): Promise<void> {
  await open(page, 'data', 'import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(names.map((name) => join(samples, name)));
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('button', { name: '再导一批' })).toBeVisible({ timeout: 30_000 });
}

/** Chooses an entry of a select by its words. */
export async function choose(page: Page, select: string | ReturnType<Page['getByRole']>, option: string | RegExp): Promise<void> {
  await (typeof select === 'string' ? page.locator(select) : select).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}

/** The language of the screens, by the settings' own switch. */
export async function speak(page: Page, language: '简体中文' | 'English'): Promise<void> {
  await open(page, 'settings');
  await page.locator('.ant-segmented-item').filter({ hasText: language }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
}
