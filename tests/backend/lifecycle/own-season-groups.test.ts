import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { choosePeople, compileRule, peopleFrom } from '../../../electron/backend/segments/compile-rule.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { ownGroupOf, type OwnSeasonGroup } from '../../../shared/domain/own-season-groups.ts';
import { seasonGroupOf, seasonGroups, type SeasonRules } from '../../../shared/domain/season-groups.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import type { OwnSeason } from '../../../shared/domain/season-calendar.ts';
import { addDays, dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-04-10';
const group = (key: string, asked: Partial<OwnSeasonGroup>): OwnSeasonGroup => ({ key, name: key, presets: [], bought: 0, notBought: 0, patterns: [], ...asked });
/** Months of the calendar `north`: spring from March, summer June, autumn September, winter December. */
const [SPRING, SUMMER, , WINTER] = [1, 2, 4, 8];
const task = { progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) };

describe('groups of one’s own over five people counted by hand', () => {
  const shop = new ShopMaker();
  // The running season is spring 2026; the look-back begins with spring 2025; the last whole one is winter 2025.
  const bought = { winterOnly: ['2025-01-10', '2026-01-10'], spring: ['2025-04-01', '2026-04-01'], both: ['2025-07-01', '2025-12-20'], early: ['2025-10-01', '2025-12-24', '2026-02-01'], long: ['2024-07-01'] };
  const ids: Record<string, number> = {};
  for (const [name, days] of Object.entries(bought)) {
    const customerId = shop.customer();
    ids[name] = customerId;
    for (const day of days) shop.order({ customerId, day });
  }
  shop.finish();
  const context = shop.context(TODAY);
  const groups = [group('g1', { name: '冬季客', bought: WINTER, notBought: SUMMER }), group('g2', { name: '春', patterns: [SPRING] }), group('g3', { name: '走了', presets: ['gone'] })];
  beforeAll(() => {
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'north', own: [] }, seasonGroups: [{ seasons: 4, groups }] }, context);
  });
  const told = () => lifecycleHandlers.seasons({}, context);
  const idsOf = (key: string) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'season_group', operator: '=', value: key }] } }, context).rows.map((r) => r.customerId);

  test('everyone is in one of them, with sales and who of them came back in the season after', () => {
    // winterOnly has winter, not summer; early autumn and winter; spring only spring; both summer and winter → rest; long: eight empty seasons.
    expect(told().groups.map(({ group: key, customers, netMinor }) => [key, customers, netMinor])).toEqual([['g1', 2, 50_000], ['g2', 1, 20_000], ['g3', 1, 10_000], ['rest', 1, 20_000]]);
    // At the end of autumn 2025 (look-back from autumn 2024): winterOnly winter; early autumn; spring spring; both summer; long's last was summer 2024: four whole empty seasons, gone.
    expect(told().groups.map(({ group: key, before, back }) => [key, before, back])).toEqual([['g1', 1, 1], ['g2', 1, 0], ['g3', 1, 0], ['rest', 2, 2]]);
  });

  test('a rule, the chart, the flow and the deployment name the same people', async () => {
    expect([idsOf('g1'), idsOf('g2'), idsOf('g3'), idsOf('rest'), idsOf('best')]).toEqual([[ids['winterOnly'], ids['early']], [ids['spring']], [ids['long']], [ids['both']], []]);
    expect(told().history.at(-1)!.groups).toEqual({ g1: 2, g2: 1, g3: 1, rest: 1 });
    const flow = lifecycleHandlers.seasons({ from: 4 * 2025 + 2, to: 4 * 2025 + 3 }, context).flow!;
    expect(flow.rows.toSorted((a, b) => (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1))).toEqual([
      { from: 'g1', to: 'g1', customers: 1 },
      { from: 'g2', to: 'g2', customers: 1 },
      { from: 'g3', to: 'g3', customers: 1 },
      { from: 'rest', to: 'g1', customers: 1 },
      { from: 'rest', to: 'rest', customers: 1 },
    ]);
    const phases = await strategyHandlers.phases({ groupBy: undefined, key: undefined, season: undefined }, { ...context, ...task });
    expect(phases.groups).toEqual([{ group: 'g1', customers: 2 }, { group: 'g2', customers: 1 }, { group: 'g3', customers: 1 }, { group: 'rest', customers: 1 }]);
  });

  test('patterns say in which groups their people are', () => {
    expect(told().patterns.map(({ bits, customers, groups: of }) => [bits, customers, of])).toEqual([[0, 1, ['g3']], [SPRING, 1, ['g2']], [8, 1, ['g1']], [10, 1, ['rest']], [12, 1, ['g1']]]);
  });

  test('a name changes and the people stay; a bad set changes nothing; without them the presets are back', () => {
    lifecycleHandlers.saveSettings({ seasonGroups: [{ seasons: 4, groups: groups.map((g) => ({ ...g, name: `新${g.name}` })) }] }, context);
    expect(idsOf('g1')).toEqual([ids['winterOnly'], ids['early']]);
    expect(() => lifecycleHandlers.saveSettings({ seasonGroups: [{ seasons: 4, groups: [group('g1', {})] }] }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(() => lifecycleHandlers.saveSettings({ seasonGroups: [{ seasons: 4, groups }, { seasons: 4, groups }] }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(lifecycleHandlers.settings({}, context).seasonGroups[0]!.groups[0]!.name).toBe('新冬季客');
    // In a year of two seasons they mean nothing: the presets are in force, and the own ones come back with the four.
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: [{ name: '暖', start: '03-01' }, { name: '冷', start: '09-01' }] } }, context);
    expect(told().groups.map((g) => g.group)).toEqual(seasonGroups);
    lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'north', own: [] } }, context);
    expect(told().groups.map((g) => g.group)).toEqual(['g1', 'g2', 'g3', 'rest']);
    lifecycleHandlers.saveSettings({ seasonGroups: [] }, context);
    expect(told().groups.map((g) => [g.group, g.customers])).toEqual([['best', 0], ['regular', 3], ['returning', 1], ['new', 0], ['leaving', 0], ['gone', 1]]);
  });
});

describe('groups of any kind over a year of any number of seasons', () => {
  const shop = new ShopMaker();
  const random = seededRandom(23);
  for (let i = 0; i < 120; i += 1) {
    const customerId = shop.customer();
    for (let k = 0; k < 1 + Math.floor(random() * 8); k += 1) shop.order({ customerId, day: addDays(TODAY, -Math.floor(random() * 900)) });
  }
  shop.finish();
  const context = shop.context(TODAY);

  /** The plain reading: everyone's seasons as places in one row of starts. */
  function plainGroups(spans: readonly OwnSeason[], rules: SeasonRules, own: readonly OwnSeasonGroup[], asOf: string): Map<string, number[]> {
    const starts = Array.from({ length: 8 }, (_, y) => spans.map((s) => `${2020 + y}-${s.start}`)).flat();
    const at = (day: string) => starts.filter((start) => start <= day).length - 1;
    const running = at(asOf);
    const rows = shop.connection.prepare('SELECT DISTINCT a.customer_id AS id, o.day FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.day <= ? ORDER BY a.customer_id, o.day').all(asOf) as { id: number; day: string }[];
    const found = new Map<string, number[]>();
    for (const [id, days] of Map.groupBy(rows, (row) => row.id)) {
      const numbers = days.map((row) => at(row.day));
      const bits = numbers.filter((n) => rules.lookBack === 'life' || n >= running - spans.length).reduce((all, n) => all | (1 << (n % spans.length)), 0);
      const preset = seasonGroupOf({ purchaseDays: numbers.length, first: numbers[0]!, last: numbers.at(-1)!, running, bits, seasons: spans.length }, rules);
      const key = ownGroupOf(preset, bits, own);
      found.set(key, [...(found.get(key) ?? []), id]);
    }
    return found;
  }

  const shops = fc.uniqueArray(fc.integer({ min: 0, max: 51 }), { minLength: 2, maxLength: 12 }).chain((weeks) => {
    const spans = weeks.toSorted((a, b) => a - b).map((week, i): OwnSeason => ({ name: `段${i}`, start: dayFromEpoch(epochDay('2023-01-01') + 7 * week).slice(5) }));
    const bits = fc.integer({ min: 0, max: 2 ** weeks.length - 1 });
    const asked = fc.record({ presets: fc.subarray([...seasonGroups]), bought: bits, mask: bits, patterns: fc.uniqueArray(bits, { maxLength: 4 }) });
    return fc.record({ spans: fc.constant(spans), groups: fc.array(asked, { minLength: 1, maxLength: 5 }) });
  });
  const rulesOf = fc.record({ leavingAfter: fc.constantFrom<2 | 3>(2, 3), goneAfter: fc.integer({ min: 4, max: 12 }), lookBack: fc.constantFrom<'year' | 'life'>('year', 'life') });

  test('report, SQL of the report, rule in columns, rule in SQL and the plain reading agree, today and in the past', () => {
    let grouped = 0;
    fc.assert(
      fc.property(shops, rulesOf, fc.constantFrom(0, 0, 1, 90, 400), ({ spans, groups }, seasonRules, back) => {
        // Few seasons asked of each, so that somebody fits.
        const own = groups.map(({ bought, mask, presets, patterns }, i) => group(`g${i + 1}`, { bought: bought & mask & 3, notBought: mask & ~bought & 6, presets, patterns: i % 2 === 0 ? [] : patterns }));
        fc.pre(own.every((g) => g.presets.length + g.patterns.length > 0 || (g.bought | g.notBought) > 0));
        const asOf = addDays(TODAY, -back);
        lifecycleHandlers.saveSettings({ seasonCalendar: { kind: 'own', own: spans }, seasonRules, seasonGroups: [{ seasons: spans.length, groups: own }] }, context);
        const told = lifecycleHandlers.seasons({ asOf }, context);
        const plain = plainGroups(spans, seasonRules, own, asOf);
        expect(told.groups.map((g) => g.group)).toEqual([...own.map((g) => g.key), 'rest']);
        const bySql = new Map((shop.connection.prepare(told.sql).all() as { seasonGroup: string; customers: number }[]).map((r) => [r.seasonGroup, r.customers]));
        const people = choosePeople(shop.db, { asOf, today: TODAY });
        for (const { group: key, customers } of told.groups) {
          const wanted = plain.get(key) ?? [];
          const rule = { combinator: 'and' as const, rules: [{ field: 'season_group', operator: '=', value: key }] };
          const { where, params } = compileRule(shop.db, rule, people);
          const inSql = shop.db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where} ORDER BY c.id`, params).map((r) => r.id);
          expect([customers, told.history.at(-1)!.groups[key], bySql.get(key) ?? 0, segmentsHandlers.count({ rule, asOf }, context).count], key).toEqual(Array(4).fill(wanted.length));
          expect(inSql).toEqual(wanted);
          if (key !== 'rest') grouped += wanted.length;
        }
        expect(told.groups.reduce((n, g) => n + g.customers, 0)).toBe(told.buyers);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(grouped).toBeGreaterThan(500);
  });
});
