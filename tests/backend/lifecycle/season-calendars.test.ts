import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { calendarKinds } from '../../../shared/domain/season-calendar.ts';
import { seasonGroups } from '../../../shared/domain/season-groups.ts';
import { seasons } from '../../../shared/domain/season-names.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const own = [{ name: '春夏', start: '02-15' }, { name: '初夏', start: '05-20' }, { name: '秋', start: '08-15' }, { name: '冬', start: '11-11' }];

function shopOf(people: number): ShopMaker {
  const shop = new ShopMaker();
  const random = seededRandom(11);
  for (let i = 0; i < people; i += 1) {
    const customerId = shop.customer();
    for (let k = 0; k < 1 + Math.floor(random() * 8); k += 1) shop.order({ customerId, day: addDays(TODAY, -Math.floor(random() * 900)), items: [{ title: '衣', category: '衣服' }] });
  }
  return shop.finish();
}
const shop = shopOf(150);
const context = shop.context(TODAY);
const count = (field: string, operator: string, value: unknown) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field, operator, value }] } }, context).count;

test.each(calendarKinds)('by %s the groups, their SQL, the rule and the running season agree', (kind) => {
  lifecycleHandlers.saveSettings({ seasonCalendar: { kind, own } }, context);
  const told = lifecycleHandlers.seasons({}, context);
  expect(told.calendar).toEqual({ kind, own });
  expect(told.running.firstDay <= TODAY).toBe(true);
  const last = told.history.at(-1)!;
  for (const group of seasonGroups) {
    const { customers } = told.groups.find((g) => g.group === group)!;
    expect([last.groups[group], count('season_group', '=', group)], group).toEqual([customers, customers]);
  }
  expect(told.patterns.reduce((n, p) => n + p.customers, 0)).toBe(150);
  // By the whole of life whoever bought in a season is who has its bit.
  lifecycleHandlers.saveSettings({ seasonRules: { leavingAfter: 2, goneAfter: 4, lookBack: 'life' } }, context);
  const life = lifecycleHandlers.seasons({}, context).patterns;
  for (const [i, season] of seasons.entries()) expect(count('bought_season', 'bought', { names: [season], withinDays: null, from: null, to: null, times: 1 }), season).toBe(life.filter((p) => (p.bits & (1 << i)) !== 0).reduce((n, p) => n + p.customers, 0));
  lifecycleHandlers.saveSettings({ seasonRules: { leavingAfter: 2, goneAfter: 4, lookBack: 'year' } }, context);
});

test('the season now running, and the phases of the one to come, follow the calendar', async () => {
  const running = (kind: (typeof calendarKinds)[number]) => {
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind, own } }, context);
    const { season, year, firstDay } = lifecycleHandlers.seasons({}, context).running;
    return `${season} ${year} ${firstDay}`;
  };
  expect(calendarKinds.map(running)).toEqual(['summer 2026 2026-05-05', 'summer 2026 2026-05-17', 'summer 2026 2026-06-01', 'winter 2025 2026-06-01', 'summer 2026 2026-05-20']);
  const phases = await strategyHandlers.phases({ groupBy: undefined, key: undefined, season: 'winter' }, { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
  expect(phases.next).toMatchObject({ firstDay: '2026-11-11', lastDay: '2027-02-14' });
});

test('own dates that don’t make four seasons change nothing', () => {
  const before = lifecycleHandlers.settings({}, context).seasonCalendar;
  for (const bad of [own.slice(1), own.with(0, { name: '春夏', start: '02-30' }), own.toReversed()]) expect(() => lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: bad } }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(lifecycleHandlers.settings({}, context).seasonCalendar).toEqual(before);
});
