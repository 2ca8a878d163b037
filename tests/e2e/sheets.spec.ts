import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';

const files = [exports.orders2017, exports.items2017, exports.orders2018];

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('a list goes to a spreadsheet, is edited there, comes back after a preview, and is undone', async ({ app }) => {
      test.slow();
      const zh = language === 'zh';
      await importFiles(app, files);
      await visit(app, 'customers/list');
      const actions = app.locator('.page-filters-end .ant-dropdown-trigger').last();
      await actions.click();
      const download = app.waitForEvent('download');
      await app.getByRole('menuitem', { name: zh ? '导出成表格' : 'Export as a sheet' }).click();
      const path = await (await download).path();
      const rows = (await readXlsx(await readFile(path))).sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')));
      expect(rows[0]!.slice(0, 2)).toEqual(zh ? ['客户编号', '旺旺名'] : ['Customer number', 'Buyer name']);
      const note = rows[0]!.indexOf(zh ? '备注' : 'Note');
      rows[1]![note] = '喜欢清淡';
      rows.push(['999999', 'x']);
      const edited = Buffer.from(await writeXlsx({ sheets: [{ name: 's', rows }] }));

      await actions.click();
      await app.getByRole('menuitem', { name: zh ? '导回改好的表格' : 'Bring an edited sheet back' }).click();
      const dialog = app.getByRole('dialog');
      const chooser = app.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: zh ? '选择表格' : 'Choose the sheet' }).click();
      await (await chooser).setFiles({ name: 'edited.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: edited });
      await expect(dialog.getByRole('table')).toContainText('喜欢清淡');
      await dialog.locator('summary').click();
      await expect(dialog).toContainText('999999');
      await look(app, `sheet-back-${language}`);
      await dialog.getByRole('button', { name: zh ? '改这 1 人' : 'Change 1 person' }).click();
      await expect(dialog).toContainText('edited.xlsx');
      await dialog.getByRole('button', { name: zh ? '撤销' : 'Undo' }).click();
      await expect(dialog).toContainText(zh ? '已撤销' : 'Undone');
    });
  });
}
