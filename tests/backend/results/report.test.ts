import { readXlsx } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { CampaignShop, phoneOf } from '../campaigns/campaign-shop.ts';
import { unzip } from '../vault/unzip.ts';

const AFTER = '2026-12-31';

async function start(name: string): Promise<{ shop: CampaignShop; campaignId: number }> {
  const shop = new CampaignShop();
  const ids = shop.fill(60);
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: ids[0]! });
  const { campaignId } = shop.create({ name, basis: 'customers', holdoutShare: 0.5, windowDays: 30, contactGapDays: 0, fixedCostMinor: 5000, marginShare: 0.4 });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  const [treated, heldOut] = [shop.membersOf(campaignId, 'treated'), shop.membersOf(campaignId, 'held_out')];
  for (const { customer_id } of treated.slice(0, 14)) shop.order({ customerId: customer_id, day: '2026-07-05', paidMinor: 12345, items: [{ title: '=1+1', paidMinor: 12345 }] });
  for (const { customer_id } of heldOut.slice(0, 3)) shop.order({ customerId: customer_id, day: '2026-07-06', paidMinor: 1000 });
  shop.finish();
  return { shop, campaignId };
}

test.each(['zh-CN', 'en'] as const)('a page that stands alone, in %s: the figures of the screen with n and interval, each exclusion, no word left raw, nobody named', async (language) => {
  const { shop, campaignId } = await start('<b>唤醒</b>');
  settingsHandlers.save({ language }, shop.context());
  await resultsHandlers.saveReport({ campaignId, format: 'html', to: shop.ref('report.html') }, shop.task(AFTER));
  const html = readFileSync(shop.path('report.html'), 'utf8');
  expect(html).toContain('&lt;b&gt;唤醒&lt;/b&gt;');
  expect(html).not.toMatch(/<script|<b>|https?:|src=/);
  const { treated, heldOut } = shop.results(campaignId, AFTER, AFTER);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  for (const rate of [treated.rate, treated.rateLow, treated.rateHigh, heldOut!.rate, heldOut!.rateHigh]) expect(html).toContain(`>${percent.format(rate)}<`);
  expect(html).toContain(language === 'en' ? 'Opted out' : '退订');
  expect(html).toContain('<svg');
  // A key without its words would be shown as itself.
  expect(html.replaceAll(/<code>[\s\S]*?<\/code>/g, '').match(/\b(?:campaigns|results|common|report|definition|diagnosis)[:.][a-zA-Z_.]+/g)).toBeNull();
  expect(html).not.toMatch(/\{\{|undefined|NaN/);
  for (let i = 0; i < 60; i += 1) for (const word of [phoneOf(i), phoneOf(i).slice(3), `buyer_${i}`, `b${i}@`, `客户${i}`]) expect(html).not.toContain(word);
});

test('a workbook: numbers are numbers, text is text, and the definitions come last with SQL that gives the n', async () => {
  const { shop, campaignId } = await start('唤醒: 7/8');
  await resultsHandlers.saveReport({ campaignId, format: 'xlsx', to: shop.ref('report.xlsx') }, shop.task(AFTER));
  const { sheets } = await readXlsx(readFileSync(shop.path('report.xlsx')), { includeFormulas: true } as never);
  const cells = sheets.flatMap((sheet) => sheet.rows.flat());
  expect(cells).toContain('=1+1');
  expect(cells.every((cell) => cell === null || typeof cell === 'string' || typeof cell === 'number')).toBe(true);
  const { treated } = shop.results(campaignId, AFTER, AFTER);
  expect(sheets[1]!.rows[1]!.slice(1)).toEqual([treated.rate, treated.people, treated.rateLow, treated.rateHigh]);
  const last = sheets.at(-1)!.rows.slice(1).filter((row) => typeof row[3] === 'string');
  expect(last.length).toBeGreaterThan(10);
  for (const row of last) expect(shop.db.get<{ n: number }>(String(row[3]))!.n, String(row[0])).toBe(row[1]);
});

test('its charts stand on the first sheet and draw the tables\' own cells; every part is announced, every relation leads to a part', async () => {
  const { shop, campaignId } = await start("三'八: <唤醒>&");
  for (const { customer_id } of shop.membersOf(campaignId, 'treated').slice(0, 4)) shop.order({ customerId: customer_id, day: '2026-10-05', paidMinor: 5000 });
  shop.finish();
  await resultsHandlers.saveReport({ campaignId, format: 'xlsx', to: shop.ref('report.xlsx') }, shop.task(AFTER));
  const bytes = readFileSync(shop.path('report.xlsx'));
  const parts = unzip(shop.path('report.xlsx'));
  const textOf = (name: string) => parts.get(name)!.toString('utf8');
  const types = textOf('[Content_Types].xml');
  const drawn = [...parts.keys()].filter((name) => /^xl\/(charts|drawings)\/[^/]+\.xml$/.test(name));
  expect(drawn.length).toBeGreaterThanOrEqual(4);
  for (const name of drawn) expect(types).toContain(`PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.drawing${name.includes('charts') ? 'ml.chart' : ''}+xml"`);
  for (const rels of [...parts.keys()].filter((name) => name.endsWith('.rels'))) {
    const folder = dirname(dirname(rels));
    for (const [, target] of textOf(rels).matchAll(/Target="([^"]+)"/g)) expect([...parts.keys()], `${rels} → ${target}`).toContain(target!.startsWith('/') ? target!.slice(1) : normalize(join(folder, target!)));
  }
  const { sheets } = await readXlsx(bytes);
  expect(sheets.slice(1).flatMap((sheet) => sheet.charts ?? [])).toEqual([]);
  const charts = sheets[0]!.charts!;
  expect(charts.map((chart) => [chart.kinds, chart.title])).toEqual([
    [['bar'], '排除'],
    [['line'], '逐日看'],
    [['bar'], '长期效果'],
    [['bar'], '商品'],
  ]);
  const cellsOf = (ref: string) => {
    const [, name, column, from, to] = /^'([^']+)'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)$/.exec(ref)!;
    return sheets.find((sheet) => sheet.name === name)!.rows.slice(Number(from) - 1, Number(to)).map((row) => row[column!.charCodeAt(0) - 65]);
  };
  for (const series of charts.flatMap((chart) => chart.series!)) {
    const [values, categories] = [cellsOf(series.valuesRef!), cellsOf(series.categoriesRef!)];
    expect(values.every((value) => typeof value === 'number'), series.name).toBe(true);
    expect(categories.every((category) => typeof category === 'string' && category !== '')).toBe(true);
  }
  const { byDay } = shop.results(campaignId, AFTER, AFTER);
  const line = charts.find((chart) => chart.kinds.includes('line'))!;
  expect(line.series!.map((series) => cellsOf(series.valuesRef!))).toEqual([byDay.map((d) => d.treatedRate), byDay.map((d) => d.heldOutRate)]);
});

test('a campaign that isn’t locked has no report', async () => {
  const shop = new CampaignShop();
  shop.fill(5);
  const { campaignId } = shop.create({ basis: 'customers' });
  await expect(resultsHandlers.saveReport({ campaignId, format: 'html', to: shop.ref('x.html') }, shop.task())).rejects.toMatchObject({ code: 'not_locked' });
});
