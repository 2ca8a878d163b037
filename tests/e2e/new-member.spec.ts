import type { Page } from '@playwright/test';
import { csvFile, exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';

const form = (app: Page) => app.getByRole('dialog', { name: /新会员登记|New member/ });
const record = (app: Page) => app.getByRole('complementary', { name: /客户资料|Customer record/ });
const order = (phone: string) => csvFile('order.csv', `订单编号,买家会员名,买家实付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间\r\n30000000000000917,新客样例,88.00,交易成功,沈测试,${phone},2026-09-01 10:00:00,2026-09-01 10:01:00\r\n`);

/** As if it had been copied from a spreadsheet or a chat. */
async function paste(page: Page, text: string): Promise<void> {
  await visit(page, 'data/import');
  const again = page.locator('.page-head .ant-btn-primary');
  if ((await page.locator('.import-steps').count()) > 0) await again.click();
  await page.locator('.drop-area').waitFor();
  await page.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('a new member by keyboard alone: a prospect with day, source and consent, who is a customer with the first order', async ({ app }) => {
  await visit(app, 'customers/list');
  await app.getByRole('button', { name: '新会员登记' }).waitFor();
  await expect(async () => {
    await app.keyboard.press('Alt+n'); // heard once the page is there
    await expect(form(app).getByRole('textbox', { name: '手机号' })).toBeFocused({ timeout: 2000 });
  }).toPass();
  await app.keyboard.type('186 0000 11');
  await expect(form(app)).toContainText('还不是完整的手机号');
  await expect(form(app).getByRole('button', { name: '登记' })).toBeDisabled();
  await app.keyboard.type('11');
  await expect(form(app)).not.toContainText('还不是完整的手机号');
  for (const text of ['沈测试', 'wx_shen', 'shen@example.com', '1990-1-5']) {
    await app.keyboard.press('Tab');
    await app.keyboard.type(text);
  }
  await app.getByRole('dialog').getByLabel('来源').focus();
  await app.keyboard.type('展会');
  await app.keyboard.press('Tab');
  await app.keyboard.type('LM');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Space');
  await expect(form(app).getByRole('checkbox', { name: '本人已同意' })).toBeChecked();
  await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
  await expect(app.getByText('已登记，现在是潜在客户。')).toBeVisible();
  // The next one at once: what belongs to the person is gone, what belongs to the desk has stayed.
  const phone = form(app).getByRole('textbox', { name: '手机号' });
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue('');
  await expect(form(app).getByLabel('来源')).toHaveValue('展会');
  await expect(form(app).getByRole('checkbox')).not.toBeChecked();

  // The same phone is found while it is typed, and opens who it is.
  await app.keyboard.type('186-0000-1111');
  await expect(form(app).getByRole('alert')).toContainText('这个号码已经登记过');
  await form(app).getByRole('button', { name: '打开' }).press('Enter');
  await expect(form(app)).toHaveCount(0);
  await expect(record(app)).toContainText('潜在客户');
  for (const told of ['展会', 'LM', '我同意店铺通过短信', '同意收短信']) await expect(record(app)).toContainText(told);
  await expect(app.locator('.page-sentence')).toContainText('共 1 位客户');

  await importFiles(app, [order('18600001111')]);
  await visit(app, 'customers/list');
  await expect(app.locator('.page-sentence')).toContainText('共 1 位客户');
  await app.locator('.table-row').click();
  await expect(record(app)).not.toContainText('潜在客户');
  await expect(record(app)).toContainText('展会');
  await expect(record(app).locator('.customer-stats')).toContainText('¥88.00');
});

test('an entry can be taken back, at once or among the sources', async ({ app }) => {
  await importFiles(app, [exports.orders2017]);
  await visit(app, 'customers/list');
  await app.getByRole('button', { name: '新会员登记' }).click();
  await form(app).getByRole('textbox', { name: '微信号' }).fill('wx_gu');
  await app.keyboard.press('Enter');
  await expect(app.locator('.page-sentence')).toContainText('共 5 位客户');
  await app.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(app.getByText('已撤销登记。')).toBeVisible();
  await expect(app.locator('.page-sentence')).toContainText('共 4 位客户');
  await app.keyboard.press('Escape');
  await visit(app, 'data/sources');
  await expect(app.locator('.table-row').filter({ hasText: '新会员登记' })).toContainText('已撤销');
});

test('a list copied from a spreadsheet, bare phones and bare names become prospects', async ({ app }) => {
  await paste(app, '姓名\t手机号\t来源\n沈测试\t18600001111\t展会\n顾样例\t18600002222\t展会');
  await expect(app.locator('.records')).toContainText('认出 2 个人，其中 2 位是新认识的');
  await app.getByRole('button', { name: '导入', exact: true }).click();
  await expect(app.locator('.page-sentence')).toContainText('新认识 2 位客户');
  await app.getByRole('button', { name: '再导一批' }).click();

  for (const [text, good] of [['18600002222\n18600003333\n18600004444', 2], ['小样\n阿木', 2]] as const) {
    await paste(app, text);
    await app.getByRole('button', { name: '告诉它每一列是什么' }).click();
    await expect(app.locator('.mapper-needs')).toContainText('每行是一个人');
    await expect(app.locator('.mapper-count')).toContainText(`${text.split('\n').length} 个人`);
    await app.getByRole('button', { name: '就这样读' }).click();
    await expect(app.locator('.records')).toContainText(`其中 ${good} 位是新认识的`);
    await app.getByRole('button', { name: '导入', exact: true }).click();
    await expect(app.locator('.page-sentence')).toContainText(`新认识 ${good} 位客户`);
    await app.getByRole('button', { name: '再导一批' }).click();
  }
  await visit(app, 'customers/list');
  await expect(app.locator('.page-sentence')).toContainText('共 6 位客户');
});

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });

    test('the screens of a new member', async ({ app }) => {
      test.slow();
      const shot = (name: string) => look(app, `member-${name}-${language}`);
      await importFiles(app, [exports.orders2017]);
      await visit(app, 'customers/list');
      await app.locator('.table-row').first().waitFor();
      await app.keyboard.press('Alt+n');
      await app.locator('#member-phone').fill('19900000001');
      await app.locator('#member-email').fill('nobody');
      await app.locator('.new-member-known').waitFor();
      await shot('form');
      await app.locator('#member-email').fill('');
      await app.locator('#member-source').fill('Fair');
      await app.locator('#member-phone').fill('18600001111');
      await app.locator('#member-name').fill('顾样例');
      await app.locator('.new-member input[type=checkbox]').check();
      await app.locator('.new-member button[type=submit]').click();
      await expect(app.locator('#member-phone')).toHaveValue('');
      await app.keyboard.press('Escape');
      await expect(app.locator('.new-member')).toHaveCount(0);
      await app.locator('.customer-search input').fill('18600001111');
      await expect(app.locator('.table-row')).toHaveCount(1);
      await app.locator('.table-row').click();
      await app.locator('.side-panel .told').scrollIntoViewIfNeeded();
      await shot('record');
      await paste(app, '18600002222\n18600003333');
      await app.locator('.preview button.ant-btn-primary').click();
      await app.locator('.mapper-count').waitFor();
      await shot('mapper');
    });
  });
}
