import { chooseFiles, csvFile, visit } from './exports.ts';
import { expect, test } from './fixtures.ts';
import { taobaoCsv } from '../backend/parser/taobao-csv.ts';

/** Each sets `__pwn` if anything ever takes it for markup or code. */
const payloads = [
  '<img src=x onerror=__pwn=1>', '<script>__pwn=1</script>', '"><svg onload=__pwn=1>', "'-__pwn=1-'", 'javascript:__pwn=1', '<iframe srcdoc="<script>parent.__pwn=1</script>">', '<math><mtext><table><mglyph><style><img src=x onerror=__pwn=1>',
  '{{constructor.constructor("__pwn=1")()}}', '${__pwn=1}', '<a href="javascript:__pwn=1">x</a>', '<style>@import "https://evil.example/x.css"</style>', '![x](https://evil.example/x.png)', '\u202e<b>rtl</b>', '<details open ontoggle=__pwn=1>', '&lt;img src=x onerror=__pwn=1&gt;', '<noscript><p title="</noscript><img src=x onerror=__pwn=1>">',
];
const at = (i: number) => payloads[i % payloads.length]!;

test('hostile values in every column, on every screen: they are text, and nothing leaves', async ({ app, host, problems }) => {
  test.slow();
  const left: string[] = [];
  app.on('request', (request) => {
    if (!request.url().startsWith(host.origin) && !/^(data|blob):/.test(request.url())) left.push(request.url());
  });
  app.on('dialog', (dialog) => {
    left.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  app.on('popup', () => left.push('popup'));
  const orders = payloads.map((payload, i) => ({ no: String(900000000000000000n + BigInt(i)), nick: payload, receiver: at(i + 1), address: `浙江省 杭州市 ${at(i + 2)}`, memo: at(i + 3), created: '2026-10-18 07:00:00', paidAt: '2026-10-18 10:45:03', phone: `1380013${String(8000 + i)}` }));
  const items = ['订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码', ...payloads.map((p, i) => [`"${900000000000000000n + BigInt(i)}"`, p, '30.00', '1', at(i + 1), at(i + 2), '', at(i + 4), '交易成功', at(i + 5)].map((c) => `"${c.replaceAll('"', '""')}"`).join(','))].join('\n');
  const people = ['淘宝昵称,姓名,手机,邮箱,微信号,备注,标签,来源', ...payloads.map((p, i) => [p, at(i + 1), `1380013${String(8000 + i)}`, '', at(i + 2), at(i + 3), at(i + 4), at(i + 5)].map((c) => `"${c.replaceAll('"', '""')}"`).join(','))].join('\n');
  const bad = taobaoCsv({ no: '900000000000000099', nick: at(0), paid: at(1), receiver: at(2) });
  await chooseFiles(app, [csvFile('<img src=x onerror=__pwn=1>.csv', taobaoCsv(...orders)), csvFile('items.csv', items), csvFile('people.csv', people), csvFile('bad.csv', bad)]);
  await app.locator('.page-head .ant-btn-primary').click();
  await app.locator('.check-up').first().waitFor({ timeout: 60_000 });
  await app.locator('.nav-foot .privacy').click();

  for (const place of ['today', 'customers/list', 'customers/segments', 'customers/segments/new', 'customers/segments/layers', 'customers/members', 'customers/members/overview', 'customers/members/care', 'customers/members/perception', 'customers/members/programme', 'customers/members/tiers', 'customers/members/rewards', 'customers/members/text', 'customers/cases', 'customers/parcels', 'customers/feedback', 'customers/feedback/replies', 'customers/tags', 'customers/fields', 'customers/reach', 'customers/lifecycle', 'customers/lifecycle/regulars', 'customers/lifecycle/rfm', 'customers/lifecycle/value', 'customers/lifecycle/predict', 'customers/seasons', 'customers/analysis', 'customers/analysis/correlation', 'customers/analysis/cross', 'customers/analysis/cycles', 'customers/analysis/clusters', 'marketing/campaigns', 'marketing/campaigns/new', 'marketing/calendar', 'marketing/calendar/budget', 'marketing/calendar/pressure', 'marketing/rules', 'marketing/strategy', 'marketing/strategy/stages', 'marketing/strategy/churn', 'marketing/strategy/seasonality', 'marketing/strategy/phases', 'marketing/strategy/winBack', 'marketing/strategy/cultivation', 'marketing/strategy/care', 'marketing/strategy/seasonPlan', 'marketing/strategy/bundles', 'marketing/strategy/outlook', 'marketing/offers', 'marketing/offers/coupons', 'marketing/offers/referrals', 'marketing/offers/birthdays', 'marketing/offers/surprises', 'marketing/offers/lucky', 'marketing/offers/prices', 'marketing/offers/partners', 'marketing/offers/deliveries', 'marketing/copy/new', 'marketing/copy/sets', 'marketing/copy/brand', 'marketing/copy/talks', 'marketing/copy/calls', 'marketing/copy/letters', 'marketing/copy/links', 'marketing/copy/welcome', 'marketing/copy/assets', 'marketing/copy/posters', 'marketing/outreach', 'marketing/outreach/crowd', 'marketing/outreach/wechat', 'marketing/outreach/groups', 'marketing/outreach/register', 'marketing/outreach/channels', 'marketing/outreach/activities', 'marketing/outreach/hours', 'results/campaign', 'results/campaign/together', 'results/campaign/tests', 'results/campaign/price', 'results/campaign/plan', 'results/campaign/trials', 'results/campaign/scores', 'results/sales', 'results/traffic', 'results/plans', 'data/import', 'data/sources', 'data/sources/1', 'data/duplicates', 'data/cleaning', 'data/boards', 'data/boards/members', 'data/boards/products', 'data/boards/campaigns', 'data/boards/cases', 'data/backups', 'settings']) {
    await visit(app, place);
    await expect(app.locator('.place')).toBeVisible();
    await app.waitForTimeout(300);
  }
  // Records of people, a chart's tooltip and its table.
  await visit(app, 'customers/list');
  const rows = app.locator('.table-row');
  await expect(rows.first()).toBeVisible();
  for (let i = 0; i < 6; i++) {
    await rows.nth(i).click();
    await app.locator('.side-panel h2').waitFor();
  }
  await expect(app.getByText('<img src=x onerror=__pwn=1>').first()).toBeVisible();
  await app.emulateMedia({ media: 'print' });
  await app.waitForTimeout(300);
  await app.emulateMedia({ media: 'screen' });
  await visit(app, 'results/sales');
  const chart = app.locator('.chart canvas').first();
  if (await chart.isVisible()) await chart.hover();
  await app.keyboard.press('Control+k');
  await app.keyboard.type('img src');
  await app.waitForTimeout(500);

  expect(await app.evaluate(() => (globalThis as { __pwn?: number }).__pwn)).toBeUndefined();
  expect(await app.locator('.shell img[src=x], .shell iframe, .shell svg[onload], .shell script, .shell [href^="javascript:"]').count()).toBe(0);
  expect(await app.title()).not.toContain('<');
  expect(left).toEqual([]);
  expect(problems.splice(0).filter((p) => /content policy|pageerror/.test(p))).toEqual([]);
});
