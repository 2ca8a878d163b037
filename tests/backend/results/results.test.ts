import { beforeEach, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { takeReadings } from '../../../electron/backend/results/take-readings.ts';
import { newcombe, wilson } from '../../../shared/domain/lift.ts';
import { stratifiedDifference } from '../../../shared/domain/stratified-lift.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

const AFTER = '2026-12-31';
let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});

/** 20 treated and 20 held out, sent on 2026-06-30 with a window of 30 days. */
async function start(input: Parameters<CampaignShop['create']>[0] = {}, people = 40): Promise<{ campaignId: number; treated: number[]; heldOut: number[] }> {
  shop.fill(people);
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, windowDays: 30, contactGapDays: 0, ...input });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  return { campaignId, treated: shop.membersOf(campaignId, 'treated').map((m) => m.customer_id), heldOut: shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id) };
}
const on = (today = AFTER) => ({ ...shop.context(today) });
const none = () => undefined;

test('the frozen arms are read again at each distance that the data reaches; the rest is blank', async () => {
  const { campaignId, treated, heldOut } = await start();
  shop.order({ customerId: treated[0]!, day: '2026-07-05', paidMinor: 1000 });
  shop.order({ customerId: treated[1]!, day: '2026-07-20', paidMinor: 2000 });
  shop.order({ customerId: treated[1]!, day: '2026-09-01', paidMinor: 3000 });
  shop.order({ customerId: heldOut[0]!, day: '2026-09-10', paidMinor: 500 });
  shop.order({ customerId: null, day: '2026-10-05' });
  shop.finish();
  const { horizons, knownUntil } = resultsHandlers.longRun({ campaignId }, on());
  expect(knownUntil).toBe('2026-10-05');
  expect(horizons.map((h) => [h.days, h.lastDay, h.state, h.treated?.buyers, h.treated?.netMinor, h.heldOut?.buyers])).toEqual([
    [7, '2026-07-07', 'done', 1, 1000, 0],
    [30, '2026-07-30', 'done', 2, 3000, 0],
    [90, '2026-09-28', 'done', 2, 6000, 1],
    [180, '2026-12-27', 'running', undefined, undefined, undefined],
    [365, '2027-06-30', 'running', undefined, undefined, undefined],
  ]);
  const wanted = stratifiedDifference(shop.strataOf(campaignId, [treated[0]!, treated[1]!, heldOut[0]!]))!;
  expect(horizons[2]!.lift).toMatchObject({ rateDifference: wanted.value, rateLow: wanted.low, rateHigh: wanted.high });
  // Asked before anything is known of it.
  expect(resultsHandlers.longRun({ campaignId }, on('2026-06-30')).horizons.map((h) => h.state)).toEqual(['ahead', 'ahead', 'ahead', 'ahead', 'ahead']);
});

test('what a stretch was when it was first read is kept, and told where the past has changed since', async () => {
  const { campaignId, treated } = await start();
  const orderId = shop.order({ customerId: treated[0]!, day: '2026-07-05', paidMinor: 1000 });
  shop.order({ customerId: null, day: '2026-07-08' });
  shop.finish();
  const { now } = on();
  takeReadings(shop.db, { now, today: '2026-07-08' }, none);
  takeReadings(shop.db, { now: now + 1, today: '2026-07-08' }, none);
  expect(shop.db.all('SELECT horizon_days, at, treated_buyers, treated_net_minor FROM campaign_readings')).toEqual([{ horizon_days: 7, at: now, treated_buyers: 1, treated_net_minor: 1000 }]);
  expect(resultsHandlers.longRun({ campaignId }, on('2026-07-08')).horizons[0]).toMatchObject({ state: 'done', before: null });
  // The order is refunded in part, and another comes in late.
  shop.db.run('UPDATE orders SET refund_minor = 400, net_minor = 600 WHERE id = :orderId', { orderId });
  shop.order({ customerId: treated[1]!, day: '2026-07-07', paidMinor: 700 });
  shop.finish();
  expect(resultsHandlers.longRun({ campaignId }, on('2026-07-08')).horizons[0]).toMatchObject({ treated: { buyers: 2, netMinor: 1300 }, before: { at: now, treatedBuyers: 1, treatedNetMinor: 1000 } });
});

test('who bought, by what they were on the day before sending; those asleep and lost on their own', async () => {
  lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: [60, 100, 200] }, on(TODAY));
  const { campaignId, treated, heldOut } = await start();
  shop.order({ customerId: treated[0]!, day: '2026-02-01', items: [{ title: '盖碗', category: '杯' }] });
  for (const customerId of treated.slice(0, 2)) shop.order({ customerId, day: '2026-02-02', items: [{ title: '碧螺春', category: '茶', quantity: 2 }] });
  shop.order({ customerId: treated[2]!, day: '2026-02-02', items: [{ title: '盖碗', category: '杯' }] });
  for (const customerId of treated.slice(0, 6)) shop.order({ customerId, day: '2026-07-02' });
  shop.order({ customerId: heldOut[0]!, day: '2026-07-02' });
  shop.finish();
  const { groups, wokenUp, asOf } = resultsHandlers.participants({ campaignId }, on());
  expect(asOf).toBe('2026-06-29');
  const history = groups.filter((g) => g.trait === 'history');
  expect(history.reduce((sum, g) => sum + g.treated.people, 0)).toBe(20);
  expect(history.reduce((sum, g) => sum + g.treated.buyers, 0)).toBe(6);
  expect(history.reduce((sum, g) => sum + g.heldOut.people, 0)).toBe(20);
  expect(history.every((g) => g.few)).toBe(true);
  for (const g of history) expect(g.index).toBeCloseTo(g.treated.buyers / g.treated.people / (6 / 20), 12);
  // What they bought most of before; two bags of tea on the same day weigh more than an earlier cup.
  const categories = groups.filter((g) => g.trait === 'category');
  expect(categories.find((g) => g.value === '茶')).toMatchObject({ treated: { people: 2, buyers: 2 } });
  expect(categories.find((g) => g.value === '杯')).toMatchObject({ treated: { people: 1, buyers: 1 } });
  const rfm = groups.filter((g) => g.trait === 'rfm');
  expect(rfm.length).toBeGreaterThan(1);
  expect(rfm.reduce((sum, g) => sum + g.treated.people + g.heldOut.people, 0)).toBe(40);
  // Everybody comes from the same marketplace: that tells nobody apart.
  expect(groups.some((g) => g.trait === 'platform')).toBe(false);
  const states = groups.filter((g) => g.trait === 'state' && (g.value === 'asleep' || g.value === 'lost'));
  expect(wokenUp.treated.people).toBe(states.reduce((sum, g) => sum + g.treated.people, 0));
  expect(wokenUp.treated.people).toBeGreaterThan(0);
});

test('orders from placed to refunded, and who came again once their days have passed', async () => {
  const { campaignId, treated, heldOut } = await start();
  shop.order({ customerId: treated[0]!, day: '2026-07-01', paidMinor: 1000, discountMinor: 250, items: [{ title: '龙井', quantity: 2 }] });
  shop.order({ customerId: treated[0]!, day: '2026-07-21', paidMinor: 1000 });
  shop.order({ customerId: treated[1]!, day: '2026-07-02', paidMinor: 1000, refundMinor: 300 });
  shop.order({ customerId: treated[1]!, day: '2026-09-20', paidMinor: 1000 });
  shop.order({ customerId: treated[2]!, day: '2026-07-03', status: 'unpaid' });
  shop.order({ customerId: treated[3]!, day: '2026-07-29', status: 'shipped' });
  shop.order({ customerId: heldOut[0]!, day: '2026-07-04', paidMinor: 500 });
  shop.order({ customerId: null, day: '2026-09-25' });
  shop.finish();
  const { treated: arm, heldOut: other, differences } = resultsHandlers.orders({ campaignId }, on());
  expect(arm).toMatchObject({ people: 20, placed: 5, paid: 4, finished: 3, refunded: 1, orders: 4 });
  expect(arm.discountShare).toBeCloseTo(250 / (1000 + 250 + 1000 + 1000 + 10000), 12);
  expect(other).toMatchObject({ people: 20, placed: 1, orders: 1, netMinor: 500 });
  // Of the three buyers: first days 07-01, 07-02 and 07-29; known until 09-25.
  expect(differences!.perHundred!.value).toBeCloseTo((100 * 4) / 20 - 100 / 20, 9);
  expect(differences!.perHundred!.low).toBeLessThan(15);
  // One order of those held out has no spread.
  expect(differences!.valueMinor).toBeNull();
  expect(differences!.again).toEqual([newcombe(1, 3, 0, 1), newcombe(1, 2, 0, 1), null]);
  expect(arm.again).toEqual([{ days: 30, of: 3, people: 1 }, { days: 60, of: 2, people: 1 }, { days: 90, of: 0, people: 0 }]);
});

test('goods: new buyers, partners in the basket, and those that were taken from', async () => {
  const { campaignId, treated, heldOut } = await start();
  // Everyone has bought 龙井 before; 杯子 is new to them.
  shop.order({ customerId: treated[0]!, day: '2026-07-01', items: [{ title: '龙井', paidMinor: 3000 }, { title: '杯子', paidMinor: 2000, quantity: 2 }], paidMinor: 5000 });
  shop.order({ customerId: treated[1]!, day: '2026-07-01', items: [{ title: '龙井', paidMinor: 3000 }, { title: '杯子', paidMinor: 2000 }], paidMinor: 5000 });
  shop.order({ customerId: treated[2]!, day: '2026-07-01', items: [{ title: '杯子', paidMinor: 1000 }], paidMinor: 1000 });
  const partly = shop.order({ customerId: treated[3]!, day: '2026-07-01', items: [{ title: '杯子', paidMinor: 1000 }, { title: '茶巾', paidMinor: 500 }], paidMinor: 1500, refundMinor: 900 });
  shop.db.run("UPDATE order_lines SET refund_minor = CASE line_key WHEN '1' THEN 400 ELSE 500 END WHERE order_id = :partly", { partly });
  shop.order({ customerId: treated[4]!, day: '2026-07-01', items: [{ title: '杯子', paidMinor: 1000 }], paidMinor: 1000, refundMinor: 1000 });
  for (const customerId of heldOut.slice(0, 12)) shop.order({ customerId, day: '2026-07-01', items: [{ title: '龙井', paidMinor: 3000 }], paidMinor: 3000 });
  shop.finish();
  const { goods, treated: people, heldOut: others } = resultsHandlers.goods({ campaignId }, on());
  expect([people, others]).toEqual([20, 20]);
  const [tea, cup] = [goods.find((g) => g.title === '龙井')!, goods.find((g) => g.title === '杯子')!];
  expect(cup).toMatchObject({ buyers: 4, newBuyers: 4, orders: 4, units: 5, netMinor: 5600, paidUnits: 6, refundedUnits: 2, heldOutBuyers: 0, partner: { title: '龙井', orders: 2 } });
  expect(tea).toMatchObject({ buyers: 2, newBuyers: 0, heldOutBuyers: 12 });
  expect(tea.difference!.high).toBeLessThan(0);
  expect(cup.difference!.value).toBeCloseTo(4 / 20, 12);
  // Sold to nobody in the end, and said all the same.
  expect(goods.find((g) => g.title === '茶巾')).toMatchObject({ buyers: 0, units: 0, netMinor: 0, paidUnits: 1, refundedUnits: 1 });
});

test('a diagnosis stands on enough people, else it says that the data doesn’t tell', async () => {
  const { campaignId, treated, heldOut } = await start();
  for (const customerId of [...treated.slice(0, 10), ...heldOut.slice(0, 9)]) shop.order({ customerId, day: '2026-07-02' });
  shop.finish();
  const { nodes, tooEarly } = resultsHandlers.diagnosis({ campaignId }, on());
  expect(tooEarly).toBe(false);
  const node = (question: string) => nodes.find((n) => n.question === question)!;
  expect(node('reach')).toMatchObject({ verdict: 'ok', value: 1, n: 40 });
  expect(node('target')).toMatchObject({ verdict: 'weak', value: 0.9 });
  expect(node('size')).toMatchObject({ verdict: 'weak' });
  expect(node('delivery')).toMatchObject({ verdict: 'unknown', value: null });
  expect(node('stock')).toMatchObject({ verdict: 'unknown' });
  expect(node('offer')).toMatchObject({ verdict: 'unknown' });
});

test('the diagnosis knows what the plan offered and had in stock', async () => {
  shop.fill(40);
  const [tea, cup] = [shop.product('龙井'), shop.product('杯子')];
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, windowDays: 30, contactGapDays: 0 });
  const item = (productId: number, title: string, stock: number | null) => ({ productId, title, listMinor: null, promoMinor: null, limitEach: null, stock });
  planningHandlers.saveItems({ campaignId, items: [item(tea, '龙井', 12), item(cup, '杯子', 100)] }, on(TODAY));
  planningHandlers.saveOffers({ campaignId, offers: [{ position: 0, offer: '满减', percent: null, amountMinor: null }] }, on(TODAY));
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  const node = (question: string) => resultsHandlers.diagnosis({ campaignId }, on()).nodes.find((n) => n.question === question)!;
  const treated = shop.membersOf(campaignId, 'treated').map((m) => m.customer_id);
  for (const customerId of treated.slice(0, 10)) shop.order({ customerId, day: '2026-07-02', discountMinor: 100, items: [{ title: '龙井' }] });
  shop.finish();
  expect(node('offer')).toMatchObject({ verdict: 'ok', value: 1, n: 10 });
  expect(node('stock')).toMatchObject({ verdict: 'ok', value: 1, n: 10 });
  // Somebody whom nobody wrote to buys the rest.
  shop.order({ customerId: null, day: '2026-07-03', items: [{ title: '龙井', quantity: 2 }] });
  shop.finish();
  expect(node('stock')).toMatchObject({ verdict: 'weak', value: 0.5, n: 12 });
});

test('all campaigns by channel: rates with what they are drawn to, what was added and what each of them cost', async () => {
  const { campaignId, treated } = await start({ fixedCostMinor: 5000, messagePriceMilli: 0 }, 200);
  for (const customerId of treated.slice(0, 30)) shop.order({ customerId, day: '2026-07-02', paidMinor: 2000 });
  shop.order({ customerId: null, day: '2026-12-01' });
  shop.finish();
  expect(resultsHandlers.all({}, on('2026-07-10'))).toMatchObject({ campaigns: 0, running: 1, channels: [] });
  const all = resultsHandlers.all({}, on());
  expect(all.channels).toMatchObject([{ key: 'sms', campaigns: 1, treated: 100, buyers: 30, rate: 0.3, shrunk: 0.3, costMinor: 5000, added: { campaigns: 1 } }]);
  const [row] = all.channels;
  expect(row!.added!.value).toBeCloseTo(shop.results(campaignId, AFTER, AFTER).lift!.incrementalBuyers, 9);
  expect(row!.costPerAdded!.value).toBeCloseTo(5000 / row!.added!.value, 9);
  expect(row!.costPerAdded!.high).toBeCloseTo(5000 / row!.added!.low, 9);
  const { lift } = shop.results(campaignId, AFTER, AFTER);
  expect(all.added!.value).toBeCloseTo(lift!.incrementalNetMinor, 9);
  expect(all.added!.low).toBeCloseTo(lift!.netPerPersonLowMinor * 100, 9);
});

test('answers by channel, each by the way it was counted; what has no receipts yet is not in it', async () => {
  const { campaignId, treated } = await start();
  const answers = () => resultsHandlers.answers({}, on());
  expect(answers()).toEqual([]);
  shop.db.run("UPDATE touches SET status = 'delivered' WHERE campaign_id = :campaignId", { campaignId });
  shop.db.run("UPDATE touches SET reply = '好' WHERE customer_id IN (:one, :two)", { one: treated[0]!, two: treated[1]! });
  const activity = { channel: 'direct_mail', campaign_id: null, from_day: TODAY, until_day: TODAY, cost_minor: 0, currency: 'CNY', reach: 200, responses: 8, code: '', note: '', at: 1 };
  shop.insert('activities', { ...activity, name: 'a' });
  shop.insert('activities', { ...activity, name: 'b', reach: 100, responses: 4 });
  shop.insert('activities', { ...activity, name: 'not counted', responses: null });
  for (const [i, outcome] of ['bought', 'interested', 'no_answer', 'refused'].entries()) shop.insert('calls', { script_name: 'x', customer_id: treated[i]!, at: 1, day: TODAY, outcome, path: '[]', note: '' });
  const desk = shop.insert('desks', { name: 'x', campaign_id: null, way: 'wechat', text: 'x', day: TODAY, at: 1 });
  const mark = (customerId: number, kind: string) => shop.insert('hand_touches', { customer_id: customerId, desk_id: desk, channel: 'wechat', kind, at: 1, day: TODAY });
  mark(treated[0]!, 'sent');
  mark(treated[0]!, 'replied');
  mark(treated[1]!, 'sent');
  mark(treated[2]!, 'skipped');
  expect(answers().map((r) => [r.channel, r.source, r.reached, r.answered])).toEqual([['direct_mail', 'counted', 300, 12], ['sms', 'receipts', 20, 2], ['phone', 'calls', 4, 2], ['wechat', 'desk', 2, 1]]);
  expect(answers()[0]).toMatchObject({ rate: 0.04, ...wilson(12, 300) });
});

test('a standing control group is in no audience, stays the same, and is read against everyone else who was there before', () => {
  shop.fill(300);
  resultsHandlers.setStandingControl({ share: 0.2 }, on(TODAY));
  const current = () => resultsHandlers.standingControl({}, on(AFTER));
  const { people } = current().current!;
  expect(people).toBeGreaterThan(30);
  expect(people).toBeLessThan(90);
  const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 0 });
  const { excluded, eligible, segmentCount } = shop.audience(campaignId);
  expect(excluded.standing_control).toBe(people);
  expect(eligible + people).toBe(segmentCount);
  shop.lock(campaignId);
  const kept = new Set(shop.db.all<{ id: number }>("SELECT customer_id AS id FROM campaign_members WHERE reason = 'standing_control'").map((r) => r.id));
  const everyone = shop.db.all<{ id: number }>('SELECT id FROM customers').map((c) => c.id);
  for (const id of everyone.filter((c) => !kept.has(c)).slice(0, 100)) shop.order({ customerId: id, day: '2026-07-15', paidMinor: 1000 });
  for (const id of [...kept].slice(0, 3)) shop.order({ customerId: id, day: '2026-07-15', paidMinor: 1000 });
  shop.finish();
  const { reading, costMinor } = current();
  expect(reading!.kept).toMatchObject({ people, buyers: 3 });
  expect(reading!.others).toMatchObject({ people: 300 - people, buyers: 100 });
  expect(reading!.rate).toEqual(newcombe(100, 300 - people, 3, people));
  expect(costMinor).toBe(shop.results(campaignId, AFTER, AFTER).cost.totalMinor);
  // A smaller share keeps some of the same people; none ends it.
  resultsHandlers.setStandingControl({ share: 0.1 }, on(TODAY));
  const smaller = shop.audience(shop.create({ basis: 'customers', contactGapDays: 0 }).campaignId).excluded.standing_control;
  expect(smaller).toBeLessThan(people);
  expect(smaller).toBeGreaterThan(10);
  resultsHandlers.setStandingControl({ share: 0 }, on(TODAY));
  expect(current()).toMatchObject({ current: null, reading: null });
  expect(shop.audience(shop.create({ basis: 'customers', contactGapDays: 0 }).campaignId).excluded.standing_control).toBe(0);
});
