import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { segments } from '../../../shared/contract/segments.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';

const plan = { buyers: 2, orders: 2, aovMinor: 5000 };
const read = async (shop: CampaignShop) => (await resultsHandlers.groupPlans({}, shop.task())).plans;
const save = (shop: CampaignShop, of: { segmentId?: number; campaignId?: number; month?: string }, more = {}) => resultsHandlers.saveGroupPlan({ segmentId: of.segmentId ?? null, campaignId: of.campaignId ?? null, month: of.month ?? null, ...plan, ...more }, shop.context());

test('a segment’s month: who was in it the day before, whatever they are now', async () => {
  const shop = new CampaignShop();
  const [often, once, late] = [shop.customer(), shop.customer(), shop.customer()];
  for (const day of ['2026-03-01', '2026-04-01']) shop.order({ customerId: often, day });
  shop.order({ customerId: once, day: '2026-03-05' });
  shop.order({ customerId: late, day: '2026-04-05' });
  shop.order({ customerId: often, day: '2026-05-10', paidMinor: 7000 });
  shop.order({ customerId: often, day: '2026-05-31', paidMinor: 3000 });
  // Comes in by buying in the month itself, twice.
  for (const day of ['2026-05-11', '2026-05-12']) shop.order({ customerId: late, day, paidMinor: 100_000 });
  shop.order({ customerId: often, day: '2026-05-15', paidMinor: 900, currency: 'USD' });
  shop.order({ customerId: once, day: '2026-06-02' });
  shop.finish();
  const { segmentId } = segmentsHandlers.save(segments.save.input.parse({ name: '老客', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] } }), shop.context());
  save(shop, { segmentId, month: '2026-05' });
  save(shop, { segmentId, month: '2026-06' });
  const plans = await read(shop);
  expect(plans.map((p) => [p.name, p.month, p.unfinished])).toEqual([['老客', '2026-06', true], ['老客', '2026-05', false]]);
  expect(plans[1]).toMatchObject({ people: 1, peopleOf: '2026-04-30', from: '2026-05-01', to: '2026-05-31', plan: { buyers: 2, orders: 2, netMinor: 10_000 }, actual: { buyers: 1, orders: 2, netMinor: 10_000 }, explained: { differenceMinor: 0 } });
  expect(plans[1]!.explained!.byBuyersMinor + plans[1]!.explained!.byFrequencyMinor).toBeCloseTo(0, 6);
  expect(plans[0]).toMatchObject({ people: 2, explained: null });
});

test('a campaign’s plan: its treated in its window, once it is locked', async () => {
  const shop = new CampaignShop();
  const ids = shop.fill(20);
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, contactGapDays: 0, sendDay: '2026-06-01', windowDays: 10, rule: { combinator: 'and', rules: [] } });
  save(shop, { campaignId });
  expect(await read(shop)).toMatchObject([{ campaignId, from: null, people: 0, unfinished: true, explained: null }]);
  shop.lock(campaignId);
  const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
  const heldOut = shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id);
  expect(treated.length + heldOut.length).toBe(ids.length);
  shop.order({ customerId: treated[0]!, day: '2026-06-01', paidMinor: 4000 });
  shop.order({ customerId: treated[1]!, day: '2026-06-11', paidMinor: 4000 });
  shop.order({ customerId: treated[2]!, day: '2026-06-12', paidMinor: 4000 });
  shop.order({ customerId: heldOut[0]!, day: '2026-06-05', paidMinor: 4000 });
  shop.finish();
  expect(await read(shop)).toMatchObject([{ from: '2026-06-01', to: '2026-06-11', people: treated.length, actual: { buyers: 2, orders: 2, netMinor: 8000 }, unfinished: false, explained: { differenceMinor: -2000 } }]);
  const { planId } = save(shop, { campaignId }, { orders: 3 });
  expect(await read(shop)).toMatchObject([{ planId, plan: { orders: 3 } }]);
  resultsHandlers.deleteGroupPlan({ planId }, shop.context());
  expect(problemOf(() => resultsHandlers.deleteGroupPlan({ planId }, shop.context()))).toMatchObject({ code: 'not_found' });
});

test('what doesn’t go together is refused', () => {
  const shop = new CampaignShop();
  expect(problemOf(() => save(shop, {}))).toMatchObject({ code: 'bad_input' });
  expect(problemOf(() => save(shop, { segmentId: 1 }))).toEqual({ code: 'bad_input', fields: ['month'] });
  expect(problemOf(() => save(shop, { campaignId: 1, month: '2026-05' }))).toEqual({ code: 'bad_input', fields: ['month'] });
  expect(problemOf(() => save(shop, { segmentId: 1, month: '2026-13' }))).toEqual({ code: 'bad_input', fields: ['month'] });
  expect(problemOf(() => save(shop, { segmentId: 9, month: '2026-05' }))).toMatchObject({ code: 'not_found' });
  expect(problemOf(() => save(shop, { campaignId: 9 }))).toMatchObject({ code: 'not_found' });
  expect(problemOf(() => save(shop, { campaignId: 9 }, { orders: 1 }))).toMatchObject({ code: 'bad_input', reason: 'fewer_than_buyers' });
});
