import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { calendarKinds, seasonsOf, type OwnSeason } from '../../../shared/domain/season-calendar.ts';
import { patternRule } from '../../../shared/domain/season-pattern.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { seasonGroupOf, seasonGroups, usualSeasonRules, type SeasonRules } from '../../../shared/domain/season-groups.ts';
import { addDays, dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
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
  for (const [i, season] of seasonsOf(told.calendar).entries()) expect(count('bought_season', 'bought', { names: [season], withinDays: null, from: null, to: null, times: 1 }), season).toBe(life.filter((p) => (p.bits & (1 << i)) !== 0).reduce((n, p) => n + p.customers, 0));
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

test('own dates that don’t make seasons change nothing', () => {
  const before = lifecycleHandlers.settings({}, context).seasonCalendar;
  for (const bad of [own.slice(3), own.with(0, { name: '春夏', start: '02-30' }), own.toReversed()]) expect(() => lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: bad } }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(lifecycleHandlers.settings({}, context).seasonCalendar).toEqual(before);
});

describe('own spans of any number', () => {
  /** The plain reading of the definitions: the starts of all years in one row, a season is its place in it. */
  function plainGroups(spans: readonly OwnSeason[], rules: SeasonRules, asOf: string): Record<string, number> {
    const starts = Array.from({ length: 8 }, (_, y) => spans.map((s) => `${2020 + y}-${s.start}`)).flat();
    const at = (day: string) => starts.filter((start) => start <= day).length - 1;
    const running = at(asOf);
    const counts: Record<string, number> = {};
    const people = Map.groupBy(shop.connection.prepare('SELECT DISTINCT a.customer_id AS id, o.day FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.day <= ? ORDER BY o.day').all(asOf) as { id: number; day: string }[], (row) => row.id);
    for (const rows of people.values()) {
      const bought = rows.map((row) => at(row.day));
      const seen = bought.filter((n) => rules.lookBack === 'life' || n >= running - spans.length);
      const bits = seen.reduce((all, n) => all | (1 << (n % spans.length)), 0);
      const group = seasonGroupOf({ purchaseDays: bought.length, first: bought[0]!, last: bought.at(-1)!, running, bits, seasons: spans.length }, rules);
      counts[group] = (counts[group] ?? 0) + 1;
    }
    return counts;
  }
  const calendars = fc.uniqueArray(fc.integer({ min: 0, max: 51 }), { minLength: 2, maxLength: 12 }).map((weeks) => weeks.toSorted((a, b) => a - b).map((week, i): OwnSeason => ({ name: `段${i}`, start: dayFromEpoch(epochDay('2023-01-01') + 7 * week).slice(5) })));
  const rulesOf = fc.record({ leavingAfter: fc.constantFrom<2 | 3>(2, 3), goneAfter: fc.integer({ min: 4, max: 12 }), lookBack: fc.constantFrom<'year' | 'life'>('year', 'life') });

  test('the groups, their SQL, the rules of group and season, and the plain reading agree', () => {
    fc.assert(
      fc.property(calendars, rulesOf, fc.integer({ min: 0, max: 800 }), (spans, seasonRules, back) => {
        const asOf = addDays(TODAY, -back);
        lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: spans }, seasonRules }, context);
        const told = lifecycleHandlers.seasons({ asOf }, context);
        const plain = plainGroups(spans, seasonRules, asOf);
        const matching = (rule: RuleGroup) => segmentsHandlers.count({ rule, asOf }, context).count;
        const bySql = Object.fromEntries((shop.connection.prepare(told.sql).all() as { seasonGroup: string; customers: number }[]).map((r) => [r.seasonGroup, r.customers]));
        for (const group of seasonGroups) {
          const { customers } = told.groups.find((g) => g.group === group)!;
          expect([customers, told.history.at(-1)?.groups[group] ?? 0, bySql[group] ?? 0, matching({ combinator: 'and', rules: [{ field: 'season_group', operator: '=', value: group }] })], group).toEqual(Array(4).fill(plain[group] ?? 0));
        }
        expect(told.patterns.reduce((n, p) => n + p.customers, 0)).toBe(told.buyers);
        for (const { bits, customers } of told.patterns.slice(0, 6)) expect(matching(patternRule(bits, told.calendar, told.lookBackFrom)), String(bits)).toBe(customers);
      }),
      { numRuns: 40 },
    );
    lifecycleHandlers.saveSettings({ seasonRules: usualSeasonRules }, context);
  });

  test('the flow is asked by this calendar’s numbers; a season of no known year is refused', () => {
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: [{ name: '春夏', start: '02-15' }, { name: '秋冬', start: '08-15' }] } }, context);
    const { flow } = lifecycleHandlers.seasons({ from: 2 * 2025, to: 2 * 2026 }, context);
    expect([flow!.from, flow!.to].map(({ season, year, firstDay }) => [season, year, firstDay])).toEqual([['spring', 2025, '2025-02-15'], ['spring', 2026, '2026-02-15']]);
    expect(flow!.rows.reduce((n, r) => n + r.customers, 0)).toBe(150);
    expect(() => lifecycleHandlers.seasons({ from: 4 * 2025, to: 4 * 2026 }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });

  test('a calendar that is kept without spans counts as not chosen', () => {
    shop.connection.prepare("UPDATE settings SET value = json_set(value, '$.seasonCalendar', json('{\"kind\":\"own\",\"own\":[]}')) WHERE key = 'lifecycle'").run();
    expect(lifecycleHandlers.settings({}, context).seasonCalendar.kind).toBe('solar');
  });
});
