import { visit } from './exports.ts';
import { expect, startHost, test } from './fixtures.ts';
import { languages, look } from './look.ts';

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('the app lock: set, locked by key, refused, unlocked, there at the next start, removed', async ({ page, dataDir }) => {
      test.slow();
      const first = await startHost(dataDir);
      await page.goto(first.url);
      await visit(page, 'settings');
      const panel = page.locator('.panel', { has: page.getByRole('heading', { name: language === 'zh' ? '应用锁' : 'App lock' }) });
      await panel.getByRole('button').click();
      await page.locator('#lock-new').fill('三只小猪 2026');
      await page.locator('#lock-again').fill('三只小猪 2026');
      await look(page, `lock-set-${language}`);
      await page.locator('.ant-modal .ant-btn-primary').click();
      await expect(panel.getByRole('button')).toHaveCount(2, { timeout: 30_000 });
      await page.locator('.ant-modal').waitFor({ state: 'detached' });
      await look(page, `lock-setting-${language}`);
      await page.keyboard.press('Control+Shift+L');
      await expect(page.locator('.lock')).toBeVisible();
      await expect(page.locator('.shell')).toHaveCount(0);
      await page.locator('#unlock').fill('三只小猪 2027');
      await page.keyboard.press('Enter');
      await expect(page.locator('.lock .ant-alert')).toBeVisible({ timeout: 30_000 });
      await page.locator('.lock .ant-btn-link').click();
      await look(page, `lock-${language}`);
      await page.locator('#unlock').fill('三只小猪 2026');
      await page.keyboard.press('Enter');
      await expect(page.locator('.shell')).toBeVisible({ timeout: 30_000 });
      await page.goto('about:blank');
      await first.stop();

      const second = await startHost(dataDir);
      await page.goto(second.url);
      await page.locator('#unlock').fill('三只小猪 2026');
      await page.keyboard.press('Enter');
      await visit(page, 'settings');
      await panel.getByRole('button').last().click({ timeout: 30_000 });
      await page.locator('#lock-current').fill('三只小猪 2026');
      await page.locator('.ant-modal .ant-btn-dangerous').click();
      await expect(panel.getByRole('button')).toHaveCount(1, { timeout: 30_000 });
      await page.goto('about:blank');
      await second.stop();
    });
  });
}
