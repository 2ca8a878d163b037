import { chooseFiles, exports, importFiles, visit } from './exports.ts';
import { test } from './fixtures.ts';
import { languages, look } from './look.ts';

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('every screen of the data, the customers, sales and settings', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `${name}-${language}`);
      await app.locator('.empty').waitFor();
      await shot('today-first');
      await visit(app, 'data/import');
      await app.locator('.drop-area').waitFor();
      await shot('import-choose');
      await chooseFiles(app, [exports.buyerless]);
      await shot('import-check');
      await app.locator('.page-head .ant-btn-primary').click();
      await app.locator('.check-up').first().waitFor();
      await shot('import-check-up-buyerless');
      await visit(app, 'customers/list');
      await app.locator('.ways').waitFor();
      await shot('customers-none');
      await importFiles(app, [exports.orders2017, exports.items2017, exports.orders2018, exports.orders2019, exports.items2021, exports.shopify, exports.unknown]);
      await shot('import-check-up');
      await visit(app, 'today');
      await app.locator('.next-step').waitFor();
      await shot('today');
      await visit(app, 'customers/list');
      await app.locator('.table-row').nth(2).click();
      await app.locator('.customer-stats').waitFor();
      await shot('customers');
      await visit(app, 'results/sales');
      await app.locator('.chart canvas').waitFor();
      await shot('sales');
      await visit(app, 'data/sources');
      await app.locator('.table-row').first().click();
      await app.locator('.side-panel').waitFor();
      await shot('sources');
      await visit(app, 'settings');
      await app.locator('.shop-row').first().waitFor();
      await shot('settings');
    });
  });
}
