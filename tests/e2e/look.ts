import { AxeBuilder } from '@axe-core/playwright';
import { test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { expect } from './fixtures.ts';

/** Whose pictures are taken: a language's short name, and the browser's locale. */
export const languages = [['zh', 'zh-CN'], ['en', 'en-US']] as const;

/**
 * Pictures of the screen in the output's `screens`: in Chinese light and dark, in English light, for a language changes no
 * colour. They must be readable by WCAG AA: names, roles and contrast; asked in Chinese, and in the dark of the colours only.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const isChinese = (await page.locator('html').getAttribute('lang')) === 'zh-CN';
  for (const colorScheme of isChinese ? (['dark', 'light'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    // It also brings colours that are still changing to their end.
    await page.screenshot({ path: join(test.info().project.outputDir, 'screens', `${name}-${colorScheme}.png`), animations: 'disabled' });
    if (!isChinese) continue;
    // What passes isn't asked for in detail; there is one frame, which needs no second page to be put together in.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe.withTags(['wcag2a', 'wcag2aa'])).analyze();
    const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).slice(0, 3).join(' | ')}`);
    expect.soft(told, `${name}, ${colorScheme}`).toEqual([]);
  }
}
