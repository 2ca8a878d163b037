import { beforeEach, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { welch } from '../../../shared/domain/mean-difference.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(400);
  lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: [60, 160, 240] }, shop.context());
});
const LATER = addDays(TODAY, 40);
const read = async (today = LATER) => strategyHandlers.budget({}, shop.task(today));
const stateOf = (id: number): 'silent' | 'asleep' | 'lost' => {
  const { ago } = shop.db.get<{ ago: number }>('SELECT CAST(julianday(:today) - julianday(last_day) AS INTEGER) - 1 AS ago FROM customer_metrics WHERE customer_id = :id AND shop_id = 0', { today: TODAY, id })!;
  return ago <= 160 ? 'silent' : ago <= 240 ? 'asleep' : 'lost';
};

/** Half of everybody is written to; of the treated every second buys, of those left alone every tenth. */
async function run() {
  const { campaignId } = shop.create({ rule: { combinator: 'and', rules: [] }, basis: 'customers', contactGapDays: 0, holdoutShare: 0.5, windowDays: 30, fixedCostMinor: 1000, messagePriceMilli: 50 });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  const arms = { treated: shop.membersOf(campaignId, 'treated').map((m) => m.customer_id), held: shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id) };
  const before = new Map([...arms.treated, ...arms.held].map((id) => [id, stateOf(id)]));
  const buying = [...arms.treated.filter((_, i) => i % 2 === 0), ...arms.held.filter((_, i) => i % 10 === 0)];
  // The first buys on the very day of sending, and counts in the state of the day before.
  for (const [i, id] of buying.entries()) shop.order({ customerId: id, day: addDays(TODAY, i === 0 ? 0 : 5), paidMinor: 5000 });
  shop.finish();
  return { campaignId, arms, before, buying: new Set(buying) };
}

test('what a unit of money brings in each state, from people left alone, by the state of the day before', async () => {
  const { arms, before, buying } = await run();
  const told = await read();
  expect(told).toMatchObject({ canTell: true, currency: 'CNY', margin: { share: null } });
  for (const state of ['silent', 'asleep', 'lost'] as const) {
    const arm = (ids: number[]) => ids.filter((id) => before.get(id) === state);
    const money = (ids: number[]) => ({ people: arm(ids).length, buyers: arm(ids).filter((id) => buying.has(id)).map(() => 5000) });
    const [first, second] = [money(arms.treated), money(arms.held)];
    const { measured } = told.rows.find((r) => r.state === state)!;
    expect(measured).toMatchObject({ campaigns: 1, treated: first.people, treatedBuyers: first.buyers.length, heldOut: second.people, heldOutBuyers: second.buyers.length });
    if (measured.netPerPerson === null) continue;
    expect(measured.netPerPerson.value).toBeCloseTo(welch([{ first, second }]).value, 6);
    // Each treated costs 0.05 of a message and a share of the fixed 10.00.
    const each = (5 * first.people + (1000 * first.people) / arms.treated.length) / first.people;
    expect(measured.perUnit!.value).toBeCloseTo(measured.netPerPerson.value / each, 1);
  }
  expect(told.rows.filter((r) => r.measured.perUnit !== null).length).toBeGreaterThan(1);
  expect(told.rows.find((r) => r.state === 'active')!.measured).toMatchObject({ campaigns: 0, netPerPerson: null, perUnit: null });
});

test('what was spent is shared by whom it went to, and adds up to the campaign’s cost', async () => {
  const { campaignId } = await run();
  const told = await read();
  expect(told.rows.reduce((sum, r) => sum + r.spentMinor, 0)).toBeCloseTo(shop.results(campaignId, undefined, LATER).cost.totalMinor, -1);
  expect(told.rows.reduce((sum, r) => sum + r.contacts, 0)).toBe(shop.get(campaignId).treated);
  expect((await read(addDays(TODAY, 120))).rows.reduce((sum, r) => sum + r.spentMinor, 0)).toBe(0);
});

test('nothing is said while the window runs, without a hold-out, or without cuts', async () => {
  await run();
  expect((await read(addDays(TODAY, 30))).rows.every((r) => r.measured.campaigns === 0)).toBe(true);
  lifecycleHandlers.saveSettings({ cutChoice: 'p75', usualDays: null }, shop.context());
  expect(await read()).toMatchObject({ canTell: false, rows: [] });
});
