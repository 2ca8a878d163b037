import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { open } from './pages.ts';

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

  for (const view of ['stages', 'churn', 'phases', 'winBack', 'cultivation', 'seasonPlan', 'seasonality', 'bundles', 'outlook']) {
    await open(page, 'marketing', 'strategy', view);
    await expect(page.locator('.page-sentence')).not.toBeEmpty();
  }
  expect(problems).toEqual([]);
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
