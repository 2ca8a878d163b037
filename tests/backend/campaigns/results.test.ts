import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { newcombe, wilson } from '../../../shared/domain/lift.ts';
import { stratifiedDifference } from '../../../shared/domain/stratified-lift.ts';
import { CampaignShop, TODAY } from './campaign-shop.ts';

const AFTER = '2026-08-31';
let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});

/** A locked campaign with its arms; the window is 2026-06-30 to 2026-07-30. */
async function start(people: number, input: Parameters<CampaignShop['create']>[0] = {}): Promise<{ campaignId: number; treated: number[]; heldOut: number[] }> {
  shop.fill(people);
  const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.5, windowDays: 30, contactGapDays: 0, ...input });
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
  return { campaignId, treated: shop.membersOf(campaignId, 'treated').map((m) => m.customer_id), heldOut: shop.membersOf(campaignId, 'held_out').map((m) => m.customer_id) };
}
const results = (campaignId: number, asOf = AFTER) => shop.results(campaignId, asOf, AFTER);

describe('what counts', () => {
  it('is a valid order from the day of sending to the last day of the window', async () => {
    const { campaignId, treated } = await start(40);
    const days = ['2026-06-29', '2026-06-30', '2026-07-30', '2026-07-31'];
    days.forEach((day, i) => shop.order({ customerId: treated[i]!, day, paidMinor: 1000 }));
    shop.order({ customerId: treated[5]!, day: '2026-07-01', status: 'unpaid' });
    shop.order({ customerId: treated[6]!, day: '2026-07-01', status: 'closed', paidMinor: 5000 });
    shop.order({ customerId: treated[7]!, day: '2026-07-02', paidMinor: 5000, refundMinor: 1500 });
    shop.order({ customerId: treated[7]!, day: '2026-07-02', paidMinor: 700 });
    shop.order({ customerId: null, day: '2026-07-02', paidMinor: 9900 });
    shop.finish();
    const { treated: arm, firstDay, lastDay } = results(campaignId);
    expect({ firstDay, lastDay }).toEqual({ firstDay: TODAY, lastDay: '2026-07-30' });
    // Two on the edges, one person with two orders of which one was refunded in part; the closed one gave all back.
    expect(arm).toMatchObject({ people: 20, buyers: 3, orders: 4, netMinor: 1000 + 1000 + 3500 + 700, refundMinor: 1500 + 5000, netPerPersonMinor: 6200 / 20 });
    expect(arm.rate).toBeCloseTo(0.15, 12);
    expect({ low: arm.rateLow, high: arm.rateHigh }).toEqual(wilson(3, 20));
    expect(shop.members(campaignId, 'buyers_treated', AFTER).rows.map((r) => [r.customerId, r.orders, r.netMinor])).toEqual([[treated[7], 2, 4200], [treated[1], 1, 1000], [treated[2], 1, 1000]]);
  });
  it('counts no money of another currency, and says how many orders that leaves out', async () => {
    const { campaignId, treated } = await start(20);
    const usd = shop.shop({ platform: 'shopify', name: 'us', currency: 'USD' });
    shop.order({ customerId: treated[0]!, shopId: usd, day: '2026-07-01', paidMinor: 100 });
    shop.finish();
    const r = results(campaignId);
    expect(r.treated).toMatchObject({ buyers: 1, orders: 1, netMinor: 0 });
    expect(r.definitions.find((d) => d.key === 'otherCurrency')!.n).toBe(1);
  });
  it('sees no further than the day that is asked about', async () => {
    const { campaignId, treated } = await start(20);
    shop.order({ customerId: treated[0]!, day: '2026-07-05' });
    shop.order({ customerId: treated[1]!, day: '2026-07-20' });
    shop.finish();
    const early = results(campaignId, '2026-07-10');
    expect(early).toMatchObject({ unfinished: true, verdict: 'too_early', treated: { buyers: 1 } });
    expect(early.byDay).toHaveLength(11);
    expect(results(campaignId, '2026-07-30')).toMatchObject({ unfinished: false, treated: { buyers: 2 } });
    expect(results(campaignId, '2026-06-01')).toMatchObject({ unfinished: true, byDay: [], treated: { buyers: 0 } });
  });
  it('cumulates buyers by day', async () => {
    const { campaignId, treated, heldOut } = await start(20);
    for (const [i, day] of ['2026-06-30', '2026-07-02', '2026-07-02'].entries()) shop.order({ customerId: treated[i]!, day });
    shop.order({ customerId: treated[0]!, day: '2026-07-20' });
    shop.order({ customerId: heldOut[0]!, day: '2026-07-30' });
    shop.finish();
    const { byDay } = results(campaignId);
    expect(byDay).toHaveLength(31);
    expect(byDay.slice(0, 3).map((d) => d.treatedBuyers)).toEqual([1, 1, 3]);
    expect(byDay.at(-1)).toEqual({ day: '2026-07-30', treatedRate: 0.3, heldOutRate: 0.1, treatedBuyers: 3, heldOutBuyers: 1 });
  });
});

describe('the verdict', () => {
  /** Plants so many buyers in each arm of 200, each with 100.00. */
  async function plant(buyersTreated: number, buyersHeldOut: number, input: Parameters<CampaignShop['create']>[0] = {}) {
    const started = await start(400, input);
    for (const id of started.treated.slice(0, buyersTreated)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 10_000 });
    for (const id of started.heldOut.slice(0, buyersHeldOut)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 10_000 });
    shop.finish();
    return { campaignId: started.campaignId, ...results(started.campaignId) };
  }
  it('finds a planted effect, stratum by stratum as it was split, with Newcombe’s interval', async () => {
    const { lift, verdict, campaignId, treated, heldOut } = await plant(60, 30);
    const wanted = stratifiedDifference(shop.strataOf(campaignId, [...shop.membersOf(campaignId, 'treated').slice(0, 60), ...shop.membersOf(campaignId, 'held_out').slice(0, 30)].map((m) => m.customer_id)))!;
    expect([treated, heldOut]).toMatchObject([{ buyers: 60 }, { buyers: 30 }]);
    expect(lift).toMatchObject({ rateDifference: wanted.value, rateLow: wanted.low, rateHigh: wanted.high, sampleRatioP: 1 });
    expect(Math.abs(wanted.value - newcombe(60, 200, 30, 200).value)).toBeLessThan(0.005);
    expect(lift!.incrementalBuyers).toBeCloseTo(200 * wanted.value, 9);
    expect(lift!.incrementalNetMinor).toBeCloseTo(200 * 10_000 * wanted.value, 3); // everyone who bought paid 100.00
    expect(lift!.netPerPersonLowMinor).toBeGreaterThan(0);
    expect(verdict).toBe('more');
  });
  it('says when it cannot tell', async () => {
    expect((await plant(35, 30)).verdict).toBe('cannot_tell');
  });
  it('says when it did harm', async () => {
    expect((await plant(20, 60)).verdict).toBe('less');
  });
  it('has no opinion without a hold-out', async () => {
    expect(await plant(60, 0, { holdoutShare: 0 })).toMatchObject({ verdict: 'no_holdout', lift: null, heldOut: null, netGainMinor: null });
  });
  it('judges money where money was the goal', async () => {
    const started = await start(400, { goal: 'revenue' });
    // As many buyers in both arms, but the treated spend four times as much.
    for (const id of started.treated.slice(0, 60)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 40_000 });
    for (const id of started.heldOut.slice(0, 60)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 10_000 });
    shop.finish();
    expect(results(started.campaignId)).toMatchObject({ verdict: 'more', treated: { rate: 0.3 }, heldOut: { rate: 0.3 } });
  });
  it('cannot tell from a hold-out of one', async () => {
    const { campaignId, heldOut } = await start(10, { holdoutShare: 0.1 });
    expect(heldOut).toHaveLength(1);
    expect(results(campaignId)).toMatchObject({ verdict: 'cannot_tell', lift: null, heldOut: { people: 1 } });
  });
});

describe('money', () => {
  it('sets credited sales against all that was sent, and the margin of what was added against the cost', async () => {
    const { campaignId, treated, heldOut } = await start(200, { marginShare: 0.4, messagePriceMilli: 50, fixedCostMinor: 1000 });
    for (const id of treated.slice(0, 40)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 10_000 });
    for (const id of heldOut.slice(0, 10)) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 10_000 });
    shop.finish();
    const r = results(campaignId);
    expect(r.cost).toEqual({ messagesMinor: 500, fixedMinor: 1000, totalMinor: 1500 });
    expect(r.credited).toEqual({ orders: 40, netMinor: 400_000 });
    expect(r.roi).toBeCloseTo(400_000 / 1500, 9);
    expect(r).toMatchObject({ marginMinor: 160_000, marginBasis: 'share' });
    expect(r.netGainMinor).toBe(0.4 * 300_000 - 1500);
    expect(r.netGainLowMinor!).toBeLessThan(r.netGainMinor!);
    expect(r.netGainHighMinor!).toBeGreaterThan(r.netGainMinor!);
  });
  it('reckons the margin from the goods where all their costs are known', async () => {
    const { campaignId, treated } = await start(20, { marginShare: 0.9 });
    shop.order({ customerId: treated[0]!, day: '2026-07-05', paidMinor: 10_000, items: [{ title: '茶杯', quantity: 2, paidMinor: 10_000 }] });
    shop.finish();
    expect(results(campaignId)).toMatchObject({ marginMinor: 9000, marginBasis: 'share' });
    shop.db.run("UPDATE products SET unit_cost_minor = 3000 WHERE title = '茶杯'");
    expect(results(campaignId)).toMatchObject({ marginMinor: 4000, marginBasis: 'costs' });
    // An order whose goods aren't known spoils it for all.
    shop.order({ customerId: treated[1]!, day: '2026-07-06', paidMinor: 10_000 });
    shop.finish();
    expect(results(campaignId)).toMatchObject({ marginMinor: 18_000, marginBasis: 'share' });
  });
  it('follows a refund that comes after the window', async () => {
    const { campaignId, treated } = await start(20);
    const orderId = shop.order({ customerId: treated[0]!, day: '2026-07-05', paidMinor: 10_000 });
    shop.finish();
    const before = results(campaignId);
    shop.db.run("UPDATE orders SET status = 'refunded', refund_minor = 10000, net_minor = 0, is_valid = 0 WHERE id = :orderId", { orderId });
    const after = results(campaignId);
    expect(before).toMatchObject({ treated: { buyers: 1, netMinor: 10_000 }, credited: { orders: 1 } });
    expect(after).toMatchObject({ treated: { buyers: 0, netMinor: 0, refundMinor: 10_000 }, credited: { orders: 0, netMinor: 0 } });
  });
});

describe('overlapping campaigns', () => {
  it('credit an order once, to the last that wrote to the person; the comparison keeps all orders', async () => {
    const first = await start(40, { holdoutShare: 0 });
    const second = shop.create({ basis: 'customers', contactGapDays: 0, sendDay: '2026-07-10', windowDays: 30, holdoutShare: 0.5 }).campaignId;
    shop.db.run('UPDATE campaigns SET created_at = created_at + 1 WHERE id = :second', { second });
    shop.lock(second, 5, '2026-07-01');
    await shop.export(second, 'plain-txt', 'second.txt', undefined, '2026-07-01');
    for (const id of first.treated) for (const day of ['2026-07-05', '2026-07-15', '2026-08-05']) shop.order({ customerId: id, day, paidMinor: 1000 });
    shop.finish();
    const [a, b] = [results(first.campaignId), results(second)];
    // The first: all 40 on 5 July, and on 15 July the 20 whom the second held out. The second: its 20, twice.
    expect(a.treated.orders).toBe(80);
    expect(a.credited.orders).toBe(60);
    expect(b.credited.orders).toBe(40);
    const inAWindow = shop.db.get<{ n: number }>("SELECT count(*) AS n FROM orders WHERE day BETWEEN '2026-06-30' AND '2026-08-09'")!.n;
    expect(a.credited.orders + b.credited.orders).toBeLessThanOrEqual(inAWindow);
  });
  it('credits nothing to a list that was never written', () => {
    shop.fill(10);
    const { campaignId } = shop.create({ basis: 'customers' });
    shop.lock(campaignId);
    const [one] = shop.membersOf(campaignId, 'treated');
    shop.order({ customerId: one!.customer_id, day: '2026-07-01' });
    shop.finish();
    expect(results(campaignId)).toMatchObject({ sent: 0, treated: { buyers: 1 }, credited: { orders: 0 }, cost: { messagesMinor: 0 } });
  });
});

describe('arms belong to accounts', () => {
  it('an order of an account that was merged in later counts, once', async () => {
    const { campaignId, treated, heldOut } = await start(20);
    // Two members turn out to be one person: each order stays with the account that it came from.
    shop.db.run('UPDATE accounts SET customer_id = :to WHERE customer_id = :from', { from: heldOut[0]!, to: treated[0]! });
    const heldAccount = shop.db.get<{ id: number }>('SELECT account_id AS id FROM campaign_members WHERE campaign_id = :campaignId AND customer_id = :customer', { campaignId, customer: heldOut[0]! })!.id;
    // And a third account of theirs that no campaign knew.
    const outside = shop.customer({ nick: 'second account' });
    shop.db.run('UPDATE accounts SET customer_id = :to WHERE customer_id = :outside', { outside, to: treated[0]! });
    const outsideAccount = shop.db.get<{ id: number }>("SELECT id FROM accounts WHERE value = 'second account'")!.id;
    for (const account of [heldAccount, outsideAccount]) {
      shop.insert('orders', { shop_id: shop.shopId, order_no: `m${account}`, account_id: account, status: 'completed', day: '2026-07-03', currency: 'CNY', paid_minor: 500, net_minor: 500, is_paid: 1, is_valid: 1 });
    }
    const r = results(campaignId);
    expect(r.treated).toMatchObject({ people: 10, orders: 1 });
    expect(r.heldOut).toMatchObject({ people: 10, orders: 1 });
  });
});

it('gives for each figure SQL that runs as it stands and gives the same', async () => {
  const { campaignId, treated, heldOut } = await start(60);
  for (const id of [...treated.slice(0, 9), ...heldOut.slice(0, 4)]) shop.order({ customerId: id, day: '2026-07-05', paidMinor: 1234 });
  shop.finish();
  const held = shop.membersOf(campaignId, 'held_out')[0]!;
  shop.order({ customerId: held.customer_id, day: '2026-07-06', currency: 'USD' });
  writeFileSync(shop.path('r.csv'), ['手机号,状态,回复', ...shop.membersOf(campaignId, 'treated').map((m, i) => `${m.address},${i < 4 ? '失败' : '成功'},${i < 3 ? 'TD' : i < 5 ? '好' : ''}`)].join('\n'));
  await shop.receipts(campaignId, 'r.csv');
  const r = results(campaignId);
  const figures = Object.fromEntries(r.definitions.map((d) => [d.key, d.n]));
  expect(figures).toMatchObject({ treated: 30, heldOut: 30, buyersTreated: 9, buyersHeldOut: 4, ordersTreated: 9, netTreated: 9 * 1234, netHeldOut: 4 * 1234, credited: 9, otherCurrency: 1, sent: 30, delivered: 26, failed: 4, replied: 5, optedOut: 3 });
  expect(r.definitions).toHaveLength(15);
  for (const { key, n, sql } of r.definitions) expect([key, shop.connection.prepare(sql).pluck().get()]).toEqual([key, n]);
  expect(figures).toMatchObject({ buyersTreated: r.treated.buyers, ordersTreated: r.treated.orders, netTreated: r.treated.netMinor, credited: r.credited.orders, sent: r.sent });
});
