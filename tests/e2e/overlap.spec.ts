import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Proof } from '../../shared/contract/pressure.ts';
import type { CampaignResults } from '../../shared/contract/campaigns.ts';
import type { LongRun } from '../../shared/contract/results.ts';
import { csv, orderHeader } from './dirty-orders.ts';
import { collectProblems, expect, startHost, test } from './fixtures.ts';
import { open } from './pages.ts';

interface Order {
  buyer: number;
  day: string;
  refunded?: boolean;
}
const phoneOf = (buyer: number) => `139${String(12_340_000 + buyer)}`;
const csvOf = (orders: readonly Order[], first: number) =>
  csv([orderHeader, ...orders.map(({ buyer, day, refunded = false }, i) => [String(300_000_000_000_000_017n + BigInt(first + i)), `虚构买家${buyer}`, '', '50.00', '50.00', refunded ? '交易关闭' : '交易成功', '沈虚构', `浙江省 杭州市 余杭区 样例街道${buyer}号(311100)`, phoneOf(buyer), `${day} 10:00:00`, `${day} 10:01:00`, refunded ? '50.00' : '0.00', refunded ? '退款' : '订单未关闭', '', ''])]);

const BUYERS = 120;
const run = promisify(execFile);

test('two campaigns whose windows overlap: an order is credited once, a no holds for both, refunds change the past and it is said', async ({ page, dataDir, problems }, info) => {
  test.slow();
  const call = async <T>(endpoint: string, input: object): Promise<T> => JSON.parse((await run(process.execPath, ['electron/cli.ts', endpoint, JSON.stringify(input), '--data', dataDir], { maxBuffer: 1e8 })).stdout) as T;
  const file = (name: string, text: string) => {
    writeFileSync(info.outputPath(name), text);
    return `@${info.outputPath(name)}`;
  };
  const begin = async (name: string, sendDay: string, listName: string): Promise<{ campaignId: number; treated: number[] }> => {
    const { campaignId } = await call<{ campaignId: number }>('campaigns.create', { name, channel: 'sms', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] }, text: '老客满99减20', holdoutShare: 0.5, basis: 'customers', sendDay, windowDays: 30, contactGapDays: 0 });
    await call('campaigns.lock', { campaignId, seed: campaignId });
    await call('campaigns.export', { campaignId, preset: 'plain-txt', to: `@${info.outputPath(listName)}` });
    return { campaignId, treated: readFileSync(info.outputPath(listName), 'utf8').trimEnd().split('\r\n').map((phone) => Number(phone.slice(3)) - 12_340_000) };
  };
  const results = (campaignId: number) => call<CampaignResults>('campaigns.results', { campaignId });

  await call('imports.run', { files: [file('orders-1.csv', csvOf(Array.from({ length: BUYERS }, (_, buyer) => ({ buyer, day: '2026-03-05' })), 0))] });
  const may = await begin('五月', '2026-05-01', 'may.txt');
  expect(may.treated).toHaveLength(BUYERS / 2);
  const [refuser] = may.treated as [number];
  await call('campaigns.receipts', { campaignId: may.campaignId, file: file('receipts.csv', `手机号码,发送状态,回复内容\r\n${may.treated.map((b, i) => `${phoneOf(b)},成功,${i === 0 ? 'TD' : ''}`).join('\r\n')}\r\n13800138000,成功,在吗\r\n`) });
  const mid = await begin('五月中', '2026-05-15', 'mid.txt');
  expect(mid.treated).not.toContain(refuser);

  // Orders are known far enough for thirty days to be over.
  const later = { buyer: BUYERS + 7, day: '2026-06-20' };
  // Whoever of May's treated has an even number buys in both windows; every tenth of the others too.
  const bought = Array.from({ length: BUYERS }, (_, b) => b).filter((b) => (may.treated.includes(b) ? b % 2 === 0 : b % 10 === 0));
  await call('imports.run', { files: [file('orders-2.csv', csvOf([...bought.map((buyer) => ({ buyer, day: '2026-05-20' })), later], 1000))] });
  const [first, second] = [await results(may.campaignId), await results(mid.campaignId)];
  const inMay = bought.filter((b) => may.treated.includes(b));
  const inMid = bought.filter((b) => mid.treated.includes(b));
  expect(first.treated.buyers).toBe(inMay.length);
  expect(second.treated.buyers).toBe(inMid.length);
  // The later one has the better claim to whom it wrote to as well.
  expect(first.credited.orders).toBe(inMay.filter((b) => !mid.treated.includes(b)).length);
  expect(second.credited.orders).toBe(inMid.length);
  expect(first.credited.orders + second.credited.orders).toBeLessThanOrEqual(bought.length);
  expect(first.verdict).toBe('more');

  const back = inMay.slice(0, 8);
  await call('imports.run', { files: [file('orders-3.csv', csvOf(bought.map((buyer) => ({ buyer, day: '2026-05-20', refunded: back.includes(buyer) })), 1000))] });
  const again = await results(may.campaignId);
  expect(again.treated.buyers).toBe(inMay.length - back.length);
  expect(again.treated.netMinor).toBe(first.treated.netMinor - back.length * 5000);
  const { horizons } = await call<LongRun>('results.longRun', { campaignId: may.campaignId });
  expect(horizons.find((h) => h.days === 30)).toMatchObject({ state: 'done', treated: { buyers: inMay.length - back.length }, before: { treatedBuyers: inMay.length } });
  expect(await call<Proof>('planning.proof', {})).toMatchObject({ files: [{}, {}], listed: may.treated.length + mid.treated.length, heldOut: 0, optedOut: 0 });

  const host = await startHost(dataDir);
  await collectProblems(page, problems);
  await page.goto(host.url);
  await page.locator('.shell').waitFor();
  await open(page, 'results', 'campaign', may.campaignId, 'longRun');
  await expect(page.getByText(`${inMay.length - back.length}`).first()).toBeVisible();
  await expect(page.locator('.ant-alert').first()).toContainText(String(inMay.length));
  await open(page, 'marketing', 'calendar', 'pressure');
  await expect(page.getByText(/登记的 2 份名单、\d+ 人里，对照组 0 人，写名单前已退订的 0 人。/)).toBeVisible();
  await page.screenshot({ path: join('test-results', 'screens', 'overlap-proof.png') });
  expect(problems).toEqual([]);
  await host.stop();
});
