import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleProducts } from '../../electron/backend/demo/sample-products.ts';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { look } from './look.ts';
import { choose, open, speak } from './pages.ts';

/** One story through the sample shop: from the shop's own rhythm to a segment of the people in it. */
test('the lifecycle of the sample shop', async ({ page, problems }) => {
  test.slow(); // many pictures, each looked at twice
  const dataDir = mkdtempSync(join(tmpdir(), 'huitouke-lifecycle-'));
  const host = await startHost(dataDir, ['--demo']);
  await collectProblems(page, problems);
  await page.goto(host.url);
  await page.locator('.shell').waitFor();

  await test.step('states by the shop’s own cuts, in a sentence', async () => {
    await open(page, 'customers', 'lifecycle');
    await expect(page.locator('.page-sentence strong')).toHaveCount(3);
    await expect(page.locator('.state-card')).toHaveCount(4);
    await look(page, 'lifecycle-zh');
  });

  const silent = page.locator('.state-card.is-silent');
  const silentBefore = await silent.locator('strong').innerText();
  await test.step('cuts that are typed show at once, and are kept when saved', async () => {
    const active = page.locator('.state-card.is-active strong');
    const before = await active.innerText();
    await page.getByRole('spinbutton', { name: '活跃期到第几天' }).fill('10');
    await expect(active).not.toHaveText(before);
    const tried = await silent.locator('strong').innerText();
    expect(tried).not.toBe(silentBefore);
    await page.getByRole('button', { name: '用这个分界' }).click();
    await expect(page.getByText('分界已保存')).toBeVisible();
    expect(await silent.locator('strong').innerText()).toBe(tried); // and not once more as it was
  });

  await test.step('a state opens its people, who become a segment with the same count', async () => {
    const count = (await silent.locator('strong').innerText()).replaceAll(/\D/g, '');
    await silent.click();
    await expect(page.getByRole('dialog')).toContainText(new RegExp(`沉默期的客户 · ${Number(count).toLocaleString('zh-CN')}`));
    await page.getByRole('button', { name: '存成人群' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '存成人群' }).click();
    await expect(page.getByText('已存成人群“沉默期”')).toBeVisible();
    await page.keyboard.press('Escape');
    await open(page, 'customers', 'segments');
    await expect(page.getByRole('row', { name: /沉默期/ })).toContainText(Number(count).toLocaleString('zh-CN'));
  });

  await test.step('RFM: thresholds that are proposed, then fixed; groups that open their people', async () => {
    await open(page, 'customers', 'lifecycle', 'rfm');
    await expect(page.locator('.rfm-heat td')).not.toHaveCount(0);
    await look(page, 'lifecycle-rfm-zh');
    // Within a year, and then all of history again.
    const value = page.locator('.rfm-columns').getByRole('row', { name: /重要价值客户/ });
    const everyone = await value.innerText();
    await page.getByRole('spinbutton', { name: 'F 只数近' }).fill('90');
    await page.getByRole('spinbutton', { name: 'F 只数近' }).press('Enter');
    await expect(page.locator('.rfm-thresholds')).toContainText('购买频次（购买日），近 90 天');
    await expect(value).not.toHaveText(everyone);
    await look(page, 'lifecycle-rfm-window-zh');
    await page.getByRole('spinbutton', { name: 'F 只数近' }).fill('');
    await page.getByRole('spinbutton', { name: 'F 只数近' }).press('Enter');
    await expect(page.locator('.rfm-thresholds')).not.toContainText('近 90 天');
    await page.getByRole('button', { name: '就用这些门槛' }).click();
    await expect(page.getByRole('button', { name: '就用这些门槛' })).toBeHidden();
    const row = page.locator('.rfm-columns').getByRole('row', { name: /重要价值客户/ });
    const people = (await row.getByRole('cell').nth(1).innerText()).trim();
    await row.getByRole('button', { name: '看重要价值客户' }).click();
    await expect(page.getByRole('dialog')).toContainText(`重要价值客户 · ${people}`);
    await page.keyboard.press('Escape');
  });

  await test.step('where the groups’ people came from: columns add up to the groups', async () => {
    const table = page.getByRole('table').filter({ hasText: '还不是客户' });
    await expect(table.getByRole('row').last()).toContainText('还不是客户');
    await page.getByText('12 个月前').click();
    await expect(table.getByRole('columnheader').first()).toContainText(/时$/);
    await table.scrollIntoViewIfNeeded();
    await look(page, 'lifecycle-rfm-moves-zh');
  });

  await test.step('one product by its own rhythm: days of its own, and who is in a state', async () => {
    await open(page, 'customers', 'lifecycle', 'cycle');
    const panel = page.locator('.panel').filter({ hasText: '按一类商品看状态' });
    await expect(panel.getByRole('row')).toHaveCount(5);
    const active = panel.getByRole('row', { name: /^活跃期/ });
    const before = await active.getByRole('button', { name: '活跃期' }).innerText();
    await active.getByRole('spinbutton').fill('1');
    await panel.getByRole('button', { name: '这一类用这些天数' }).click();
    await expect(panel).toContainText('按您为这一类定的');
    await expect(active.getByRole('button', { name: '活跃期' })).not.toHaveText(before);
    await look(page, 'lifecycle-category-zh');
    const lost = panel.getByRole('row', { name: /^流失期/ }).getByRole('button', { name: '流失期' });
    const people = await lost.innerText();
    await lost.click();
    await expect(page.getByRole('dialog')).toContainText(`流失期 · ${people}`);
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: '不用自己定的' }).click();
    await expect(panel).not.toContainText('按您为这一类定的');
  });

  await test.step('seasons: groups, the flow between two of them, and their people', async () => {
    await open(page, 'customers', 'seasons');
    await expect(page.locator('.page-sentence strong')).toHaveCount(2);
    await look(page, 'seasons-zh');
    await expect(page.locator('.season-ends')).toBeVisible();
    const row = page.getByRole('row', { name: /^看即将流失的人/ });
    const people = (await row.getByRole('cell').nth(1).innerText()).trim();
    await row.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(`即将流失的客户 · ${people}`);
    await page.keyboard.press('Escape');
  });

  await test.step('groups of one’s own: from ticked patterns, before the presets; the chart, the rule, the plans know them; then without them', async () => {
    await open(page, 'customers', 'seasons');
    const sentence = page.locator('.page-sentence');
    const patterns = page.locator('section.panel').filter({ hasText: '在哪些季节买' }).last();
    const first = patterns.locator('tbody tr').first();
    const people = await first.getByRole('button').innerText();
    await first.getByRole('checkbox').check();
    await patterns.getByRole('button', { name: '把选中的 1 种分成一组' }).click();
    const form = page.getByRole('dialog');
    await expect(form).toContainText('每组要有自己的名称');
    await form.getByRole('textbox', { name: '第 1 组的名称' }).fill('我的一群');
    for (const name of ['新客', '回头客', '一般']) await form.getByRole('button', { name: `去掉${name}`, exact: true }).click();
    await form.getByRole('button', { name: '把最优质往前移' }).click();
    await form.getByRole('button', { name: '把我的一群往前移' }).click();
    await look(page, 'season-group-editor-zh');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form).toBeHidden();
    await expect(sentence).toContainText('您分的 4 组里');
    const row = page.getByRole('row', { name: /^看我的一群的人/ });
    await expect(row.getByRole('cell').nth(1)).toHaveText(people);
    await look(page, 'seasons-own-groups-zh');
    await row.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(`我的一群的客户 · ${people}`);
    await page.keyboard.press('Escape');
    await open(page, 'results', 'plans');
    await expect(page.getByRole('checkbox', { name: '我的一群' })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: '新客' })).toHaveCount(0);
    await open(page, 'customers', 'seasons');
    await page.getByRole('button', { name: '自己分组' }).click();
    await form.getByRole('button', { name: '用回现成的六组' }).click();
    await expect(sentence).toContainText('一年 4 季都买过');
  });

  await test.step('value: whom the money comes from', async () => {
    await open(page, 'customers', 'lifecycle', 'value');
    await expect(page.locator('.page-sentence strong')).toHaveCount(2);
    await look(page, 'lifecycle-value-zh');
  });

  await test.step('who comes back by what was taken off the first order, and the people behind a number', async () => {
    const panel = page.locator('.panel').filter({ has: page.getByRole('heading', { name: '首单不同，回来的人差多少' }) });
    const row = panel.getByRole('row', { name: /^没打折/ });
    await expect(row.getByRole('cell').nth(3)).toHaveText(/%/);
    const people = (await row.getByRole('button').innerText()).trim();
    await row.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(people);
    await page.keyboard.press('Escape');
    await panel.getByText('首单平台', { exact: true }).click();
    await expect(panel.getByRole('row', { name: /^淘宝/ })).toBeVisible();
    await panel.getByText('来源', { exact: true }).click();
    await expect(panel).toContainText('没有文件写过客户从哪来');
  });

  await test.step('a list to call those who spend most, once it is said who may be contacted', async () => {
    const board = page.locator('.panel').filter({ has: page.locator('.top-customers') });
    for (const head of ['等级', '下次生日', '备注']) await expect(board.getByRole('columnheader', { name: head })).toBeVisible();
    await expect(board.locator('tbody tr')).toHaveCount(20);
    await board.getByRole('button', { name: '打印电话名单' }).click();
    await expect(board.getByRole('alert')).toContainText('先在设置里答一次');
    await board.getByRole('alert').getByRole('link').click();
    await page.getByRole('button', { name: '现在选' }).click();
    const dialog = page.getByRole('dialog', { name: '您可以联系哪些人？' });
    await dialog.getByRole('radio', { name: /没有拒绝过/ }).check();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await open(page, 'customers', 'lifecycle', 'value');
    const download = page.waitForEvent('download');
    await board.getByRole('button', { name: '打印电话名单' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('高价值客户电话名单.pdf');
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(page.locator('.ant-message')).toContainText('名单上');
  });

  await test.step('a forecast that is tried on the past, and the people it names', async () => {
    await open(page, 'customers', 'lifecycle', 'predict');
    await expect(page.locator('.page-sentence strong')).toHaveCount(3);
    await expect(page.getByRole('row', { name: /现在用/ })).toHaveCount(1);
    await look(page, 'lifecycle-predict-zh');
    const people = page.locator('.likely-buyers tbody tr');
    await expect(people.first()).toBeVisible();
    const first = await page.locator('.page-sentence').innerText();
    await page.getByText('30 天', { exact: true }).click();
    await expect(page.locator('.page-sentence')).not.toHaveText(first);
    await expect(page.locator('.page-sentence')).toContainText('今后 30 天');
  });

  await test.step('plan Y against plan X on the past; whom one of them chooses becomes a segment', async () => {
    await open(page, 'results', 'plans');
    await expect(page.locator('.page-sentence strong')).toHaveCount(3);
    await look(page, 'plans-zh');
    const before = await page.locator('.page-sentence').innerText();
    await page.getByRole('checkbox', { name: '流失期' }).check();
    await expect(page.locator('.page-sentence')).not.toHaveText(before);
    await page.getByRole('button', { name: '看今天会选中谁' }).first().click();
    await expect(page.locator('.place')).toContainText('流失期');
  });

  await test.step('the two plans become a randomised trial: two arms, each with its draft, and nothing concluded yet', async () => {
    await open(page, 'results', 'plans');
    await page.getByRole('button', { name: '随机真试一次' }).click();
    const form = page.getByRole('dialog');
    await expect(form.getByText(/人会参加/)).toBeVisible();
    await form.getByRole('textbox', { name: '名称' }).fill('周期对季节');
    await form.getByRole('textbox', { name: '你的猜想' }).fill('按周期挑的人买得更多');
    await form.getByText('20%').click();
    await look(page, 'plan-trial-form-zh');
    await form.getByRole('button', { name: '分组并生成两份计划' }).click();
    await expect(form).toBeHidden();
    const table = page.getByRole('table', { name: '周期对季节', exact: true });
    await expect(table.getByRole('row')).toHaveCount(4);
    await expect(page.locator('.plan-trial')).toContainText('先不下结论');
    await table.scrollIntoViewIfNeeded();
    await look(page, 'plan-trial-zh');
    const people = await page.getByRole('button', { name: '看Y 组：人数' }).innerText();
    await page.getByRole('button', { name: '看Y 组：人数' }).click();
    await expect(page.getByRole('dialog')).toContainText(`Y 组 · 人数 · ${people} 人`);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '周期对季节 · Y' }).click();
    await expect(page.locator('.place')).toContainText('周期对季节 · Y');
  });

  await test.step('the record says where a person stands', async () => {
    await open(page, 'customers', 'list', 1);
    await expect(page.locator('.rhythm')).toContainText('关系阶段');
  });

  await test.step('once costs are known: what a person and a segment are worth, and their places by it', async () => {
    await open(page, 'customers', 'segments', 1);
    const value = page.locator('.panel').filter({ has: page.getByRole('heading', { name: '价值', exact: true }) });
    await expect(value).toContainText('算不出毛利');
    const costs = join(dataDir, 'costs.csv');
    await writeFile(costs, `商品名称,单位成本,生效日期\r\n${sampleProducts.map((p) => `${p.title},${(p.priceYuan / 2).toFixed(2)},2020-01-01\r\n`).join('')}`);
    await open(page, 'data', 'import');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件' }).click();
    await (await chooser).setFiles([costs]);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await expect(page.getByRole('button', { name: '再导一批' })).toBeVisible({ timeout: 30_000 });
    await open(page, 'customers', 'list', 1);
    await expect(page.getByText(/按毛利价值，在 [\d,]+ 位客户里排第 [\d,]+/)).toBeVisible();
    await open(page, 'customers', 'segments', 1);
    await expect(value).toContainText(/人均价值 .*在 \d+ 个人群里排第/);
    await value.getByRole('heading', { name: '和别的人群比' }).scrollIntoViewIfNeeded();
    await look(page, 'segment-value-zh');
  });

  await test.step('a year of two seasons of one’s own: groups, chart, patterns and their people, phases', async () => {
    await open(page, 'customers', 'seasons');
    const start = page.locator('.page-sentence');
    await expect(start).toContainText('一年 4 季都买过');
    await choose(page, page.getByRole('combobox', { name: '季节怎么分' }), '自己定');
    const form = page.getByRole('dialog');
    for (const n of [4, 3]) await form.getByRole('button', { name: `去掉第 ${n} 段` }).click();
    for (const [i, [name, day]] of [['秋冬', '08-15'], ['春夏', '08-17']].entries()) {
      await form.getByRole('textbox', { name: `第 ${i + 1} 段的名称` }).fill(name!);
      await form.getByRole('textbox', { name: `第 ${i + 1} 段从哪天开始` }).fill(day!);
    }
    await expect(form).toContainText('每段至少 7 天');
    await form.getByRole('textbox', { name: '第 2 段从哪天开始' }).fill('02-15');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form).toBeHidden();
    await expect(start).toContainText('一年 2 季都买过');
    await expect(page.locator('.ant-select').filter({ hasText: '即将流失' })).toContainText('2 季（约 12 个月）');
    await look(page, 'seasons-two-zh');
    await page.getByRole('button', { name: '看表格' }).first().click();
    await expect(page.getByRole('row', { name: /^\d{4} (春夏|秋冬)/ }).first()).toBeVisible();
    await expect(page.getByText(/^从 \d{4} (春夏|秋冬) 到 \d{4} (春夏|秋冬)/)).toBeVisible();
    const both = page.getByRole('row', { name: /^选中：春夏、秋冬 / });
    const people = await both.getByRole('button').innerText();
    await both.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText(`春夏、秋冬的客户 · ${people}`);
    await page.keyboard.press('Escape');
    await open(page, 'marketing', 'strategy', 'seasonPlan');
    await expect(page.locator('.season-plan h2')).toHaveText([/(春夏|秋冬)$/, /(春夏|秋冬)$/]);
  });

  await test.step('in English too', async () => {
    await speak(page, 'English');
    await open(page, 'customers', 'lifecycle');
    await expect(page.locator('.page-sentence strong')).toHaveCount(3);
    await look(page, 'lifecycle-en');
    await open(page, 'customers', 'lifecycle', 'predict');
    await expect(page.locator('.likely-buyers tbody tr')).not.toHaveCount(0);
    await look(page, 'lifecycle-predict-en');
    await open(page, 'results', 'plans');
    await expect(page.locator('.page-sentence strong')).toHaveCount(3);
    await look(page, 'plans-en');
  });

  await page.close();
  await host.stop();
  rmSync(dataDir, { recursive: true, force: true });
  expect(problems).toEqual([]);
});
