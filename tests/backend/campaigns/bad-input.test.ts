import { writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { segments } from '../../../shared/contract/segments.ts';
import { campaigns } from '../../../shared/contract/campaigns.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { problemOf } from '../problem-of.ts';
import { CampaignShop, dormant, TODAY } from './campaign-shop.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(60);
});
const rule = (operator: string, value: number) => ({ combinator: 'and' as const, rules: [{ field: 'net_total', operator, value }] });
const sent = async (name: string, more: Parameters<CampaignShop['create']>[0] = {}) => {
  const { campaignId } = shop.create({ name, basis: 'customers', holdoutShare: 0.2, contactGapDays: 0, ...more });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', `${name}.txt`);
  return campaignId;
};
const frozenOf = (campaignId: number) => JSON.stringify([shop.db.all('SELECT * FROM campaign_members WHERE campaign_id = :campaignId ORDER BY customer_id', { campaignId }), shop.db.get('SELECT rule, text, subject, seed, send_day, window_days, holdout_share, frozen FROM campaigns WHERE id = :campaignId', { campaignId })]);

it('a receipt file of another campaign changes nothing of this one, and says whose it looks like', async () => {
  const [rich, poor] = [await sent('花得多的', { rule: rule('>=', 300) }), await sent('花得少的', { rule: rule('<', 300) })];
  const phones = shop.membersOf(rich, 'treated').map((m) => m.address.slice(3));
  writeFileSync(shop.path('r.csv'), ['手机号,状态', ...phones.map((p) => `${p},成功`)].join('\r\n'));
  const before = JSON.stringify(shop.db.all('SELECT * FROM touches ORDER BY id'));
  expect(await shop.receipts(poor, 'r.csv')).toMatchObject({ matched: 0, unmatched: phones.length, delivered: 0, looksLike: { campaignId: rich, name: '花得多的', addresses: phones.length, here: 0 } });
  expect(JSON.stringify(shop.db.all('SELECT * FROM touches ORDER BY id'))).toBe(before);
  expect(shop.results(poor).delivered).toBeNull();
  expect(await shop.receipts(rich, 'r.csv')).toMatchObject({ matched: phones.length, delivered: phones.length, looksLike: null });
});

it('a reply from a number that nobody has is heard, counted as nobody\'s, and a no is kept for whoever has it one day', async () => {
  const campaignId = await sent('a');
  writeFileSync(shop.path('r.csv'), '手机号,回复内容\r\n13300000000,在吗\r\n13300000001,退订');
  expect(await shop.receipts(campaignId, 'r.csv')).toMatchObject({ matched: 0, unmatched: 2, replied: 0, optedOut: 1, looksLike: null, unmatchedSample: [{ reason: 'not_in_campaign' }, { reason: 'not_in_campaign' }] });
  const late = shop.customer({ nick: 'late', phone: '+8613300000001' });
  shop.order({ customerId: late, day: addDays(TODAY, -100) });
  shop.finish();
  const next = shop.create({ basis: 'customers', contactGapDays: 0 }).campaignId;
  shop.lock(next);
  expect(shop.db.get('SELECT arm, reason FROM campaign_members WHERE campaign_id = :next AND customer_id = :late', { next, late })).toEqual({ arm: null, reason: 'opted_out' });
});

it('an order in two windows counts in both comparisons, and is credited to one', async () => {
  const first = await sent('a', { holdoutShare: 0 });
  const second = await sent('b', { holdoutShare: 0, sendDay: addDays(TODAY, 3) });
  shop.order({ customerId: ids[0]!, day: addDays(TODAY, 5), paidMinor: 5000 });
  shop.finish();
  const after = addDays(TODAY, 60);
  const [a, b] = [shop.results(first, after, after), shop.results(second, after, after)];
  expect([a.treated.orders, b.treated.orders]).toEqual([1, 1]);
  expect([a.credited.orders, b.credited.orders]).toEqual([0, 1]);
});

it('nobody to contact: no lock, with the reasons, and the draft stays one', () => {
  shop.db.run('UPDATE customers SET opted_out = 1');
  const { campaignId } = shop.create({ basis: 'customers' });
  expect(problemOf(() => shop.lock(campaignId))).toMatchObject({ code: 'empty_audience', segmentCount: 60, opted_out: 60 });
  expect(shop.get(campaignId)).toMatchObject({ state: 'draft', lockedAt: null });
  expect(shop.db.get('SELECT count(*) AS n FROM campaign_members')).toEqual({ n: 0 });
});

it('a cost after closing is taken and counts; nothing else of it moves', async () => {
  const campaignId = await sent('a');
  const after = addDays(TODAY, 60);
  planningHandlers.close({ campaignId, lesson: '' }, shop.context(after));
  const [frozen, before] = [frozenOf(campaignId), shop.results(campaignId, after, after)];
  planningHandlers.addCost({ campaignId, kind: 'gift', stage: 'actual', amountMinor: 700, day: after, note: '' }, shop.context(after));
  expect(shop.results(campaignId, after, after)).toMatchObject({ cost: { totalMinor: before.cost.totalMinor + 700 }, treated: before.treated, heldOut: before.heldOut });
  expect(frozenOf(campaignId)).toBe(frozen);
  expect(problemOf(() => planningHandlers.saveBrief({ campaignId, market: '没有' }, shop.context(after)))).toMatchObject({ code: 'campaign_closed' });
});

it('a hold-out of 0 % is a list without a comparison, of 100 % is refused before anything is made', async () => {
  const campaignId = await sent('a', { holdoutShare: 0 });
  const after = addDays(TODAY, 60);
  expect(shop.results(campaignId, after, after)).toMatchObject({ verdict: 'no_holdout', heldOut: null, lift: null, netGainMinor: null, treated: { people: 60 } });
  for (const holdoutShare of [1, 0.91, -0.1]) expect(campaigns.create.input.safeParse({ name: 'x', channel: 'sms', rule: dormant, text: 'x', holdoutShare }).success).toBe(false);
  // The most that may be held out still leaves somebody to write to.
  expect(shop.lock(shop.create({ basis: 'customers', holdoutShare: 0.9, contactGapDays: 0 }).campaignId)).toMatchObject({ treated: 6, heldOut: 54 });
});

it('a window that hasn\'t begun has no figures but those of nobody yet, and no verdict', async () => {
  const campaignId = await sent('a', { sendDay: addDays(TODAY, 20) });
  shop.order({ customerId: ids[0]!, day: addDays(TODAY, 1), paidMinor: 5000 });
  shop.finish();
  expect(shop.results(campaignId, addDays(TODAY, 5), addDays(TODAY, 5))).toMatchObject({ firstDay: addDays(TODAY, 20), unfinished: true, verdict: 'too_early', byDay: [], treated: { orders: 0, buyers: 0 } });
});

it('a text that loops is refused with the tag and its line, in a variant and a subject as well', () => {
  const loop = '{% for i in (1..1000000) %}x{% endfor %}';
  const { campaignId } = shop.create({ channel: 'email', basis: 'customers', text: '您好', subject: loop, variants: [{ name: '多的', rule: rule('>=', 300), text: `您好\n${loop}` }] });
  const { problems } = shop.audience(campaignId);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'unknown_tag', severity: 'error', values: ['for', '1'], inSubject: true }));
  expect(problems).toContainEqual(expect.objectContaining({ code: 'unknown_tag', severity: 'error', values: ['for', '2'], variant: '多的' }));
  expect(problemOf(() => shop.lock(campaignId))).toMatchObject({ code: 'template_invalid' });
  expect(shop.get(campaignId).state).toBe('draft');
});

it('a segment that is deleted or changed after the lock leaves everything as it was frozen', async () => {
  const { segmentId } = segmentsHandlers.save(segments.save.input.parse({ name: '花得多的', rule: rule('>=', 300) }), shop.context());
  const campaignId = await sent('a', { segmentId });
  const [frozen, list] = [frozenOf(campaignId), shop.results(campaignId)];
  segmentsHandlers.save(segments.save.input.parse({ segmentId, name: '改了', rule: rule('<', 10) }), shop.context());
  expect(frozenOf(campaignId)).toBe(frozen);
  segmentsHandlers.delete({ segmentId }, shop.context());
  expect(frozenOf(campaignId)).toBe(frozen);
  expect(shop.get(campaignId)).toMatchObject({ segmentId: null, segmentName: '花得多的', state: 'exported' });
  expect(shop.results(campaignId)).toEqual(list);
  expect(await shop.export(campaignId, 'plain-txt', 'again.txt')).toMatchObject({ rows: list.treated.people });
});
