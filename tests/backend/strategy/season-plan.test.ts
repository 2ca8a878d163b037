import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { phaseKey } from '../../../shared/domain/push-key.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';

/** Two years and two months: tea all year, fans in June and July. Forty people with phones buy the tea in turns. */
function fanShop(): CampaignShop {
  const shop = new CampaignShop();
  const people = Array.from({ length: 40 }, (_, i) => shop.customer({ phone: phoneOf(i) }));
  for (let i = 0; addDays('2024-04-20', i) <= TODAY; i += 1) {
    const day = addDays('2024-04-20', i);
    shop.order({ customerId: people[i % 40]!, day, items: [{ title: '茶', category: '茶叶', paidMinor: 10_000 }] });
    if (['06', '07'].includes(day.slice(5, 7))) shop.order({ customerId: null, day, paidMinor: 3000, items: [{ title: '扇', category: '扇子', quantity: 2, paidMinor: 3000 }] });
  }
  shop.finish();
  return shop;
}
const plan = async (shop: CampaignShop, input: object = {}) => strategyHandlers.seasonPlan(contract.strategy.seasonPlan.input.parse(input), shop.task());

describe('what to push in each season', () => {
  test('is suggested by the shop’s own season index, until the owner chooses', async () => {
    const shop = fanShop();
    const told = await plan(shop);
    expect(told).toMatchObject({ groupBy: 'category', years: 2 });
    expect(told.seasons.map((s) => [s.season, s.year, s.isRunning])).toEqual([['summer', 2026, true], ['autumn', 2026, false], ['winter', 2026, false], ['spring', 2027, false]]);
    const [summer, autumn] = told.seasons;
    expect(summer!.pushes.map((p) => [p.name, p.isSuggested, p.isChosen])).toEqual([['扇子', true, true], ['茶叶', false, false]]);
    // Summer by the terms has about 94 of 365 days; about 61 of the 61 fan days lie in it.
    expect(summer!.pushes[0]!.index).toBeCloseTo(365 / 94, 0);
    expect(autumn!.pushes.some((p) => p.isChosen)).toBe(false);
    strategyHandlers.saveSeasonPlan({ groupBy: 'category', season: 'summer', keys: ['茶叶', '茶叶'] }, shop.context());
    const own = (await plan(shop)).seasons[0]!;
    expect(own).toMatchObject({ isSaved: true });
    expect(own.pushes.map((p) => [p.name, p.isSuggested, p.isChosen])).toEqual([['茶叶', false, true], ['扇子', true, false]]);
    strategyHandlers.saveSeasonPlan({ groupBy: 'category', season: 'summer', keys: null }, shop.context());
    expect((await plan(shop)).seasons[0]).toMatchObject({ isSaved: false, pushes: [{ name: '扇子', isChosen: true }, {}] });
  });
  test('shows the campaigns that were started for it in that season', async () => {
    const shop = fanShop();
    const origin = { card: 'phase' as const, key: phaseKey('push', '扇子'), offer: 'none' as const };
    const { campaignId } = shop.create({ name: '推扇子', sendDay: '2026-07-02', origin });
    shop.create({ name: '冬天', sendDay: '2026-12-01', origin });
    const [summer, , winter] = (await plan(shop)).seasons;
    expect(summer!.pushes[0]!.campaigns).toEqual([{ campaignId, name: '推扇子', isDraft: true }]);
    expect(winter!.pushes.find((p) => p.key === '扇子')!.campaigns.map((c) => c.name)).toEqual(['冬天']);
  });
  test('has as many seasons as the owner’s own calendar, each with its own choice', async () => {
    const shop = fanShop();
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: ['02-15', '05-20', '06-20', '08-15', '10-10', '12-01'].map((start, i) => ({ name: `段${i + 1}`, start })) } }, shop.context());
    const told = await plan(shop);
    expect(told.seasons.map((s) => [s.season, s.firstDay])).toEqual([['autumn', '2026-06-20'], ['winter', '2026-08-15'], ['span5', '2026-10-10'], ['span6', '2026-12-01'], ['spring', '2027-02-15'], ['summer', '2027-05-20']]);
    // From 20 June to the end of July 41 of 56 days have fans, in the year 61 of 365.
    expect(told.seasons[0]!.pushes[0]).toMatchObject({ name: '扇子', isSuggested: true });
    expect(told.seasons[0]!.pushes[0]!.index).toBeCloseTo(41 / 56 / (61 / 365), 0);
    strategyHandlers.saveSeasonPlan({ groupBy: 'category', season: 'span5', keys: ['扇子'] }, shop.context());
    expect((await plan(shop)).seasons.filter((s) => s.isSaved).map((s) => s.season)).toEqual(['span5']);
  });
  test('below a whole year of data nothing is suggested', async () => {
    const shop = new CampaignShop();
    for (let i = 0; i < 100; i += 1) shop.order({ customerId: null, day: addDays('2026-01-01', i), items: [{ title: '茶', category: '茶叶' }] });
    shop.finish();
    const told = await plan(shop);
    expect(told.years).toBe(0);
    expect(told.seasons.every((s) => s.pushes.every((p) => p.index === null && !p.isSuggested))).toBe(true);
    expect((await plan(new CampaignShop())).seasons.every((s) => s.pushes.length === 0)).toBe(true);
  });
});

describe('what came of the phases', () => {
  const span = { groupBy: 'category' as const, key: '茶叶', firstDay: '2026-05-05', hotDay: '2026-05-20', endDay: '2026-07-10', lastDay: '2026-08-06' };
  const read = async (shop: CampaignShop, today = '2026-08-06', input: object = {}) => strategyHandlers.phaseResults(contract.strategy.phaseResults.input.parse({ ...span, ...input }), shop.task(today));
  const origin = (phase: 'early' | 'hot' | 'end') => ({ card: 'phase' as const, key: phaseKey(phase, '茶叶'), offer: 'none' as const });

  test('early: sales, response, and clicks that weren’t paid for', async () => {
    const shop = fanShop();
    const { campaignId } = shop.create({ name: '先看', rule: { combinator: 'and', rules: [] }, basis: 'customers', contactGapDays: 0, windowDays: 10, origin: origin('early') }, '2026-05-06');
    shop.lock(campaignId, 1, '2026-05-06');
    await shop.export(campaignId, 'plain-txt', 'a.txt', undefined, '2026-05-06');
    const told = await read(shop);
    const early = told.phases[0]!;
    // A pot of tea a day, from 5 to 19 May.
    expect(early.sales).toEqual({ from: '2026-05-05', to: '2026-05-19', orders: 15, units: 15, netMinor: 150_000 });
    // Eleven days of buying, by eleven of the forty.
    expect(early).toMatchObject({ contacted: 40, treated: 40, buyers: 11, heldOut: 0, difference: null, campaigns: [{ campaignId, name: '先看', sendDay: '2026-05-06' }] });
    expect(told.traffic).toEqual({ visitors: null, atLeast: 11, clickMinor: null, savedMinor: null });
    strategyHandlers.savePhaseTraffic({ key: '茶叶', firstDay: span.firstDay, clickMinor: 80, visitors: null }, shop.context());
    expect((await read(shop)).traffic).toMatchObject({ clickMinor: 80, savedMinor: 880 });
    strategyHandlers.savePhaseTraffic({ key: '茶叶', firstDay: span.firstDay, clickMinor: 80, visitors: 200 }, shop.context());
    expect((await read(shop)).traffic).toMatchObject({ visitors: 200, savedMinor: 16_000 });
  });

  test('hot: baskets with something beside it against baskets without, and few of them say nothing', async () => {
    const shop = fanShop();
    for (let i = 0; i < 12; i += 1) shop.order({ customerId: null, day: '2026-06-01', paidMinor: 15_000, items: [{ title: '茶', category: '茶叶' }, { title: '杯', category: '杯子' }] });
    shop.finish();
    const told = await read(shop);
    expect(told.bundle).toEqual({ together: { orders: 12, aovMinor: 15_000 }, alone: { orders: 42, aovMinor: 10_000 }, leastOrders: 10 });
    expect((await read(fanShop())).bundle.together).toEqual({ orders: 0, aovMinor: null });
    expect((await read(shop, '2026-05-06')).phases.map((p) => p.sales?.to ?? null)).toEqual(['2026-05-06', null, null]);
  });

  test('end: who had left and came back, beside those held out, and what was left after the goods', async () => {
    const shop = fanShop();
    lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: [5, 10, 15] }, shop.context());
    const day = '2026-07-12'; // a fortnight after the last order
    const { campaignId } = shop.create({ name: '清尾货', rule: { combinator: 'and', rules: [] }, basis: 'customers', contactGapDays: 0, holdoutShare: 0.5, windowDays: 10, marginShare: 0.3, origin: origin('end') }, day);
    shop.lock(campaignId, 1, day);
    await shop.export(campaignId, 'plain-txt', 'b.txt', undefined, day);
    const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
    for (const id of treated) shop.order({ customerId: id, day: '2026-07-15', paidMinor: 2000, items: [{ title: '茶', category: '茶叶', paidMinor: 2000 }] });
    shop.finish();
    const told = await read(shop);
    // The last order was on 30 June: on 11 July eleven days ago, so everybody is asleep or lost.
    expect(told.reactivated).toMatchObject({ away: treated.length, back: treated.length, heldOutBack: 0 });
    expect(told.reactivated!.heldOutAway).toBe(40 - treated.length);
    expect(told.reactivated!.difference!.low).toBeGreaterThan(0);
    expect(told.endMarginMinor).toBe(Math.round(treated.length * 2000 * 0.3));
    await expect(read(shop, TODAY, { key: '没有' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
