import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { choosePeople, compileRule, peopleFrom } from '../../../electron/backend/segments/compile-rule.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { bandOf, fixedEdges, groupOf, meanScores, rankEdges, rfmMethods, scoresOf, valueEdges, type Edge } from '../../../shared/domain/rfm.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const thresholds = { r: [30, 90, 180, 360] as [number, number, number, number], f: [1, 2, 3, 4] as [number, number, number, number], m: [50, 100, 150, 200] as [number, number, number, number] };

describe('windows of 30 days over people counted by hand', () => {
  const shop = new ShopMaker();
  const usual = shop.customer();
  // 31 May is 30 days before: in it. Two orders of a day are one purchase day; refunds come off.
  for (const [day, paidMinor, refundMinor] of [['2026-01-01', 90_000, 0], ['2026-05-30', 50_000, 0], ['2026-05-31', 6000, 0], ['2026-06-10', 8000, 0], ['2026-06-10', 4000, 3000]] as const) shop.order({ customerId: usual, day, paidMinor, refundMinor });
  const away = shop.customer();
  for (const day of ['2026-02-01', '2026-03-01', '2026-04-01']) shop.order({ customerId: away, day, paidMinor: 30_000 });
  shop.finish();
  const context = shop.context(TODAY);
  const cells = (windows: { f: number | null; m: number | null }) => lifecycleHandlers.rfm({ method: 'fixed', thresholds, windows, grouping: 'ten' }, context);
  const scoreOf = (windows: { f: number | null; m: number | null }) => cells(windows).cells.map(({ r, f, customers }) => [r, f, customers]);

  test('F counts the purchase days in its window, M what they brought; who has none there has 0', () => {
    // usual: R 20 days → 5; in all four purchase days → 5, in the window two → 3. away: R 90 days → 3; three in all → 4, none in the window → 1.
    expect(scoreOf({ f: null, m: null })).toEqual([[3, 4, 1], [5, 5, 1]]);
    expect(scoreOf({ f: 30, m: null })).toEqual([[3, 1, 1], [5, 3, 1]]);
    expect(scoreOf({ f: 31, m: null })).toEqual([[3, 1, 1], [5, 4, 1]]);
    expect(cells({ f: 30, m: null }).groups.filter((g) => g.customers > 0).map((g) => [g.group, g.customers])).toEqual([['potentialLoyal', 1], ['aboutToSleep', 1]]);
    // In the window (6000 + 8000 + 4000 − 3000) over two days: 75.00. All: 155000 over four: 387.50.
    expect(cells({ f: 30, m: 30 }).means.m).toBe((2 + 1) / 2);
    expect(cells({ f: null, m: null }).means.m).toBe((5 + 5) / 2);
    expect(cells({ f: null, m: 30 }).windows).toEqual({ f: null, m: 30 });
  });

  test('kept, they hold for the rule, for a past day, and for the moves; the whole history is the default', () => {
    const idsOf = (group: string, asOf = TODAY) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'rfm', operator: '=', value: group }] }, asOf }, context).rows.map((r) => r.customerId);
    expect(lifecycleHandlers.settings({}, context).rfmWindows).toEqual({ f: null, m: null });
    lifecycleHandlers.saveSettings({ rfmMethod: 'fixed', rfmGrouping: 'ten', rfmThresholds: thresholds, rfmWindows: { f: 30, m: 30 } }, context);
    expect([idsOf('potentialLoyal'), idsOf('aboutToSleep'), idsOf('loyal')]).toEqual([[usual], [away], []]);
    // As of 10 April usual's R is 99 and its window empty; away bought 9 days ago, once in the window (11 March on), which scores 2.
    expect([idsOf('aboutToSleep', '2026-04-10'), idsOf('potentialLoyal', '2026-04-10')]).toEqual([[usual], [away]]);
    // 30 May: usual bought that day and not in the 30 days before; away last 59 days ago and not in the window.
    const { since, rows } = lifecycleHandlers.rfmMoves({ months: 1 }, context);
    expect(since).toBe('2026-05-30');
    expect(rows).toEqual([{ from: 'potentialLoyal', to: { potentialLoyal: 1 } }, { from: 'promisingNew', to: { aboutToSleep: 1 } }]);
    lifecycleHandlers.saveSettings({ rfmWindows: { f: null, m: null } }, context);
    expect([idsOf('champions'), idsOf('loyal')]).toEqual([[usual], [away]]);
  });

  test('thresholds proposed for a window tell who came once from who didn’t come', () => {
    expect(lifecycleHandlers.rfm({ windows: { f: 30, m: null } }, context).proposed.f).toEqual([1, 2, 3, 4]);
    expect(lifecycleHandlers.rfm({ windows: { f: null, m: null } }, context).proposed.f).toEqual([2, 3, 4, 5]);
  });
});

test('over all shops money of a window is converted at the rate of its month, as the rest is', () => {
  const shop = new ShopMaker();
  const abroad = shop.shop({ platform: 'shopify', name: 'b', currency: 'USD' });
  const person = shop.customer();
  shop.order({ customerId: person, day: '2026-01-01', paidMinor: 1000 });
  shop.order({ customerId: person, day: '2026-06-20', shopId: abroad, currency: 'USD', paidMinor: 1250 });
  const other = shop.customer();
  shop.order({ customerId: other, day: '2026-06-20', paidMinor: 9000 });
  for (const month of ['2026-06']) shop.insert('exchange_rates', { base: 'CNY', currency: 'USD', month, rate_nano: 7_123_400_000 });
  shop.finish();
  const context = shop.context(TODAY);
  // 12.50 USD are 89.04 yuan: below 89.05, not below 89.04.
  const at = (m: number, asOf?: string) => lifecycleHandlers.rfm({ method: 'fixed', grouping: 'eight', windows: { f: 30, m: 30 }, thresholds: { ...thresholds, m: [m, 1000, 2000, 3000] }, ...(asOf === undefined ? {} : { asOf }) }, context).means.m;
  expect([at(89.04, '2026-06-29'), at(89.05, '2026-06-29')]).toEqual([2, 1.5]);
});

describe('of any windows, methods and days', () => {
  const shop = new ShopMaker();
  const second = shop.shop({ platform: 'shopify', name: 'b', currency: 'USD' });
  shop.insert('exchange_rates', { base: 'CNY', currency: 'USD', month: '2026-02', rate_nano: 7_100_000_000 });
  const random = seededRandom(31);
  for (let i = 0; i < 120; i += 1) {
    const customerId = shop.customer();
    for (let k = 0; k < 1 + Math.floor(random() * 7); k += 1) {
      const day = random() < 0.1 ? '2026-02-14' : addDays(TODAY, -Math.floor(random() * 700));
      const inDollars = random() < 0.04 || day === '2026-02-14';
      const paidMinor = 1000 + Math.floor(random() * 20_000);
      shop.order({ customerId, day: random() < 0.02 ? null : day, paidMinor, refundMinor: random() < 0.2 ? Math.floor(paidMinor / 3) : 0, ...(inDollars ? { shopId: second, currency: 'USD' } : {}), ...(random() < 0.1 ? { status: 'closed' as const } : {}) });
    }
  }
  shop.finish();
  const context = shop.context(TODAY);
  interface Bought { id: number; day: string; net: number }
  /** Purchases in yuan by hand; dollars only where the month has a rate. */
  const nets = (shop.connection.prepare("SELECT a.customer_id AS id, o.day, o.currency, o.net_minor AS net, o.shop_id AS shop FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day IS NOT NULL").all() as (Bought & { currency: string; shop: number })[]);

  function plainGroups(windows: { f: number | null; m: number | null }, method: (typeof rfmMethods)[number], grouping: 'eight' | 'ten', asOf: string, ids: ReadonlySet<number>): Map<string, number[]> {
    const until = nets.filter((o) => o.day <= asOf && ids.has(o.id)).map((o) => ({ ...o, net: o.currency === 'CNY' ? o.net : Math.round((o.net * 71) / 10) }));
    const people = [...Map.groupBy(until, (o) => o.id)].sort(([a], [b]) => a - b);
    const within = (orders: Bought[], days: number | null) => orders.filter((o) => days === null || daysBetween(o.day, asOf) <= days);
    const dayCount = (orders: Bought[]) => new Set(orders.map((o) => o.day)).size;
    const perDay = (orders: Bought[]) => (orders.length === 0 ? 0 : Math.floor(orders.reduce((n, o) => n + o.net, 0) / dayCount(orders)));
    const columns = {
      ids: Int32Array.from(people, ([id]) => id),
      r: people.map(([, orders]) => Math.min(...orders.map((o) => daysBetween(o.day, asOf)))),
      f: people.map(([, orders]) => dayCount(within(orders, windows.f))),
      m: people.map(([, orders]) => perDay(within(orders, windows.m))),
    };
    const edgesOf = (axis: 'r' | 'f' | 'm'): Edge[] => (method === 'fixed' ? fixedEdges(thresholds[axis].map((x) => (axis === 'm' ? x * 100 : x))) : method === 'value' ? valueEdges(columns[axis]) : rankEdges(columns[axis], columns.ids));
    const edges = { r: edgesOf('r'), f: edgesOf('f'), m: edgesOf('m') };
    const means = meanScores(scoresOf(columns, edges));
    const found = new Map<string, number[]>();
    people.forEach(([id], i) => {
      const score = (axis: 'r' | 'f' | 'm') => bandOf(columns[axis][i]!, id, edges[axis]);
      const key = groupOf({ r: edges.r.length + 1 - score('r'), f: score('f') + 1, m: score('m') + 1 }, { groups: grouping, means });
      found.set(key, [...(found.get(key) ?? []), id]);
    });
    return found;
  }

  const window = fc.constantFrom(null, 1, 30, 90, 365);
  test('report, SQL of the report, rule in columns, rule in SQL, moves and the plain reading agree', () => {
    fc.assert(
      fc.property(fc.record({ f: window, m: window }), fc.constantFrom(...rfmMethods), fc.constantFrom<'eight' | 'ten'>('eight', 'ten'), fc.constantFrom(0, 0, 1, 100, 300), (windows, method, grouping, back) => {
        const asOf = addDays(TODAY, -back);
        lifecycleHandlers.saveSettings({ rfmWindows: windows, rfmMethod: method, rfmGrouping: grouping, rfmThresholds: thresholds }, context);
        const told = lifecycleHandlers.rfm({ asOf }, context);
        const people = choosePeople(shop.db, { asOf, today: TODAY });
        const scored = shop.db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL AND m.currency = 'CNY' AND m.net_minor IS NOT NULL`).map((p) => p.id);
        const plain = plainGroups(windows, method, grouping, asOf, new Set(scored));
        const bySql = (shop.connection.prepare(told.sql).all() as { rfmGroup: string; customers: number; r: number; f: number }[]);
        let reported = 0;
        for (const group of told.groups.map((g) => g.group)) {
          const rule = { combinator: 'and' as const, rules: [{ field: 'rfm', operator: '=', value: group }] };
          const { where, params } = compileRule(shop.db, rule, people);
          const inSql = shop.db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where} ORDER BY c.id`, params).map((r) => r.id);
          const { customers } = told.groups.find((g) => g.group === group)!;
          expect([customers, bySql.filter((r) => r.rfmGroup === group).reduce((n, r) => n + r.customers, 0), segmentsHandlers.count({ rule, asOf }, context).count], group).toEqual(Array(3).fill(inSql.length));
          // Money without a day counts today in all of history, and in no window.
          if (back > 0 || windows.m !== null) expect(inSql, group).toEqual(plain.get(group) ?? []);
          reported += customers;
        }
        expect(reported).toBe(scored.length);
        for (const { r, f, customers } of told.cells) expect(bySql.filter((row) => row.r === r && row.f === f).reduce((n, row) => n + row.customers, 0)).toBe(customers);
        const moves = lifecycleHandlers.rfmMoves({ asOf, months: 3 }, context);
        for (const { group, customers } of told.groups) expect(moves.rows.reduce((n, row) => n + (row.to[group] ?? 0), 0)).toBe(customers);
        // Fixed thresholds and ten groups are the same ruler on every day.
        if (method === 'fixed' && grouping === 'ten' && moves.dropped === 0) {
          for (const { group } of told.groups) expect(Object.values(moves.rows.find((row) => row.from === group)?.to ?? {}).reduce((n, k) => n + k, 0)).toBe(segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'rfm', operator: '=', value: group }] }, asOf: moves.since }, context).count);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
