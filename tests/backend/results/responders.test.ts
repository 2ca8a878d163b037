import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { feedbackHandlers } from '../../../electron/backend/feedback/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';

const AFTER = '2026-08-15';

test('who ordered, replied, asked, complained, bounced, opted out, stayed silent and was left alone; kept as a segment', async () => {
  const shop = new CampaignShop();
  shop.fill(40);
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, windowDays: 30, contactGapDays: 0 });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  const treated = shop.membersOf(campaignId, 'treated');
  const [a, b, c, d, e] = treated.map((m) => ({ id: m.customer_id, phone: m.address.slice(3) }));
  writeFileSync(shop.path('r.csv'), ['手机号,状态,回复内容', `${a!.phone},DELIVRD,还有吗`, `${b!.phone},DELIVRD,TD`, `${c!.phone},UNDELIV,`, `${d!.phone},DELIVRD,别骚扰我`].join('\n'));
  await shop.receipts(campaignId, 'r.csv');
  shop.order({ customerId: a!.id, day: '2026-07-02' });
  shop.order({ customerId: shop.membersOf(campaignId, 'held_out')[0]!.customer_id, day: '2026-07-02' });
  shop.finish();
  feedbackHandlers.save({ customerId: e!.id, campaignId, channel: 'phone', text: '太差了', rating: null }, shop.context());
  const on = shop.context(AFTER);
  const counts = () => Object.fromEntries(resultsHandlers.responders({ campaignId }, on).map((r) => [r.kind, r.people]));
  expect(counts()).toEqual({ ordered: 1, replied: 4, asked: 1, complained: 2, bounced: 1, opted_out: 1, silent: treated.length - 4, held_out: 20 });
  const kept = resultsHandlers.keepResponders({ campaignId, kind: 'complained', name: '抱怨过的' }, on);
  expect(kept).toMatchObject({ name: '抱怨过的', count: 2 });
  const members = shop.db.all<{ id: number }>('SELECT customer_id AS id FROM segment_members WHERE segment_id = :id ORDER BY 1', { id: kept.segmentId }).map((m) => m.id);
  expect(members).toEqual([d!.id, e!.id].sort((x, y) => x - y));
  expect(segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'in_segment', operator: '!=', value: kept.segmentId }] } }, on).count).toBe(38);
  // Two that are one person are counted once.
  mergePeople(shop.db, { customerId: d!.id, otherId: e!.id }, 3);
  expect(counts()['complained']).toBe(1);
  expect(() => resultsHandlers.keepResponders({ campaignId, kind: 'complained', name: '抱怨过的' }, on)).toThrow(expect.objectContaining({ code: 'name_taken' }));
});

test('nobody in a list is no segment', () => {
  const shop = new CampaignShop();
  shop.fill(5);
  const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 0 });
  shop.lock(campaignId);
  expect(() => resultsHandlers.keepResponders({ campaignId, kind: 'bounced', name: 'x' }, shop.context(AFTER))).toThrow(expect.objectContaining({ code: 'bad_input' }));
});
