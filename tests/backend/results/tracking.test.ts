import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';

const SEND = '2026-06-30';

async function start() {
  const shop = new CampaignShop();
  shop.fill(40);
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, windowDays: 14, contactGapDays: 0 });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  return { shop, campaignId, treated: shop.membersOf(campaignId, 'treated').map((m) => m.customer_id) };
}

test('each day of the window beside what its weekday was like before; days the data doesn’t reach are blank', async () => {
  const { shop, campaignId, treated } = await start();
  // Two anonymous orders of 10.00 on every day of the twelve weeks before.
  for (let i = 1; i <= 84; i += 1) for (let k = 0; k < 2; k += 1) shop.order({ customerId: null, day: addDays(SEND, -i), paidMinor: 1000 });
  for (const customerId of treated.slice(0, 5)) shop.order({ customerId, day: '2026-07-01', paidMinor: 2000 });
  shop.order({ customerId: treated[6]!, day: '2026-07-02', paidMinor: 2000, refundMinor: 500 });
  shop.order({ customerId: null, day: '2026-07-02', paidMinor: 700, currency: 'USD' });
  shop.order({ customerId: null, day: '2026-07-04' });
  shop.finish();
  const tracker = resultsHandlers.tracker({ campaignId }, shop.context('2026-07-10'));
  expect(tracker).toMatchObject({ knownUntil: '2026-07-04', judged: 5, treated: 20 });
  expect(tracker.days).toHaveLength(15);
  expect(tracker.days.slice(0, 5).map((d) => [d.orders, d.treatedOrders, d.netMinor, d.treatedNetMinor])).toEqual([[0, 0, 0, 0], [5, 5, 10000, 10000], [2, 1, 1500, 1500], [0, 0, 0, 0], [1, 0, 10000, 0]]);
  expect(tracker.days[5]).toMatchObject({ orders: null, treatedOrders: null, expectedOrders: { n: 12, low: 2, middle: 2 } });
  expect([tracker.above, tracker.below]).toEqual([1, 3]);
  expect(shop.db.all<{ day: string; orders: number }>(tracker.sql).find((d) => d.day === '2026-07-01')!.orders).toBe(5);
});

test('without enough weeks there is no band, and nothing is judged', () => {
  const shop = new CampaignShop();
  for (const i of [1, 2, 3]) shop.order({ customerId: shop.customer({ phone: `+861390000000${i}` }), day: addDays(SEND, -20 + i) });
  shop.finish();
  const { campaignId } = shop.create({ basis: 'customers', windowDays: 7, contactGapDays: 0, rule: { combinator: 'and', rules: [] } });
  shop.lock(campaignId);
  expect(resultsHandlers.tracker({ campaignId }, shop.context('2026-07-02'))).toMatchObject({ judged: 0, above: 0, below: 0 });
});

test('visitors before, during and after beside the same weekdays and last year’s, with what overlaps', async () => {
  const { shop, campaignId } = await start();
  expect(resultsHandlers.trafficChange({ campaignId }, shop.context())).toEqual({ shop: null, days: [], phases: [], overlaps: [] });
  const visit = (day: string, visitors: number) => shop.insert('traffic_daily', { shop_id: shop.shopId, day, source: '', visitors });
  for (let i = 100; i >= 1; i -= 1) visit(addDays(SEND, -i), 100);
  for (let i = 0; i <= 14; i += 1) visit(addDays(SEND, i), 150);
  visit(addDays(SEND, -364), 80);
  const other = shop.create({ name: '另一个', basis: 'customers', windowDays: 3, contactGapDays: 0 }).campaignId;
  shop.update({ campaignId: other, sendDay: '2026-07-10' });
  shop.lock(other);
  const change = resultsHandlers.trafficChange({ campaignId }, shop.context('2026-07-20'));
  expect(change.shop).toMatchObject({ shopId: shop.shopId, source: '' });
  expect(change.phases).toEqual([
    { phase: 'before', days: 15, visitors: 1500, usual: 1500, lastYearDays: 0, lastYear: 0, lastYearVisitors: 0 },
    { phase: 'during', days: 15, visitors: 2250, usual: 1500, lastYearDays: 1, lastYear: 80, lastYearVisitors: 150 },
    { phase: 'after', days: 0, visitors: 0, usual: 0, lastYearDays: 0, lastYear: 0, lastYearVisitors: 0 },
  ]);
  expect(change.overlaps).toEqual([{ campaignId: other, name: '另一个', firstDay: '2026-07-10', lastDay: '2026-07-13' }]);
});
