import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose, importSamples, open, speak } from './pages.ts';

test('a shop on the other half of the world has seasons of its own', async ({ app: page }) => {
  await importSamples(page, 'taobao_orders_2017_gbk/ExportOrderList201707190930.csv', 'taobao_orders_2017_gbk/ExportOrderDetailList201707190930.csv');
  await page.getByRole('button', { name: '再导一批' }).click();
  await importSamples(page, 'shopify_utf8/orders_export_1.csv');

  await open(page, 'customers', 'seasons');
  const sentence = page.locator('.page-sentence');
  await choose(page, page.getByRole('combobox', { name: '季节怎么分', exact: true }), '月份（3、6、9、12 月）');
  await expect(sentence).toContainText(/-0?[369]-01 起|-12-01 起/);
  const common = /(春季|夏季|秋季|冬季)/.exec(await sentence.innerText())![1]!;
  const opposite = { 春季: '秋季', 夏季: '冬季', 秋季: '春季', 冬季: '夏季' }[common]!;
  await choose(page, '.shop-filter', /Shopify/);
  await expect(page.getByRole('combobox', { name: '这家店季节怎么分' })).toBeVisible();
  await choose(page, page.getByRole('combobox', { name: '这家店季节怎么分' }), '南半球');
  await expect(sentence).toContainText(opposite);
  await look(page, 'seasons-of-a-shop-zh');
  await choose(page, '.shop-filter', '全部');
  await expect(sentence).toContainText(common);
  await expect(page.getByRole('alert').filter({ hasText: '有自己的季节' })).toBeVisible();
  await look(page, 'seasons-of-all-shops-zh');

  await speak(page, 'English');
  await open(page, 'customers', 'seasons');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await look(page, 'seasons-of-all-shops-en');
  await page.getByRole('button', { name: 'Own groups' }).click();
  await expect(page.getByRole('dialog')).toContainText('the first group that fits');
  await look(page, 'season-group-editor-en');
  await page.keyboard.press('Escape');
  await choose(page, '.shop-filter', /Shopify/);
  await choose(page, page.getByRole('combobox', { name: "This shop's seasons by" }), 'As all shops');
  await choose(page, '.shop-filter', /^All/);
  await expect(page.getByRole('alert').filter({ hasText: 'Seasons of their own' })).toHaveCount(0);
});
