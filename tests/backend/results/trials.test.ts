import { beforeEach, expect, test } from 'vitest';
import { plannerHandlers } from '../../../electron/backend/planner/handlers.ts';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { results } from '../../../shared/contract/results.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const save = (input: Partial<Input<typeof results.saveTrial>> = {}) => resultsHandlers.saveTrial(results.saveTrial.input.parse({ name: '包裹卡', hypothesis: '放卡的包裹，30 天内再买的多一成', reviewDay: '2026-07-31', ...input }), shop.context());
const cost = (input: Input<typeof results.addTrialCost>, today = TODAY) => resultsHandlers.addTrialCost(results.addTrialCost.input.parse(input), shop.context(today));
const list = (today = TODAY) => resultsHandlers.trials({}, shop.context(today));

test('a trial with its cap: costs add up, the campaign’s among them, and over the cap is told', async () => {
  shop.fill(20);
  const { campaignId } = shop.create({ basis: 'customers', fixedCostMinor: 3000, messagePriceMilli: 0, contactGapDays: 0 });
  const { trialId } = save({ capMinor: 5000, campaignId });
  expect(list()).toMatchObject([{ trialId, spentMinor: 0, campaignCostMinor: 0, due: false, decision: null }]);
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  expect(cost({ trialId, amountMinor: 1500, note: '印卡' })).toMatchObject({ overCap: false });
  expect(cost({ trialId, amountMinor: 600 })).toMatchObject({ overCap: true });
  expect(list()[0]).toMatchObject({ spentMinor: 5100, campaignCostMinor: 3000, costs: [{ amountMinor: 1500, note: '印卡', day: TODAY }, { amountMinor: 600 }] });
  resultsHandlers.deleteTrialCost({ costId: list()[0]!.costs[1]!.costId }, shop.context());
  expect(list()[0]!.spentMinor).toBe(4500);
});

test('it waits on today from its day of review until it is decided; a cost for a later day is told apart', () => {
  const { trialId } = save();
  const waits = (today: string) => plannerHandlers.today({}, shop.context(today)).dueTrials;
  expect(waits('2026-07-30')).toEqual([]);
  expect(waits('2026-07-31')).toEqual([{ trialId, name: '包裹卡', reviewDay: '2026-07-31' }]);
  expect(list('2026-07-31')[0]!.due).toBe(true);
  resultsHandlers.decideTrial({ trialId, decision: 'kill', reason: '没有差别' }, shop.context('2026-08-01'));
  expect(waits('2026-08-02')).toEqual([]);
  cost({ trialId, day: '2026-08-01', amountMinor: 200 }, '2026-08-10');
  cost({ trialId, day: '2026-08-05', amountMinor: 300 }, '2026-08-10');
  expect(list('2026-08-10')[0]).toMatchObject({ decision: 'kill', reason: '没有差别', decidedDay: '2026-08-01', spentMinor: 500, spentAfterMinor: 300, due: false });
  expect(() => resultsHandlers.decideTrial({ trialId, decision: 'keep', reason: 'x' }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
  resultsHandlers.reopenTrial({ trialId, reviewDay: '2026-09-01' }, shop.context('2026-08-10'));
  expect(list('2026-08-10')[0]).toMatchObject({ decision: null, reason: '', reviewDay: '2026-09-01', spentAfterMinor: 0 });
  resultsHandlers.deleteTrial({ trialId }, shop.context());
  expect(list()).toEqual([]);
});

test('days that are none, costs to come and what isn’t there are refused', () => {
  const { trialId } = save();
  expect(() => save({ reviewDay: '2026-02-30' })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(() => save({ campaignId: 99 })).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => cost({ trialId, day: '2026-12-01', amountMinor: 1 })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(() => cost({ trialId: 99, amountMinor: 1 })).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => resultsHandlers.reopenTrial({ trialId, reviewDay: TODAY }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
});
