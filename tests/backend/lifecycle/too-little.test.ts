import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { OwnSeason } from '../../../shared/domain/season-calendar.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
type Fill = (shop: ShopMaker) => void;
const once = (shop: ShopMaker, days: readonly string[]) => { for (const day of days) shop.order({ customerId: shop.customer(), day, items: [{ title: '茶', category: '茶叶' }] }); };
const shops: [string, Fill][] = [
  ['nobody', () => undefined],
  ['one customer, one order', (shop) => once(shop, ['2026-05-01'])],
  ['all on one day', (shop) => { for (let i = 0; i < 5; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', paidMinor: 0 }); }],
  ['a history of two weeks', (shop) => once(shop, Array.from({ length: 14 }, (_, i) => addDays('2026-06-10', i)))],
  ['nobody who came back in three years', (shop) => once(shop, Array.from({ length: 90 }, (_, i) => addDays('2023-06-10', 12 * i)))],
  ['two orders ten years apart', (shop) => { const customerId = shop.customer(); for (const day of ['2016-05-01', '2026-05-01']) shop.order({ customerId, day }); }],
  ['an order from before 1970 and one from after today', (shop) => { const customerId = shop.customer(); for (const day of ['1969-05-01', '2026-12-01']) shop.order({ customerId, day }); }],
  ['one season of data', (shop) => { const people = Array.from({ length: 10 }, () => shop.customer()); for (let i = 0; i < 40; i += 1) shop.order({ customerId: people[i % 10]!, day: addDays('2026-05-06', i) }); }],
  ['a category with three buyers', (shop) => { once(shop, Array.from({ length: 30 }, (_, i) => addDays('2024-06-01', 20 * i))); for (let i = 0; i < 3; i += 1) shop.order({ customerId: shop.customer(), day: addDays('2025-01-01', 90 * i), items: [{ title: '扇', category: '扇子' }] }); }],
];
const halves: OwnSeason[] = [{ name: '春夏', start: '02-15' }, { name: '秋冬', start: '08-15' }];
const months = Array.from({ length: 12 }, (_, i): OwnSeason => ({ name: `${i + 1} 月`, start: `${String(i + 1).padStart(2, '0')}-01` }));

/** JSON turns what isn't a number into null, which would look like a figure that isn't known. */
const expectNumbers = (told: unknown) =>
  JSON.stringify(told, (_key, value: unknown) => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    return value;
  });

describe.each(shops)('%s', (_, fill) => {
  const shop = new ShopMaker();
  fill(shop);
  shop.finish();
  const context = shop.context(TODAY);
  const task = { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };

  test.each([TODAY, '2026-01-01'])('as of %s every figure says what it can, and nothing divides by nothing', async (asOf) => {
    const found = {
      intervals: lifecycleHandlers.intervals({ asOf, counting: 'purchase_days' }, context),
      byOrders: lifecycleHandlers.intervals({ asOf, counting: 'orders' }, context),
      states: lifecycleHandlers.states({ asOf, months: 12 }, context),
      rfm: lifecycleHandlers.rfm({ asOf, method: 'rank' }, context),
      byValue: lifecycleHandlers.rfm({ asOf, method: 'value', grouping: 'ten' }, context),
      fixed: lifecycleHandlers.rfm({ asOf, method: 'fixed' }, context),
      seasons: lifecycleHandlers.seasons({ asOf }, context),
      value: lifecycleHandlers.value({ asOf, top: 20 }, context),
    };
    expect(found.intervals.tooLittle).toContain('fewGaps');
    expect(found.intervals.cuts).toBeNull();
    expectNumbers(found);
    const told = await lifecycleHandlers.predict({ asOf, horizonDays: 90, top: 20, method: undefined }, task);
    expect(told.refused).toContain('fewCustomers');
    expect(told.model === null ? told.total : told.model).toBe(told.model === null ? null : 'interval_rule');
    for (const number of [told.total?.expected, told.total?.netMinor, ...told.customers.map((c) => c.chance)]) if (number !== undefined) expect(Number.isFinite(number)).toBe(true);
    const compared = await lifecycleHandlers.compare(contract.lifecycle.compare.input.parse({ asOf }), task);
    // Without cuts nobody has a state: no month can be replayed, and it is said which.
    expect([compared.months, compared.skippedMonths.length > 0]).toEqual([0, true]);
    expectNumbers(compared);
    for (const { customerId } of shop.db.all<{ customerId: number }>('SELECT id AS customerId FROM customers LIMIT 3')) expectNumbers([lifecycleHandlers.standing({ customerId, asOf }, context), await lifecycleHandlers.worth({ customerId, asOf }, task)]);
    expectNumbers([await lifecycleHandlers.margins({ asOf }, task), await lifecycleHandlers.categoryStates({ asOf, groupBy: undefined, key: undefined }, task)]);
    expectNumbers(lifecycleHandlers.returnRates(contract.lifecycle.returnRates.input.parse({ asOf }), context));
    expectNumbers(lifecycleHandlers.rfmMoves({ asOf, months: 12 }, context));
    expectNumbers([lifecycleHandlers.regulars({ asOf }, context), lifecycleHandlers.planTrials({}, context)]);
    const outlook = lifecycleHandlers.planTrialOutlook(contract.lifecycle.planTrialOutlook.input.parse({ channel: 'sms', plans: compared.plans }), context);
    expect(outlook).toMatchObject({ people: 0, baseRate: null, detectable: null, canShow: false });
    for (const { sql } of Object.values(found)) expect(() => shop.connection.prepare(sql).all()).not.toThrow();
  });

  test.each([['two', halves], ['twelve', months]] as const)('with %s own seasons a year', (_number, own) => {
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: [...own] } }, context);
    for (const lookBack of ['year', 'life'] as const) {
      lifecycleHandlers.saveSettings({ seasonRules: { leavingAfter: 2, goneAfter: 4, lookBack } }, context);
      for (const asOf of [TODAY, '2026-01-01', '1980-01-01']) {
        const told = lifecycleHandlers.seasons({ asOf }, context);
        expectNumbers(told);
        const people = shop.connection.prepare(told.sql).all() as { customers: number }[];
        expect([told.groups, told.patterns, people].map((rows) => rows.reduce((n, r) => n + r.customers, 0))).toEqual(Array(3).fill(told.buyers));
        expect(told.history.at(-1)?.isRunning ?? true).toBe(true);
        const inAny = segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'bought_season', operator: 'bought', value: { names: ['spring', 'summer', 'span5', 'span12'], withinDays: null, from: null, to: null, times: 1 } }] }, asOf }, context).count;
        expect(inAny).toBeLessThanOrEqual(told.buyers);
      }
    }
  });
});

test('the owner’s own answer divides the states, and says so', () => {
  const shop = new ShopMaker();
  const customerId = shop.customer();
  for (const day of ['2026-04-01', '2026-05-20']) shop.order({ customerId, day });
  shop.finish();
  const context = shop.context('2026-06-30');
  const silent = { combinator: 'and' as const, rules: [{ field: 'state', operator: '=', value: 'silent' }] };
  expect(segmentsHandlers.count({ rule: silent }, context).count).toBe(0);
  lifecycleHandlers.saveSettings({ usualDays: 30 }, context);
  expect(lifecycleHandlers.states({ months: 1 }, context)).toMatchObject({ source: 'answered', cuts: [30, 60, 90] });
  expect(segmentsHandlers.count({ rule: silent }, context).count).toBe(1);
  expect(lifecycleHandlers.standing({ customerId }, context).changes.map(({ day, state }) => `${day} ${state}`)).toEqual(['2026-04-01 active', '2026-05-02 silent', '2026-05-20 active', '2026-06-20 silent']);
  expect(lifecycleHandlers.standing({ customerId }, context)).toMatchObject({ state: 'silent', stage: 'growing', source: 'answered', lastOrderDays: 41, ownGap: 49, dueDay: '2026-07-08' });
});
