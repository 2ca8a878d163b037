import { readXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('orders are filtered, kept as a board, taken up again and handed out as they are shown', async ({ app }) => {
      test.slow();
      const zh = language === 'zh';
      await importFiles(app, [exports.orders2017, exports.items2017]);
      await visit(app, 'data/boards');
      await expect(app.locator('.table-row').first()).toBeVisible();
      const all = await app.locator('.page-sentence strong').innerText();
      await app.getByRole('button', { name: zh ? '按“状态”筛选' : 'Filter by Status' }).click();
      await app.locator('.ant-select-item-option').filter({ hasText: zh ? '交易成功' : 'Completed' }).click();
      await expect(app.locator('.page-sentence strong')).not.toHaveText(all);
      const found = Number((await app.locator('.page-sentence strong').innerText()).replace(',', ''));
      const menu = app.locator('.page-filters-end .ant-dropdown-trigger').first();
      await menu.click();
      await app.getByRole('menuitem', { name: zh ? '把现在的看法存成板块' : 'Keep this view as a board' }).click();
      await app.getByRole('dialog').getByRole('textbox').fill(zh ? '打包清单' : 'Parcels');
      await app.getByRole('dialog').locator('.ant-btn-primary').click();
      await expect(menu).toHaveText(zh ? '打包清单' : 'Parcels');
      await look(app, `board-orders-${language}`);

      await app.locator('.page-filters > .ant-btn').click();
      await expect(app.locator('.page-sentence strong')).toHaveText(all);
      await menu.click();
      await app.getByRole('menuitem', { name: zh ? '打包清单' : 'Parcels' }).click();
      await expect(app.locator('.page-sentence strong')).toHaveText(found.toLocaleString('en'));
      const download = app.waitForEvent('download');
      await app.locator('.page-head .ant-btn-primary').click();
      await app.getByRole('menuitem', { name: 'XLSX' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(zh ? '打包清单.xlsx' : 'Parcels.xlsx');
      const { rows } = (await readXlsx(await readFile(await file.path()))).sheets[0]!;
      expect(rows).toHaveLength(found + 1);
      expect(rows[0]).toContain(zh ? '订单号' : 'Order');
      expect(rows[0], 'a hidden column').not.toContain(zh ? '优惠' : 'Discount');
      const status = rows[0]!.indexOf(zh ? '状态' : 'Status');
      expect(new Set(rows.slice(1).map((row) => row[status]))).toEqual(new Set([zh ? '交易成功' : 'Completed']));

      await app.locator('.ant-segmented-item').filter({ hasText: zh ? '商品' : 'Products' }).click();
      await expect(app.locator('.table-row').first()).toBeVisible();
      await app.locator('.ant-segmented-item').filter({ hasText: zh ? '工单' : 'Cases' }).click();
      await expect(app.locator('.empty')).toBeVisible();
    });
  });
}
