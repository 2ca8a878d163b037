import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';

const AFTER = '2026-12-31';

test('past campaigns by the discount their buyers really had; one that left nobody alone can’t tell, and few people are refused', async () => {
  const shop = new CampaignShop();
  shop.fill(100);
  const start = async (name: string, holdoutShare: number) => {
    const { campaignId } = shop.create({ name, basis: 'customers', holdoutShare, windowDays: 30, contactGapDays: 0, fixedCostMinor: 1000, messagePriceMilli: 0 });
    shop.lock(campaignId);
    await shop.export(campaignId, 'plain-txt', `${name}.txt`);
    return campaignId;
  };
  const campaignId = await start('七折', 0.5);
  await start('没有对照组', 0);
  for (const { customer_id } of shop.membersOf(campaignId, 'treated').slice(0, 10)) shop.order({ customerId: customer_id, day: '2026-07-02', paidMinor: 7000, discountMinor: 3000 });
  shop.finish();
  const told = resultsHandlers.priceWhatIf({ marginShare: 0.5 }, shop.context(AFTER));
  expect(told).toMatchObject({ verdict: 'refused', suggested: null, currency: 'CNY', leftOut: 1, coupons: [] });
  expect(told.bands).toMatchObject([{ from: 0.3, to: null, campaigns: 1, treated: 50, heldOut: 50, enough: false }]);
  const { lift } = shop.results(campaignId, AFTER, AFTER);
  expect(told.bands[0]!.addedBuyers.value).toBeCloseTo(2 * lift!.incrementalBuyers, 6);
  // Half is left at the full price: 1 − 0.5 ÷ 0.7 of the net.
  expect(told.bands[0]!.profitMinor.value).toBeCloseTo(100 * (1 - 0.5 / 0.7) * lift!.netPerPersonDifferenceMinor - 2000, 4);
});

test('codes that were given, and how many were used', () => {
  const shop = new CampaignShop();
  const ids = shop.fill(4);
  const batch = shop.insert('coupon_batches', { name: '满100减20', value_minor: 2000, threshold_minor: 10000, cost_minor: 0, currency: 'CNY', at: 0 });
  const giving = shop.insert('coupon_givings', { batch_id: batch, day: '2026-05-01', at: 0 });
  ids.forEach((id, i) => {
    const person = shop.insert('offer_people', { platform: 'taobao', kind: 'buyer', value: `buyer_${id}` });
    shop.insert('coupons', { batch_id: batch, code: `C${i}`, giving_id: giving, person_id: person, ...(i === 0 ? { used_day: '2026-05-03', used_how: 'pasted' } : {}) });
  });
  const { coupons, bands } = resultsHandlers.priceWhatIf({ marginShare: 0.4 }, shop.context(AFTER));
  expect(bands).toEqual([]);
  expect(coupons).toMatchObject([{ name: '满100减20', given: 4, used: 1, rate: { value: 0.25 } }]);
});
