import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { problemOf } from '../problem-of.ts';
import { makeRandomShop, TODAY } from '../segments/random-shop.ts';

const { shop, secondShopId } = makeRandomShop(5, 200);
const context = { ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
const count = (field: string, value: unknown, scope: object, asOf?: string) =>
  segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'first_order_days', operator: 'notNull' }, ...(field === '' ? [] : [{ field, operator: '=', value }])] }, ...scope, ...(asOf ? { asOf } : {}) }, context).count;

test.each([{}, { shop: secondShopId }])('who can be reached is whom the rules find, everyone else has one reason, and the last month is today: %o', async (scope) => {
  const found = await customersHandlers.reach({ months: 24, ...scope }, context);
  expect(found.buyers).toBe(count('', null, scope));
  for (const { channel, reachable, unreachable } of found.channels) {
    expect(reachable).toBe(count(`reachable_${channel}`, true, scope));
    expect(reachable).toBeGreaterThan(2);
    expect(reachable + Object.values(unreachable).reduce((a, b) => a + b, 0)).toBe(found.buyers);
    expect(found.months.at(-1)![channel]).toBe(reachable);
  }
  expect(shop.db.all(found.sql)).toHaveLength(found.buyers);
  const last = found.months.at(-1)!;
  expect([last.day, last.buyers, last.any]).toEqual([TODAY, found.buyers, found.any]);
  for (const [i, month] of found.months.entries()) {
    expect(month.buyers).toBe(count('', null, scope, month.day));
    expect(month.any).toBeLessThanOrEqual(month.sms + month.email);
    const before = found.months[i - 1];
    if (before) for (const key of ['buyers', 'sms', 'email', 'any'] as const) expect(month[key]).toBeGreaterThanOrEqual(before[key]);
  }
});

test('a number counts from the order that brought it', async () => {
  const { ShopMaker } = await import('../make-shop.ts');
  const maker = new ShopMaker();
  const a = maker.customer({ phone: '+8619900000001', phoneQuality: 'valid' });
  maker.order({ customerId: a, day: '2026-03-10' });
  maker.order({ customerId: a, day: '2026-05-20' });
  maker.db.run("UPDATE orders SET contact_id = NULL WHERE day = '2026-03-10'");
  maker.finish();
  const { months } = await customersHandlers.reach({ months: 4 }, { ...context, ...maker.context(TODAY) });
  expect(months.map(({ day, buyers, sms }) => [day, buyers, sms])).toEqual([
    ['2026-03-31', 1, 0],
    ['2026-04-30', 1, 0],
    ['2026-05-31', 1, 1],
    ['2026-06-30', 1, 1],
  ]);
});

test('followers are kept by channel and day, the last word of a day counting', () => {
  const set = (channel: string, day: string, followers: number | null) => customersHandlers.setFollowers({ channel, day, followers }, context);
  set('抖音', '2026-05-01', 100);
  set('抖音', '2026-06-01', 150);
  set('店铺', '2026-06-01', 900);
  set('抖音', '2026-06-01', 160);
  expect(set('抖音', '2026-05-01', null)).toEqual([
    { channel: '店铺', day: '2026-06-01', followers: 900 },
    { channel: '抖音', day: '2026-06-01', followers: 160 },
  ]);
  expect(problemOf(() => set('抖音', '2026-02-30', 1))).toMatchObject({ code: 'bad_input', field: 'day' });
});
