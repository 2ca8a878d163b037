import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

const files = [exports.orders2017, exports.items2017, exports.orders2018];
const askedFor = (rule: object) => `customers/segments/new/${encodeURIComponent(JSON.stringify(rule))}`;
const bought = { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }, { field: 'net_total', operator: '>=', value: 1000000 }] };

test('why somebody isn’t in a segment, how big it was, and who came since', async ({ app }) => {
  await importFiles(app, files);
  await visit(app, askedFor(bought));
  const why = app.locator('.panel', { hasText: '为什么在 / 不在' });
  await app.locator('#why-customer').click();
  await app.locator('.ant-select-item-option').first().click();
  await expect(why.getByRole('status')).toContainText('不在里面');
  await expect(why.getByRole('row').nth(2)).toContainText('净消费额至少 ¥1,000,000');
  await expect(why.getByRole('row').nth(2)).toContainText('看这条');

  await visit(app, askedFor({ combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] }));
  const history = app.locator('.panel', { hasText: '人数变化' });
  await expect(history.getByRole('heading', { name: /12 个月里从/ })).toBeVisible();
  await history.getByRole('button', { name: '表格' }).click();
  await expect(history.getByRole('row')).toHaveCount(14);
  await expect(history.getByRole('button', { name: '新进 0 人' })).toBeDisabled();
});

test('a layering holds everyone once, each layer and each move opens its people, and a layer becomes a segment', async ({ app }) => {
  await importFiles(app, files);
  await visit(app, 'customers/segments/layers');
  await app.getByRole('button', { name: /^按买过几单/ }).click();
  await expect(app.getByRole('status').filter({ hasText: '每人只在一层' })).toBeVisible();
  const counts = app.getByRole('table', { name: '每层多少人' });
  const people = await counts.locator('tbody tr td:nth-child(2)').allInnerTexts();
  const total = people.reduce((sum, n) => sum + Number(n.replace(/\D/g, '')), 0);
  await expect(app.getByRole('status').filter({ hasText: '每人只在一层' })).toContainText(`正好是全部 ${total} 人`);

  // The order is the priority: one order or more, put first, takes all who bought.
  await app.getByRole('button', { name: '加一层' }).click();
  await app.getByRole('textbox', { name: '这层叫什么' }).fill('来过的');
  await app.getByRole('button', { name: '加条件' }).click();
  await choose(app, '.rule-fields', '有效订单');
  await app.getByRole('spinbutton', { name: '值' }).fill('1');
  for (let i = 0; i < 4; i += 1) await app.getByRole('button', { name: '“来过的”上移', exact: true }).click();
  await expect(counts.getByRole('row').nth(1)).toContainText('来过的');
  await expect(counts.getByRole('row').nth(2).getByRole('button', { name: '0', exact: true })).toBeDisabled();
  await expect(app.getByRole('button', { name: '“来过的”上移', exact: true })).toBeDisabled();
  await app.getByRole('button', { name: '删掉“来过的”', exact: true }).click();
  await app.getByRole('button', { name: '保存' }).click();
  await expect(app).toHaveURL(/layers\/\d+$/);

  const moves = app.getByRole('table', { name: '从哪层到哪层' });
  const moved = moves.locator('tbody button').first();
  const n = await moved.innerText();
  await moved.click();
  await expect(app.getByRole('dialog')).toContainText(`· ${n}`);
  await app.getByRole('dialog').getByRole('button', { name: '存成人群包' }).click();
  await app.locator('#name-dialog').fill('走过来的');
  await app.getByRole('button', { name: '存下' }).click();
  await expect(app.getByText('已存成“走过来的”')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.locator('.ant-drawer-content-wrapper')).toBeHidden();

  await counts.getByRole('button', { name: '存成人群' }).and(app.locator(':enabled')).first().click();
  await app.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(app).toHaveURL(/segments\/\d+$/);
  await expect(app.locator('.segment-count strong')).not.toHaveText('0');
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('the screens of layers, of a segment’s past and of reach', async ({ app }) => {
      test.slow();
      await importFiles(app, files);
      await visit(app, 'customers/segments/layers');
      await look(app, `layers-${language}`);
      await app.locator('.starter').nth(1).click();
      await app.locator('.moves button').first().waitFor();
      await look(app, `layers-one-${language}`);
      await visit(app, askedFor(bought));
      await app.locator('#why-customer').click();
      await app.locator('.ant-select-item-option').first().click();
      await app.locator('.why table').waitFor();
      await app.locator('.why').scrollIntoViewIfNeeded();
      await look(app, `segment-why-${language}`);
      await visit(app, 'customers/reach');
      await app.locator('.chart').waitFor();
      await look(app, `reach-${language}`);
    });
  });
}
