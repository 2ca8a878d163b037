import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';
import { addDays } from '../../../shared/lib/dates.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const list = (shopId = shop.shopId) => resultsHandlers.scores({ shopId }, shop.context());
const save = (day: string, service: number | null, facts: { span?: 'day' | 'week'; description?: number | null; logistics?: number | null; shopId?: number } = {}) =>
  resultsHandlers.saveScore({ shopId: shop.shopId, day, span: 'day', description: null, logistics: null, ...facts, service }, shop.context());
function take(lines: string[], name = 'dsr.csv', pasted = false) {
  writeFileSync(shop.path(name), lines.join('\r\n'));
  return resultsHandlers.takeScores({ shopId: shop.shopId, file: shop.ref(name), pasted }, shop.task());
}

test('typed: a day or a week of a shop, changed by typing it again, and taken out', () => {
  save('2026-06-01', 482, { description: 485, logistics: 490 });
  save('2026-06-07', 481, { span: 'week' });
  save('2026-06-07', 479);
  const other = shop.shop({ platform: 'jd', name: '京东店' });
  save('2026-06-07', 400, { shopId: other });
  save('2026-06-01', 480, { description: 485 });
  expect(list().map(({ day, span, description, service, logistics, source }) => [day, span, description, service, logistics, source])).toEqual([
    ['2026-06-01', 'day', 485, 480, null, 'typed'],
    ['2026-06-07', 'day', null, 479, null, 'typed'],
    ['2026-06-07', 'week', null, 481, null, 'typed'],
  ]);
  expect(list(other)).toHaveLength(1);
  const gone = { shopId: shop.shopId, day: '2026-06-07', span: 'week' } as const;
  resultsHandlers.deleteScore(gone, shop.context());
  expect(list().map((s) => s.span)).toEqual(['day', 'day']);
  expect(() => resultsHandlers.deleteScore(gone, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
});

test('what is no day, not over yet, without any score or of no shop is refused', () => {
  expect(() => save('2026-02-30', 480)).toThrow(expect.objectContaining({ code: 'bad_input', detail: { field: 'day', reason: 'day' } }));
  expect(() => save(addDays(TODAY, 1), 480)).toThrow(expect.objectContaining({ detail: { field: 'day', reason: 'not_yet' } }));
  expect(() => save('2026-06-01', null)).toThrow(expect.objectContaining({ detail: { field: 'service', reason: 'empty' } }));
  expect(() => save('2026-06-01', 480, { shopId: 999 })).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(list()).toEqual([]);
});

test('a file: refused lines are told with line and reason, the rest is taken, and the same file again changes nothing', async () => {
  const lines = ['店铺评分', '日期,描述相符,服务态度,物流服务', '2026-06-01,4.85,4.82,4.9', '2026-05-25~2026-05-31,4.86,-,4.91', '2026-13-01,4.8,4.8,4.8', '2026-06-01~2026-06-03,4.8,4.8,4.8', '2027-01-01,4.8,4.8,4.8', '2026-06-02,48,4.8,4.8', '2026-06-03,,-,', '2026-06-01,4.1,4.1,4.1'];
  const told = await take(lines);
  expect(told).toMatchObject({ rows: 8, added: 2, changed: 0, same: 0, refused: 6 });
  expect(told.rejected).toEqual([{ line: 5, reason: 'day' }, { line: 6, reason: 'span' }, { line: 7, reason: 'not_yet' }, { line: 8, reason: 'score' }, { line: 9, reason: 'empty' }, { line: 10, reason: 'twice' }]);
  expect(told.columns).toEqual([{ field: 'day', header: '日期' }, { field: 'description', header: '描述相符' }, { field: 'service', header: '服务态度' }, { field: 'logistics', header: '物流服务' }]);
  expect(list()).toMatchObject([{ day: '2026-05-31', span: 'week', description: 486, service: null, logistics: 491, source: 'file' }, { day: '2026-06-01', span: 'day', description: 485, service: 482, logistics: 490 }]);
  expect(await take(lines)).toMatchObject({ added: 0, changed: 0, same: 2, refused: 6 });
});

test('pasted without headings; a file of one column leaves the other scores of its days alone', async () => {
  expect(await take(['2026-06-01\t4.85\t4.82\t4.9', '2026-06-02\t4.84\t4.80\t4.9'], 'pasted.tsv', true)).toMatchObject({ rows: 2, added: 2, refused: 0 });
  expect(await take(['日期,服务', '2026-06-02,4.7', '2026-06-01,4.82'])).toMatchObject({ added: 0, changed: 1, same: 1 });
  expect(list()).toMatchObject([{ service: 482, source: 'pasted' }, { description: 484, service: 470, logistics: 490, source: 'file' }]);
  await expect(take(['日期,销售额', '2026-06-02,4.7'])).rejects.toMatchObject({ code: 'bad_input', detail: { reason: 'no_score_column' } });
  const inNoShop = resultsHandlers.takeScores({ shopId: 999, file: shop.ref('pasted.tsv'), pasted: false }, shop.task());
  await expect(inNoShop).rejects.toMatchObject({ code: 'not_found' });
});

test('under a campaign: each shop’s scores of the four weeks before and of its window', () => {
  shop.fill(10);
  const { campaignId } = shop.create({ basis: 'customers', windowDays: 14, contactGapDays: 0 });
  const at = () => resultsHandlers.campaignScores({ campaignId }, shop.context());
  expect(at).toThrow(expect.objectContaining({ code: 'not_locked' }));
  shop.lock(campaignId);
  const { firstDay, lastDay, from, shops } = at();
  expect([from, lastDay, shops]).toEqual([addDays(firstDay, -28), addDays(firstDay, 14), []]);
  const put = (day: string, service: number, shopId = shop.shopId) => shop.insert('shop_scores', { shop_id: shopId, day, span: 'day', service, source: 'typed', at: 0 });
  const other = shop.shop({ platform: 'jd', name: '京东店' });
  put(addDays(firstDay, -28), 450, other);
  put(addDays(firstDay, -29), 300);
  put(addDays(firstDay, -1), 482);
  put(firstDay, 481);
  put(lastDay, 476);
  put(addDays(lastDay, 1), 300);
  const told = at().shops;
  expect(told.map((s) => [s.shopId, s.scores.length])).toEqual([[shop.shopId, 3], [other, 1]]);
  expect(told[0]!.phases.service).toEqual({ before: { value: 482, day: addDays(firstDay, -1) }, lowest: { value: 476, day: lastDay }, nBefore: 1, nDuring: 2 });
});
