import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

const files = [exports.orders2017, exports.items2017, exports.orders2018];

test('a ready-made field is switched on, filled in on a record, asked for by a segment, and can’t change its type under it', async ({ app }) => {
  test.slow();
  await importFiles(app, files);
  await visit(app, 'customers/fields');
  await app.getByRole('button', { name: '启用“学历”' }).click();
  await expect(app.locator('.table-row')).toContainText('学历个人单选0还没有用到');
  await app.getByRole('button', { name: '新建字段' }).click();
  await app.locator('#own-name').fill('孩子几岁');
  await choose(app, '#own-kind', '数字');
  await app.getByRole('complementary').getByRole('button', { name: '保存' }).click();
  await expect(app.locator('.table-row')).toHaveCount(2);

  await visit(app, 'customers/list');
  await app.locator('.table-row').first().click();
  const record = app.getByRole('complementary', { name: '客户资料' });
  const own = record.locator('section', { hasText: '自定义字段' });
  await own.getByRole('spinbutton', { name: '孩子几岁' }).fill('3');
  await choose(app, own.getByRole('combobox', { name: '学历' }), '本科');
  await own.getByRole('button', { name: '保存' }).click();
  await expect(own.getByRole('button', { name: '保存' })).toBeDisabled();
  const history = record.getByRole('region', { name: '往来记录' });
  await history.getByRole('button', { name: '字段 2' }).click();
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expect(history).toContainText('孩子几岁：3');

  await visit(app, 'customers/fields/2');
  const panel = app.getByRole('complementary', { name: '孩子几岁' });
  await panel.getByRole('button', { name: '看这些人' }).click();
  await expect(app.locator('.segment-count strong')).toHaveText('1');
  await expect(app.locator('.segment-sentence')).toContainText('孩子几岁有记录');
  await app.getByRole('textbox', { name: '名称' }).fill('有孩子的');
  await choose(app, '.rule-operators', '至少');
  await app.getByRole('spinbutton', { name: '值' }).fill('3');
  await expect(app.locator('.segment-sentence')).toContainText('孩子几岁至少 3');
  await app.getByRole('button', { name: '保存' }).click();
  await expect(app).toHaveURL(/segments\/\d+$/); // saved: it has a place of its own

  await visit(app, 'customers/fields/2');
  await choose(app, '#own-kind', '文字');
  await expect(panel.getByRole('alert')).toContainText('人群 有孩子的 的条件要用现在的类型');
  await expect(panel.getByRole('button', { name: '保存' })).toBeDisabled();
  await panel.getByRole('button', { name: '删除' }).click();
  await app.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(app.getByText('有孩子的 还用着它')).toBeVisible();
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('the screens of own fields', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `fields-${name}-${language}`);
      await importFiles(app, files);
      await visit(app, 'customers/fields');
      await app.locator('.empty').waitFor();
      await shot('none');
      for (let i = 0; i < 6; i += 1) {
        await app.locator('.own-ready-list .ant-btn').first().click();
        await expect(app.locator('.own-ready-list .ant-btn')).toHaveCount(9 - i);
      }
      await visit(app, 'customers/fields/6');
      await app.locator('.own-options').waitFor();
      await shot('one');
      await choose(app, '#own-kind', language === 'zh' ? '日期' : 'Date');
      await app.locator('.side-panel [role=status]').waitFor();
      await visit(app, 'customers/list');
      await app.locator('.table-row').first().click();
      await app.locator('#own-2').fill('4');
      await app.locator('#own-2').scrollIntoViewIfNeeded();
      await shot('record');
      await app.locator('.timeline').scrollIntoViewIfNeeded();
      await shot('history');
    });
  });
}
