import { describe, expect, test } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const since = '2026-05-30';
const task = (shop: ShopMaker): TaskContext => ({ ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const ago = (days: number) => addDays(TODAY, -days);

/** Cuts 30, 60, 90; the month is 31 days long. */
function shopOf(fill: (shop: ShopMaker) => void): ShopMaker {
  const shop = new ShopMaker();
  fill(shop);
  shop.finish();
  lifecycleHandlers.saveSettings({ usualDays: 30 }, shop.context(TODAY));
  return shop;
}

describe('who slipped', () => {
  const shop = shopOf((s) => {
    const phone = { phone: '+8613800138000' };
    // Each came back once after 20 days, so that there is a rhythm.
    const person = (last: number, facts = {}) => { const customerId = s.customer(facts); s.order({ customerId, day: ago(last + 20), paidMinor: 10_000 }); s.order({ customerId, day: ago(last), paidMinor: 20_000, refundMinor: last === 40 ? 5000 : 0 }); return customerId; };
    person(29); // active then (before it) and now
    person(31, phone); // active on the day itself, silent now
    person(40); // active → silent
    person(61); // active 30 days before → asleep
    person(62); // silent → asleep
    person(91); // silent → lost
    person(121); // asleep (90 days) → lost
    person(122); // lost already
    const back = person(100);
    s.order({ customerId: back, day: ago(5) });
  });
  const told = Promise.resolve(strategyHandlers.churn({ top: 100 }, task(shop)));

  test('each move with its count, and the rule that finds the same people', async () => {
    const found = await told;
    expect(found).toMatchObject({ since, canTell: true, slipped: 6 });
    expect(Object.fromEntries(found.moves.map((m) => [`${m.from}-${m.to}`, m.customers]))).toEqual({ 'active-silent': 2, 'active-asleep': 1, 'silent-asleep': 1, 'silent-lost': 1, 'asleep-lost': 1 });
    for (const { rule, customers } of found.moves) expect(segmentsHandlers.count({ rule }, shop.context(TODAY)).count).toBe(customers);
    expect(found.could).toBe(8); // all but the one lost already, and the one first seen to buy again is among them
  });
  test('is the states’ own month of moves', async () => {
    const { moves } = lifecycleHandlers.states({ months: 1 }, shop.context(TODAY));
    const worse = moves.rows.flatMap(({ from, to }) => (from === null ? [] : Object.entries(to).filter(([state]) => ['active', 'silent', 'asleep', 'lost'].indexOf(state) > ['active', 'silent', 'asleep', 'lost'].indexOf(from)).map(([, n]) => n)));
    expect(worse.reduce((a, b) => a + b, 0)).toBe((await told).slipped);
  });
  test('reachable people come first; nobody’s loss is below nothing; without costs it is sales', async () => {
    const found = await told;
    expect(found.people[0]!.reachable).toBe(true);
    expect(found.people.every((p) => p.lossMinor >= 0)).toBe(true);
    expect(found.margin).toEqual({ share: null, covered: 0 });
    expect(found.moves.reduce((sum, m) => sum + m.lossMinor, 0)).toBeCloseTo(found.lossMinor, -1);
    expect(found.refunds).toMatchObject({ withRefund: { could: 1, slipped: 1 }, difference: null });
  });
});

test('products and regions that slip clearly more, and the loss by the shop’s margin', async () => {
  const shop = shopOf((s) => {
    for (let i = 0; i < 120; i += 1) {
      const tea = i < 40;
      const customerId = s.customer({ province: tea ? '浙江省' : '江苏省' });
      const last = tea ? 45 : 10;
      s.order({ customerId, day: ago(last + 40), paidMinor: 10_000, items: [{ title: '杯', paidMinor: 10_000 }] });
      s.order({ customerId, day: ago(last), paidMinor: 10_000, items: [{ title: tea ? '茶' : '杯', paidMinor: 10_000 }] });
    }
    s.db.run("UPDATE products SET unit_cost_minor = 6000");
  });
  const told = await strategyHandlers.churn({ top: 5 }, task(shop));
  expect(told.slipped).toBe(40);
  expect(told.products.map((p) => [p.name, p.slipped, p.could])).toEqual([['茶', 40, 40]]);
  expect(told.regions.map((r) => r.name)).toEqual(['浙江省']);
  expect(told.margin).toEqual({ share: 0.4, covered: 1 });
  expect(told.people).toHaveLength(5);
  expect(told.meanDayMinor).toBe(10_000);
});

const bad: [string, (shop: ShopMaker) => void][] = [
  ['nobody', () => undefined],
  ['one order', (s) => void s.order({ customerId: s.customer(), day: ago(40) })],
  ['all on one day', (s) => { for (let i = 0; i < 40; i += 1) s.order({ customerId: s.customer(), day: ago(40) }); }],
  ['ten years between', (s) => { const customerId = s.customer(); s.order({ customerId, day: ago(3700) }); s.order({ customerId, day: ago(45) }); }],
  ['another currency alone', (s) => void s.order({ customerId: s.customer(), day: ago(40), currency: 'USD' })],
];
test.each(bad)('%s: says what it can, and nothing divides by nothing', async (_, fill) => {
  const told = await strategyHandlers.churn({ top: 100 }, task(shopOf(fill)));
  JSON.stringify(told, (_key, value: unknown) => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    return value;
  });
  expect(told.products).toEqual([]);
  expect(told.people).toHaveLength(told.slipped);
});
test('without cuts nobody is said to have slipped', async () => {
  const shop = new ShopMaker();
  shop.order({ customerId: shop.customer(), day: ago(40) });
  expect(await strategyHandlers.churn({ top: 100 }, task(shop.finish()))).toMatchObject({ canTell: false, slipped: 0, moves: [] });
});

describe('the playbook', () => {
  test('the goals of the stable stage: who keeps their own rhythm, and how widely they buy', () => {
    const shop = shopOf((s) => {
      for (let i = 0; i < 20; i += 1) {
        const customerId = s.customer();
        // Every 30 days for two years; of five the last gap was 60 days, of five the last year knows a second category.
        const last = i % 4 === 0 ? 60 : 30;
        for (let k = 0; k < 24; k += 1) s.order({ customerId, day: ago(1 + (k === 0 ? 0 : last + 30 * (k - 1))), items: [{ title: i < 5 && k === 1 ? '杯' : '茶', category: i < 5 && k === 1 ? '器' : '茶叶' }] });
      }
    });
    const { stable } = strategyHandlers.plays({}, task(shop));
    expect(stable).toMatchObject({ people: 20, steady: { people: 20, hits: 15, value: 0.75 }, breadth: { people: 20, now: 1.25, before: 1 } });
    expect(stable!.steady!.low).toBeLessThan(0.75);
    expect(strategyHandlers.plays({}, task(new ShopMaker().finish())).stable).toBeNull();
  });
  test('each card counts its people, and shows what came of its own campaigns', () => {
    const shop = shopOf((s) => {
      for (let i = 0; i < 12; i += 1) {
        const customerId = s.customer({ phone: `+86138001380${10 + i}` });
        s.order({ customerId, day: ago(100) });
        if (i < 2) s.order({ customerId, day: ago(90) });
      }
    });
    const context = shop.context(TODAY);
    const card = () => strategyHandlers.plays({}, context).cards.find((c) => c.id === 'recover')!;
    const start = () => {
      const { rule } = card();
      const { campaignId } = campaignsHandlers.create(contract.campaigns.create.input.parse({ name: '恢复', channel: 'sms', rule, text: '您好', basis: 'customers', contactGapDays: 0, origin: { card: 'stage', key: 'recover', offer: 'medium' } }), context);
      campaignsHandlers.lock({ campaignId, seed: 1 }, context);
      return campaignId;
    };
    const before = card();
    expect(before.results).toEqual([]);
    const people = before.customers;
    expect(people).toBeGreaterThan(0);
    expect(segmentsHandlers.count({ rule: before.rule }, context).count).toBe(people);
    const first = start();
    expect(card().results).toMatchObject([{ campaignId: first, treated: people, heldOut: 0, verdict: 'no_holdout' }]);
    expect(card().customers).toBe(people); // one try: not yet left in peace
    start();
    expect(card()).toMatchObject({ customers: 0, results: { length: 2 } });
  });
});
