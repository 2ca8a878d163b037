import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { results } from '../../../shared/contract/results.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { CampaignShop } from '../campaigns/campaign-shop.ts';

const AFTER = '2026-12-31';
const run = (shop: CampaignShop, input: Input<typeof results.tryOut>) => resultsHandlers.tryOut(results.tryOut.input.parse(input), shop.context(AFTER));

test('a winner needs its intervals, people dealt out by lot, and enough of them', () => {
  const shop = new CampaignShop();
  const arms = [{ name: 'A', people: 70, hits: 56, costMinor: 7000 }, { name: 'B', people: 80, hits: 48 }];
  const told = run(shop, { arms, drawn: true, population: 5000 });
  expect(told).toMatchObject({ best: 0, verdict: 'winner', roll: null, currency: 'CNY' });
  expect(told.arms[0]).toMatchObject({ rate: 0.8, costPerHitMinor: 125, behind: null });
  expect(told.arms[1]!.behind!.value).toBeCloseTo(0.2, 9);
  expect(told.arms[1]).toMatchObject({ costPerHitMinor: null });
  expect(run(shop, { arms, drawn: false }).verdict).toBe('not_drawn');
  expect(run(shop, { arms: [{ name: 'A', people: 100, hits: 12 }, { name: 'B', people: 100, hits: 10 }], drawn: true })).toMatchObject({ verdict: 'unproven' });
  expect(run(shop, { arms: [{ name: 'A', people: 5, hits: 0 }, { name: 'B', people: 5, hits: 0 }], drawn: true })).toMatchObject({ verdict: 'too_few', sizePerArm: null });
  expect(() => run(shop, { arms: [{ name: 'A', people: 5, hits: 6 }, { name: 'B', people: 5, hits: 0 }], drawn: true })).toThrow(expect.objectContaining({ code: 'bad_input' }));
});

test('how many to try on comes from how much past campaigns differed', async () => {
  const shop = new CampaignShop();
  shop.fill(200);
  for (const [name, buyers] of [['甲', 60], ['乙', 4]] as const) {
    const { campaignId } = shop.create({ name, basis: 'customers', holdoutShare: 0, windowDays: 5, contactGapDays: 0 });
    shop.lock(campaignId);
    await shop.export(campaignId, 'plain-txt', `${name}.txt`);
    for (const { customer_id } of shop.membersOf(campaignId, 'treated').slice(0, buyers)) shop.order({ customerId: customer_id, day: name === '甲' ? '2026-07-02' : '2026-07-05', paidMinor: 100 });
    shop.finish();
    if (name === '甲') shop.db.run("UPDATE campaigns SET send_day = '2026-06-29', window_days = 4 WHERE id = :campaignId", { campaignId });
    else shop.db.run("UPDATE campaigns SET send_day = '2026-07-04', window_days = 4 WHERE id = :campaignId", { campaignId });
  }
  const { roll } = run(shop, { arms: [{ name: 'A', people: 50, hits: 5 }, { name: 'B', people: 50, hits: 4 }], drawn: true, population: 1000 });
  expect(roll).toMatchObject({ campaigns: 2 });
  expect(roll!.perArm).toBeGreaterThan(0);
  expect(roll!.rest).toBe(1000 - 2 * roll!.perArm);
});
