import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

const files = [exports.orders2017, exports.items2017, exports.orders2018];

test('a word typed on a record becomes a tag; given to all of a list and taken back; its people; frozen; pasted', async ({ app }) => {
  test.slow();
  await importFiles(app, files);
  await visit(app, 'customers/list');
  await app.locator('.table-row').first().click();
  const record = app.getByRole('complementary', { name: '客户资料' });
  await record.getByRole('combobox', { name: '贴标签' }).fill('熟客');
  await app.keyboard.press('Enter');
  await expect(record.locator('.customer-tags .ant-tag')).toHaveText('熟客');
  await app.keyboard.press('Escape');

  await app.getByRole('button', { name: '对这 4 人' }).click();
  await app.getByRole('menuitem', { name: '贴标签' }).click();
  await choose(app, '#bulk-tag', '熟客');
  await app.getByRole('dialog').getByRole('button', { name: '贴上' }).click();
  await expect(app.getByText('已给 3 人贴上')).toBeVisible();
  await visit(app, 'customers/tags');
  await expect(app.locator('.table-row')).toContainText('熟客4手动');
  await app.locator('.table-row').click();
  const panel = app.getByRole('complementary', { name: '熟客' });
  await panel.getByRole('button', { name: '撤销这次' }).click();
  await expect(panel).toContainText('现在有 1 人带着这个标签');
  await panel.getByRole('button', { name: '看这些人' }).click();
  await expect(app.locator('.segment-count strong')).toHaveText('1');
  await expect(app.locator('.segment-sentence')).toContainText('有标签“熟客”');

  await visit(app, 'customers/list');
  await app.getByRole('button', { name: '对这 4 人' }).click();
  await app.getByRole('menuitem', { name: '存成人群包' }).click();
  await app.getByRole('textbox', { name: '人群名称' }).fill('今天的老客');
  await app.getByRole('dialog').getByRole('button', { name: '存下' }).click();
  await expect(app.locator('.segment-count strong')).toHaveText('4');
  await expect(app.locator('.page-sentence')).toContainText('之后不再变');

  await visit(app, 'customers/segments');
  await app.getByRole('button', { name: '粘贴名单' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '名单' }).fill('30000000000000017\n19900000004\n查无此人');
  await expect(dialog.getByRole('status')).toContainText('3 行里认出 2 位客户');
  await expect(dialog).toContainText('1 行没有对上');
  await dialog.getByRole('textbox', { name: '人群名称' }).fill('展会名单');
  await dialog.getByRole('button', { name: '存成人群包（2 人）' }).click();
  await expect(app.locator('.segment-count strong')).toHaveText('2');
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('the screens of tags', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `tags-${name}-${language}`);
      await importFiles(app, files);
      await visit(app, 'customers/tags');
      await app.locator('.empty').waitFor();
      await shot('none');
      await visit(app, 'customers/tags/new');
      await app.locator('#tag-name').fill('VIP');
      await app.locator('.side-panel .ant-btn-primary').click();
      await app.locator('.table-row').waitFor();
      await visit(app, 'customers/list');
      await app.locator('.page-filters-end .ant-dropdown-trigger').last().click();
      await app.locator('.ant-dropdown-menu-item').first().click();
      await expect(async () => {
        await choose(app, '#bulk-tag', 'VIP');
        await expect(app.locator('.ant-modal .ant-btn-primary')).toBeEnabled({ timeout: 2000 }); // the list may still have been moving
      }).toPass();
      await shot('give');
      await app.locator('.ant-modal .ant-btn-primary').click();
      await app.locator('.ant-modal').waitFor({ state: 'hidden' });
      await app.locator('.table-row').first().click();
      await app.locator('.customer-tags .ant-tag').waitFor();
      await shot('record');
      await visit(app, 'customers/tags');
      await app.locator('.table-row').click();
      await app.locator('.side-panel .plain-list').waitFor();
      await shot('one');
    });
  });
}
