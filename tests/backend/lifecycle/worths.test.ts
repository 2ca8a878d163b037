import { beforeEach, describe, expect, test } from 'vitest';
import { readContactCosts } from '../../../electron/backend/lifecycle/contact-costs.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { segments } from '../../../shared/contract/segments.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
let ids: number[];
const accountOf = (id: number) => shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :id', { id })!.id;
const campaign = (priceMilli: number, fixedMinor: number, currency = 'CNY') => {
  const { campaignId } = shop.create();
  shop.db.run('UPDATE campaigns SET message_price_milli = :priceMilli, fixed_cost_minor = :fixedMinor, currency = :currency WHERE id = :campaignId', { priceMilli, fixedMinor, currency, campaignId });
  return campaignId;
};
const touch = (campaignId: number, id: number, parts: number | null, day = '2026-05-01') => shop.insert('touches', { campaign_id: campaignId, customer_id: id, account_id: accountOf(id), channel: 'sms', at: 0, day, address: String(id), parts, status: 'failed' });
const byHand = (id: number, channel: string, day: string, kind = 'sent') => shop.insert('hand_touches', { customer_id: id, account_id: accountOf(id), channel, kind, at: 0, day });
const costs = (asOf = TODAY) => readContactCosts(shop.db, { asOf, currency: 'CNY' });
const worth = async (customerId: number) => (await lifecycleHandlers.worth({ customerId }, shop.task()))!;
const worths = async () => lifecycleHandlers.segmentWorths({}, shop.task());

beforeEach(() => {
  shop = new CampaignShop();
  ids = Array.from({ length: 4 }, (_, i) => shop.customer({ phone: phoneOf(i) }));
});

describe('what contacts cost', () => {
  test('a message has its price by parts and its share of what else was paid; whether it arrived or not', () => {
    // ¥0.05 a part; 30.00 fixed and 10.00 actual postage (a planned 99.00 isn't paid) over 4 messages: 10.00 each.
    const a = campaign(50, 3000);
    for (const stage of ['planned', 'actual']) shop.insert('campaign_costs', { campaign_id: a, kind: 'postage', stage, amount_minor: stage === 'actual' ? 1000 : 9900, day: '2026-05-01', at: 0 });
    touch(a, ids[0]!, 2);
    touch(a, ids[1]!, null);
    touch(a, ids[2]!, 1);
    touch(a, ids[3]!, 1, '2026-06-15');
    expect(costs().get(ids[0]!)).toEqual({ contacts: 1, unknown: 0, minor: 10 + 1000 });
    expect(costs().get(ids[1]!)).toEqual({ contacts: 1, unknown: 0, minor: 5 + 1000 });
    expect(costs('2026-06-14').get(ids[3]!)).toBeUndefined();
    // Nothing written down, and another currency: contacts, but no money.
    touch(campaign(0, 0), ids[0]!, 1);
    touch(campaign(50, 0, 'USD'), ids[0]!, 1);
    expect(costs().get(ids[0]!)).toEqual({ contacts: 3, unknown: 2, minor: 1010 });
  });

  test('a contact by hand costs what its channel does; several marks of a day are one, and a call that nobody took is none', () => {
    shop.insert('channel_terms', { channel: 'phone', piece_milli: 100, minutes_each: 3, hour_minor: 3000, month_minor: 2000, currency: 'CNY' });
    const call = (id: number, outcome: string) => shop.insert('calls', { script_id: null, script_name: '回访', customer_id: id, account_id: accountOf(id), at: 0, day: '2026-06-01', outcome, path: '[]', note: '' });
    call(ids[0]!, 'no_answer');
    call(ids[0]!, 'refused');
    for (const kind of ['sent', 'replied']) byHand(ids[0]!, 'phone', '2026-06-02', kind);
    byHand(ids[0]!, 'wechat', '2026-06-02');
    // Two calls of 0.10 and three minutes at 30.00 an hour; what a month costs is nobody's.
    expect(costs().get(ids[0]!)).toEqual({ contacts: 3, unknown: 1, minor: 2 * (10 + 150) });
  });

  test('they go with the account when two become one', () => {
    touch(campaign(50, 0), ids[0]!, 1);
    mergePeople(shop.db, { customerId: ids[1]!, otherId: ids[0]! }, 1);
    expect([...costs()]).toEqual([[ids[1], { contacts: 1, unknown: 0, minor: 5 }]]);
  });
});

describe('value by margin', () => {
  beforeEach(() => {
    // Tea leaves 60 %, of a cup nothing is known. Nobody has come back: nothing can be forecast.
    const item = (title: string, paidMinor: number) => [{ title, paidMinor }];
    [20_000, 10_000, 9900, 5000].forEach((paidMinor, i) => shop.order({ customerId: ids[i]!, day: '2026-05-01', paidMinor, items: item(i === 1 ? '杯' : '茶', paidMinor) }));
    shop.finish();
    shop.db.run('UPDATE products SET unit_cost_minor = CASE title WHEN :tea THEN 0 END', { tea: '茶' });
    for (const [i, cost] of [[0, 8000], [2, 3960], [3, 2000]] as const) {
      const product = shop.product(`茶${i}`);
      shop.db.run('UPDATE products SET unit_cost_minor = :cost WHERE id = :product', { cost, product });
      shop.db.run('UPDATE order_lines SET product_id = :product WHERE order_id IN (SELECT id FROM orders WHERE account_id = :account)', { product, account: accountOf(ids[i]!) });
    }
    // 61.00 for one message.
    touch(campaign(0, 6100), ids[0]!, 1);
  });

  test('of one person: margin less contacts, place and tenth by it; by the shop\'s own share where costs are unknown', async () => {
    expect(await worth(ids[0]!)).toMatchObject({ contacts: { contacts: 1, unknown: 0, minor: 6100 }, expected: null, place: 1, value: { estimated: false, marginMinor: 12_000, toDateMinor: 5900, expected: null, valueMinor: 5900, place: 3, decile: 6 } });
    expect((await worth(ids[1]!)).value).toEqual({ estimated: true, marginMinor: 6000, toDateMinor: 6000, expected: null, valueMinor: 6000, place: 1, decile: 1 });
    expect((await worth(ids[2]!)).value).toMatchObject({ valueMinor: 5940, place: 2, decile: 3 });
    expect((await worth(ids[3]!)).value).toMatchObject({ valueMinor: 3000, place: 4, decile: 8 });
  });

  test('of segments: sums, place by value a buyer, and in which tenths the people are', async () => {
    shop.customer();
    shop.finish();
    const save = (name: string, operator: string, value: number) => segmentsHandlers.save(segments.save.input.parse({ name, rule: { combinator: 'and', rules: [{ field: 'net_total', operator, value }] } }), shop.context()).segmentId;
    const big = save('大客户', '>=', 100);
    const small = save('小客户', '<=', 99);
    const none = save('没人', '>', 10_000);
    const told = await worths();
    expect(told).toMatchObject({ customers: 4, known: true, covered: 349 / 449, days: 365 });
    expect(told.rows.map((r) => [r.segmentId, r.place])).toEqual([[big, 1], [small, 2], [none, null]]);
    expect(told.rows[0]).toEqual({ segmentId: big, name: '大客户', people: 2, buyers: 2, estimated: 1, marginMinor: 18_000, contacts: { contacts: 1, unknown: 0, minor: 6100 }, toDateMinor: 11_900, expected: null, valueMinor: 11_900, eachMinor: 5950, deciles: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0], place: 1 });
    expect(told.rows[1]).toMatchObject({ buyers: 2, toDateMinor: 8940, eachMinor: 4470, deciles: [0, 0, 1, 0, 0, 0, 0, 1, 0, 0] });
    expect(told.rows[2]).toMatchObject({ people: 0, buyers: 0, eachMinor: null, valueMinor: 0 });
  });

  test('with costs known for less than half of the sales nobody has one', async () => {
    shop.db.run('UPDATE products SET unit_cost_minor = NULL WHERE title = :title', { title: '茶0' });
    expect((await worth(ids[2]!)).value).toBeNull();
    expect(await worths()).toMatchObject({ known: false, customers: 0, rows: [] });
  });
});

test('what is expected of a segment is the sum of what is expected of its people, and the range holds it', async () => {
  const people = shop.fill(400);
  for (const customerId of people) shop.order({ customerId, day: '2026-06-01', paidMinor: 5000, items: [{ title: '龙井', paidMinor: 5000 }] });
  shop.db.run('UPDATE order_lines SET paid_minor = (SELECT paid_minor FROM orders WHERE id = order_id)');
  shop.finish();
  shop.db.run('UPDATE products SET unit_cost_minor = 1000');
  segmentsHandlers.save(segments.save.input.parse({ name: '都在', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } }), shop.context());
  const [row] = (await worths()).rows;
  expect(row!.buyers).toBe(400);
  const each = await Promise.all(people.map(worth));
  const sum = (of: (w: (typeof each)[number]) => number) => each.reduce((total, w) => total + of(w), 0);
  expect(Math.abs(row!.valueMinor - sum((w) => w.value!.valueMinor))).toBeLessThan(400);
  expect(Math.abs(row!.expected!.minor - sum((w) => w.value!.expected!.minor))).toBeLessThan(400);
  expect(row!.expected!.minor).toBeGreaterThan(0);
  expect(row!.expected!.lowMinor).toBeLessThan(row!.expected!.minor);
  expect(row!.expected!.highMinor).toBeGreaterThan(row!.expected!.minor);
  expect(row!.deciles).toEqual(new Array(10).fill(40));
  expect(new Set(each.map((w) => w.value!.place)).size).toBe(400);
});
