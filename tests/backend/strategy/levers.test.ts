import { beforeEach, expect, test } from 'vitest';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { scoreAccurate, scoreFast, scoreStrong } from '../../../shared/domain/levers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
let ids: number[];
/** Forty people who buy tea every 30 days: the last time 32 days ago, half of them a cup beside it. */
beforeEach(() => {
  shop = new CampaignShop();
  ids = Array.from({ length: 40 }, (_, i) => {
    const customerId = shop.customer({ phone: phoneOf(i) });
    for (const ago of [122, 92, 62, 32]) shop.order({ customerId, day: addDays(TODAY, -ago), items: [{ title: '茶', category: '茶叶' }, ...(i % 2 === 0 ? [{ title: '杯', category: '杯子' }] : [])] });
    return customerId;
  });
  shop.finish();
});
const read = (campaignId: number, today = TODAY) => strategyHandlers.levers({ campaignId }, shop.context(today));
const everyone = { rule: { combinator: 'and' as const, rules: [] }, basis: 'customers' as const, contactGapDays: 0, windowDays: 10 };
const lever = (told: ReturnType<typeof read>, name: string) => told.levers.find((l) => l.lever === name)!;

test('a draft is judged by whoever fits today: how late, how much is offered, for how many it is chosen', () => {
  const { campaignId } = shop.create({ ...everyone, text: '您好' });
  expect(lever(read(campaignId), 'fast')).toEqual({ lever: 'fast', value: 2, people: 40, basis: null, score: 2, ticked: false });
  expect(lever(read(campaignId), 'strong')).toMatchObject({ value: null, score: null });
  expect(lever(read(campaignId), 'accurate')).toMatchObject({ value: 0, people: 40, basis: 'words', score: 0 });
  shop.insert('campaign_offers', { campaign_id: campaignId, position: 0, offer: '八折', percent: 20, amount_minor: null });
  shop.insert('campaign_items', { campaign_id: campaignId, position: 1, product_id: shop.product('杯', '杯子'), title: '杯' });
  expect(lever(read(campaignId), 'strong')).toMatchObject({ value: 0.2, score: 2 });
  expect(lever(read(campaignId), 'accurate')).toMatchObject({ value: 0.5, basis: 'goods', score: 2 });
  expect(lever(read(campaignId, addDays(TODAY, 60)), 'fast')).toMatchObject({ value: 62, score: 0 });
});

test('what the data can’t tell the owner ticks, and takes back', () => {
  const { campaignId } = shop.create({ ...everyone, origin: undefined });
  strategyHandlers.tickLever({ campaignId, lever: 'strong', ticked: true }, shop.context());
  strategyHandlers.tickLever({ campaignId, lever: 'strong', ticked: true }, shop.context());
  expect(lever(read(campaignId), 'strong')).toMatchObject({ score: null, ticked: true });
  strategyHandlers.tickLever({ campaignId, lever: 'strong', ticked: false }, shop.context());
  expect(lever(read(campaignId), 'strong').ticked).toBe(false);
  expect(() => strategyHandlers.tickLever({ campaignId: 999, lever: 'fast', ticked: true }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
});

test('against the last one alike that is over: which moved, and who bought each time', async () => {
  const send = async (day: string, name: string, offer: 'none' | 'heavy') => {
    const { campaignId } = shop.create({ ...everyone, name, type: 'wake_up', text: '您好', origin: { card: 'state', key: 'silent', offer } }, day);
    shop.lock(campaignId, 1, day);
    await shop.export(campaignId, 'plain-txt', `${name}.txt`, undefined, day);
    return campaignId;
  };
  const first = await send(TODAY, 'one', 'none');
  for (const id of ids.slice(0, 10)) shop.order({ customerId: id, day: addDays(TODAY, 2) });
  shop.finish();
  const day = addDays(TODAY, 80);
  const second = await send(day, 'two', 'heavy');
  const told = read(second, day);
  expect(told.past).toMatchObject({ campaignId: first, sendDay: TODAY, rate: 0.25, treated: 40, moved: { fast: 'down', strong: 'up', accurate: 'same' } });
  // What was bought in the first one's window doesn't make it late: it is judged by the day before it was sent.
  expect(told.past!.levers.find((l) => l.lever === 'fast')!.value).toBe(2);
  expect(told).toMatchObject({ isDraft: false, rate: 0, treated: 40 });
  expect(read(first, day).past).toBeNull();
});

test('of few people, or without any rhythm, nothing is said', () => {
  const small = new CampaignShop();
  for (let i = 0; i < 5; i += 1) small.order({ customerId: small.customer({ phone: phoneOf(i) }), day: addDays(TODAY, -70) });
  small.finish();
  const { campaignId } = small.create(everyone);
  expect(strategyHandlers.levers({ campaignId }, small.context()).levers.every((l) => l.value === null && l.score === null)).toBe(true);
  expect([scoreFast(3, 30), scoreFast(30, 30), scoreFast(31, 30)]).toEqual([2, 1, 0]);
  expect([scoreStrong(0.12, 'heavy'), scoreStrong(null, 'heavy'), scoreStrong(null, null)]).toEqual([1, 2, null]);
  expect([scoreAccurate(0.5), scoreAccurate(0.2), scoreAccurate(0.19)]).toEqual([2, 1, 0]);
});
