import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

const files = [exports.orders2017, exports.items2017, exports.orders2018];
const rule = (operator: string, value: number) => encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [{ field: 'orders', operator, value }] }));

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('two segments are compared, their common part becomes a segment of its own, and a folder holds it', async ({ app }) => {
      test.slow();
      await importFiles(app, files);
      for (const [i, asked] of [rule('>=', 1), rule('>=', 0)].entries()) {
        await visit(app, `customers/segments/new/${asked}`);
        await app.locator('.segment-count').waitFor();
        await app.locator('.segment-names input').first().fill(i === 0 ? 'A' : 'B');
        if (i === 0) await app.locator('.segment-names input').last().fill('F');
        await app.locator('.page-head .ant-btn-primary').click();
        await expect(app).not.toHaveURL(/new/);
      }
      await visit(app, 'customers/segments');
      await expect(app.locator('.table-row')).toHaveCount(2);
      await app.locator('.page-head .ant-btn').first().click();
      const dialog = app.locator('.ant-modal');
      await choose(app, '#compare-one', 'B');
      await expect(dialog.locator('.compare-parts li .ant-btn-link')).toHaveText(language === 'zh' ? ['1 人', '3 人', '0 人', '4 人'] : ['1 person', '3 people', '0 people', '4 people']);
      await look(app, `compare-${language}`);
      await dialog.locator('.compare-parts li').nth(1).locator('.ant-btn').last().click();
      await expect(app.locator('#name-dialog')).toHaveValue('B ∩ A');
      await app.locator('#name-dialog').press('Enter');
      await expect(app.locator('.segment-count strong')).toHaveText('3');
      await visit(app, 'customers/segments');
      await expect(app.locator('.table-row')).toHaveCount(3);
      await app.locator('.segment-folders .ant-btn').last().click();
      await expect(app.locator('.table-row')).toHaveCount(1);
      await look(app, `folders-${language}`);
    });
  });
}
