import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { calendarOf, usualCalendar } from '../../../shared/domain/season-calendar.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-01-20';
const shop = new ShopMaker();
const north = shop.shopId;
const south = shop.shop({ platform: 'shopify', name: '南半球', currency: 'CNY' });
// Both buy on 20 December 2025; one of them in both shops, and earlier in July.
const both = shop.customer();
const southern = shop.customer();
shop.order({ customerId: both, day: '2025-07-10', shopId: north });
shop.order({ customerId: both, day: '2025-12-20', shopId: south });
shop.order({ customerId: southern, day: '2025-12-20', shopId: south });
shop.finish();
const context = shop.context(TODAY);
const task = { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };
lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'north', own: [] }, shopCalendars: { [south]: { kind: 'south', own: [] } } }, context);
const inSeason = (name: string, scope: { shop?: number }) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'bought_season', operator: 'bought', value: { names: [name], withinDays: null, from: null, to: null, times: 1 } }] }, ...scope }, context).rows.map((r) => r.customerId);

test('an order’s season follows its shop’s calendar; over all shops the common one', () => {
  const runningOf = (scope: { shop?: number }) => {
    const { season, year, firstDay } = lifecycleHandlers.seasons(scope, context).running;
    return [season, year, firstDay];
  };
  expect([runningOf({}), runningOf({ shop: north }), runningOf({ shop: south })]).toEqual([['winter', 2025, '2025-12-01'], ['winter', 2025, '2025-12-01'], ['summer', 2025, '2025-12-01']]);
  const bitsOf = (scope: { shop?: number }) => lifecycleHandlers.seasons(scope, context).patterns.map((p) => [p.bits, p.customers]);
  // Summer is 2, winter 8. In the south December is summer; over all shops everyone is judged by one calendar.
  expect([bitsOf({}), bitsOf({ shop: north }), bitsOf({ shop: south })]).toEqual([[[8, 1], [10, 1]], [[2, 1]], [[2, 2]]]);
  expect([inSeason('summer', { shop: south }), inSeason('winter', { shop: south }), inSeason('winter', {}), inSeason('summer', {})]).toEqual([[both, southern], [], [both, southern], [both]]);
});

test('groups, rules and the deployment of the shop go by its seasons', async () => {
  for (const scope of [{}, { shop: north }, { shop: south }]) {
    for (const { group, customers } of lifecycleHandlers.seasons(scope, context).groups) {
      expect(segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'season_group', operator: '=', value: group }] }, ...scope }, context).count, group).toBe(customers);
    }
  }
  const phases = await strategyHandlers.phases({ shop: south, groupBy: undefined, key: undefined, season: 'summer' }, task);
  expect(phases.next).toMatchObject({ firstDay: '2025-12-01', lastDay: '2026-02-28' });
  expect((await strategyHandlers.phases({ groupBy: undefined, key: undefined, season: 'summer' }, task)).next.firstDay).toBe('2026-06-01');
});

test('what is pushed in a season of such a shop is chosen for it alone', async () => {
  const saved = async (scope: { shop?: number }) => (await strategyHandlers.seasonPlan({ groupBy: 'category', ...scope }, task)).seasons.filter((s) => s.isSaved).map((s) => s.season);
  strategyHandlers.saveSeasonPlan({ shop: south, groupBy: 'category', season: 'summer', keys: ['衣服'] }, context);
  expect([await saved({ shop: south }), await saved({}), await saved({ shop: north })]).toEqual([['summer'], [], []]);
  // The other shop follows the common calendar, and with it the common plan.
  strategyHandlers.saveSeasonPlan({ shop: north, groupBy: 'category', season: 'autumn', keys: [] }, context);
  expect([await saved({ shop: south }), await saved({}), await saved({ shop: north })]).toEqual([['summer'], ['autumn'], ['autumn']]);
});

test('a shop may follow the common one again; what can’t be used changes nothing', () => {
  const before = lifecycleHandlers.settings({}, context).shopCalendars;
  for (const bad of [{ [south]: { kind: 'own' as const, own: [] } }, { 99: usualCalendar }, { x: usualCalendar }]) expect(() => lifecycleHandlers.saveSettings({ shopCalendars: bad }, context)).toThrow();
  expect(lifecycleHandlers.settings({}, context).shopCalendars).toEqual(before);
  lifecycleHandlers.saveSettings({ shopCalendars: {} }, context);
  expect(inSeason('winter', { shop: south })).toEqual([both, southern]);
  expect(calendarOf({ seasonCalendar: usualCalendar, shopCalendars: { 2: { kind: 'south', own: [] } } }, 0)).toBe(usualCalendar);
});
