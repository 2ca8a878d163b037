import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';

test('language and theme hold at once, and stay', async ({ app }) => {
  await visit(app, 'settings');
  await app.getByText('English', { exact: true }).click();
  await expect(app.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(app.locator('html')).toHaveAttribute('lang', 'en');
  await app.getByText('Dark', { exact: true }).click();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.reload();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.getByRole('menuitem', { name: 'Today' })).toBeVisible();
});

test('nothing moves for longer than a fifth of a second, and nothing at all where the system wishes so', async ({ app }) => {
  await visit(app, 'settings');
  const longest = () => app.locator('.shell *').evaluateAll((all) => Math.max(...all.flatMap((e) => getComputedStyle(e).transitionDuration.split(', ').map(parseFloat))));
  await expect.poll(longest).toBeLessThanOrEqual(0.001);
  await app.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(longest).toBeGreaterThan(0.001);
  expect(await longest()).toBeLessThanOrEqual(0.2);
});

test('what stands on every SMS and what one costs is kept', async ({ app }) => {
  await visit(app, 'settings');
  const save = app.locator('form').filter({ hasText: '短信签名' }).locator('.setting-save button');
  await expect(save).toBeDisabled();
  await app.getByLabel('短信签名').fill('样例生活馆');
  await app.getByLabel('每条单价').fill('0.038');
  await app.getByLabel('最短间隔').fill('14');
  await save.click();
  await expect(app.getByText('已保存')).toBeVisible();
  await expect(save).toBeDisabled();
  await app.reload();
  await expect(app.getByLabel('短信签名')).toHaveValue('样例生活馆');
  await expect(app.getByLabel('每条单价')).toHaveValue('0.038');
  await expect(app.getByLabel('最短间隔')).toHaveValue('14');
});

test('whom to contact is asked with both counts; to change it is to be asked again', async ({ app }) => {
  await importFiles(app, [exports.orders2017, exports.shopify]);
  await visit(app, 'settings');
  await expect(app.getByText('还没有选')).toBeVisible();
  await app.getByRole('button', { name: '现在选' }).click();
  const dialog = app.getByRole('dialog', { name: '您可以联系哪些人？' });
  await expect(dialog.getByText('6 人')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /没有拒绝过/ }).check();
  await dialog.getByRole('textbox').fill('都是店里的老客');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('联系没有拒绝过的老客')).toBeVisible();
  await expect(app.getByText('都是店里的老客')).toBeVisible();
  await expect(app.getByText(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 选的/)).toBeVisible();
  await app.getByRole('button', { name: '重新选' }).click();
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
});

test('a shop is renamed; its currency and clock are fixed by its orders; the data folder is shown', async ({ app, dataDir }) => {
  await importFiles(app, [exports.shopify]);
  await visit(app, 'settings');
  const shop = app.locator('.shop-row');
  await expect(shop.getByRole('combobox', { name: '货币' })).toBeDisabled();
  await expect(shop.getByRole('combobox', { name: '时区' })).toBeDisabled();
  await shop.getByRole('textbox', { name: '店铺名' }).fill('海外小店');
  await shop.getByRole('button', { name: '保存' }).click();
  await expect(app.getByText('已保存')).toBeVisible();
  await visit(app, 'data/sources');
  await expect(app.locator('.table-row')).toContainText('Shopify');
  await visit(app, 'settings');
  await expect(shop.getByRole('textbox', { name: '店铺名' })).toHaveValue('海外小店');
  await expect(app.getByText(dataDir)).toBeVisible();
});
