import { exports, importFiles, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { languages, look } from './look.ts';
import { choose } from './pages.ts';

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale });
    test('an idea dragged onto days becomes a draft, which is dragged on and moved by keyboard; the weather is typed in', async ({ app }) => {
      test.slow();
      const zh = language === 'zh';
      await importFiles(app, [exports.orders2017, exports.items2017]);
      await visit(app, 'marketing/calendar');
      const cell = (day: number) => app.locator('.calendar-day:not(.is-other)').nth(day - 1);
      await expect(cell(5)).toBeVisible();
      // Several days at once: pressed on one, let go on another.
      const [from, to] = [(await cell(10).boundingBox())!, (await cell(12).boundingBox())!];
      await app.mouse.move(from.x + 50, from.y + from.height - 8);
      await app.mouse.down();
      for (const x of [from.x + 60, (from.x + to.x) / 2 + 40, to.x + 40]) await app.mouse.move(x, (x < to.x ? from.y + from.height : to.y + to.height) - 8);
      await app.mouse.move(to.x + 50, to.y + to.height - 8);
      await app.mouse.up();
      await expect(cell(12)).toHaveAttribute('aria-selected', 'true');
      await expect(cell(10)).toHaveAttribute('aria-selected', 'true');
      await expect(cell(13)).toHaveAttribute('aria-selected', 'false');

      const card = app.locator('.idea-card').filter({ hasText: zh ? '节前送礼指南' : 'Gifts before a holiday' });
      await card.locator('h3').dragTo(cell(11), { targetPosition: { x: 40, y: 60 } });
      const form = app.getByRole('dialog');
      await expect(form.locator('.ant-picker input').first()).toBeVisible();
      const days = await form.locator('.ant-picker input').evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value.slice(-2))));
      expect(days).toEqual([10, 12]);
      await form.getByLabel(zh ? '计划名称' : 'Name').fill(zh ? '送礼' : 'Gifts');
      await look(app, `calendar-draft-${language}`);
      await form.locator('.ant-btn-primary').click();
      const chip = app.locator('.calendar-mark.is-campaign');
      await expect(cell(10).locator('.is-campaign')).toBeVisible();
      await expect(cell(12).locator('.calendar-bar')).toBeVisible();
      await chip.dragTo(cell(20), { targetPosition: { x: 40, y: 60 } });
      await expect(cell(20).locator('.is-campaign')).toBeVisible();
      await expect(cell(22).locator('.calendar-bar')).toBeVisible();
      // Its bar, a day back.
      await cell(22).locator('.calendar-bar').dragTo(cell(21), { targetPosition: { x: 40, y: 60 } });
      await expect(cell(19).locator('.is-campaign')).toBeVisible();

      await choose(app, app.getByRole('combobox', { name: zh ? '由什么带动' : 'What moves people' }), zh ? '自然天气' : 'Nature');
      await cell(15).click();
      await app.getByLabel(zh ? '天气写在这里' : 'Type the weather').fill(zh ? '降温 8 度' : '8 degrees colder');
      await app.keyboard.press('Enter');
      await expect(cell(15).locator('.is-note')).toBeVisible();
      await look(app, `calendar-${language}`);
      // By keyboard: from the day's own button, and with shift to a later day.
      await cell(15).focus();
      await cell(17).focus();
      await app.keyboard.press('Shift+Enter');
      await expect(cell(17)).toHaveAttribute('aria-selected', 'true');
      await app.getByRole('button', { name: `${zh ? '建计划' : 'Draft a campaign'} ${zh ? '降温 8 度' : '8 degrees colder'}` }).press('Enter');
      await expect(form.getByLabel(zh ? '计划名称' : 'Name')).toHaveValue(zh ? /^降温 8 度/ : /^8 degrees colder/);
      await form.locator('.ant-btn-primary').click();
      await expect(cell(15).locator('.is-campaign')).toBeVisible();
    });
  });
}
