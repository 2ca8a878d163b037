import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

const shops: [string, (shop: ShopMaker) => void][] = [
  ['nobody', () => undefined],
  ['one customer, one order', (shop) => void shop.order({ customerId: shop.customer(), day: '2026-05-01' })],
  ['all on one day', (shop) => { for (let i = 0; i < 5; i += 1) shop.order({ customerId: shop.customer(), day: '2026-05-01', paidMinor: 0 }); }],
  ['two orders ten years apart', (shop) => { const customerId = shop.customer(); for (const day of ['2016-05-01', '2026-05-01']) shop.order({ customerId, day }); }],
  ['an order from before 1970 and one from after today', (shop) => { const customerId = shop.customer(); for (const day of ['1969-05-01', '2026-12-01']) shop.order({ customerId, day }); }],
];

test.each(shops)('%s: every figure says what it can, and nothing divides by nothing', async (_, fill) => {
  const shop = new ShopMaker();
  fill(shop);
  shop.finish();
  const context = shop.context('2026-06-30');
  for (const asOf of ['2026-06-30', '2026-01-01']) {
    const found = {
      intervals: lifecycleHandlers.intervals({ asOf, counting: 'purchase_days' }, context),
      states: lifecycleHandlers.states({ asOf, months: 12 }, context),
      rfm: lifecycleHandlers.rfm({ asOf, method: 'rank' }, context),
      byValue: lifecycleHandlers.rfm({ asOf, method: 'value', grouping: 'ten' }, context),
      seasons: lifecycleHandlers.seasons({ asOf }, context),
      value: lifecycleHandlers.value({ asOf, top: 20 }, context),
    };
    expect(found.intervals.tooLittle).toContain('fewGaps');
    expect(found.intervals.cuts).toBeNull();
    // JSON turns what isn't a number into null, which would look like a figure that isn't known.
    JSON.stringify(found, (_key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
    const told = await lifecycleHandlers.predict({ asOf, horizonDays: 90, top: 20, method: undefined }, { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
    expect(told.refused).toContain('fewCustomers');
    expect(told.model === null ? told.total : told.model).toBe(told.model === null ? null : 'interval_rule');
    for (const number of [told.total?.expected, told.total?.netMinor, ...told.customers.map((c) => c.chance)]) if (number !== undefined) expect(Number.isFinite(number)).toBe(true);
    for (const { sql } of Object.values(found)) expect(() => shop.connection.prepare(sql).all()).not.toThrow();
  }
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
  expect(lifecycleHandlers.standing({ customerId }, context)).toMatchObject({ state: 'silent', stage: 'growing', source: 'answered', lastOrderDays: 41, ownGap: 49, dueDay: '2026-07-08' });
});
