import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exports, importFiles, visit } from './exports.ts';
import { expect, startHost, test } from './fixtures.ts';
import { languages, look } from './look.ts';

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('a customer is erased from their record: gone from every file, their orders are not', async ({ page, dataDir }) => {
      test.slow();
      const host = await startHost(dataDir);
      await page.goto(host.url);
      await importFiles(page, [exports.orders2017]);
      await visit(page, 'data/backups');
      await expect(page.locator('.table-row')).toHaveCount(1);
      await visit(page, 'customers');
      await page.locator('.table-row').first().click();
      await page.locator('.nav-foot .privacy').click();
      const heading = page.locator('.side-panel h2');
      await expect(heading).not.toContainText('**');
      const name = await heading.innerText();
      await page.locator('.side-panel .ant-btn-dangerous').last().click();
      await page.locator('.erase').waitFor();
      await look(page, `erase-ask-${language}`);
      const ok = page.locator('.ant-modal .ant-btn-dangerous');
      await expect(ok).toBeDisabled();
      await page.locator('.erase .ant-checkbox-input').check();
      await ok.click();
      await expect(page.locator('.side-panel .ant-alert')).toBeVisible({ timeout: 60_000 });
      await look(page, `erase-done-${language}`);
      await page.goto('about:blank');
      expect(await host.stop()).toBe(0);
      for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name)).includes(name), entry.name).toBe(false);
      }
    });
  });
}
