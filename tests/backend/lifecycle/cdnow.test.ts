import { beforeAll, describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import type { Intervals } from '../../../shared/contract/lifecycle.ts';
import type { ImportShop } from '../imports/import-shop.ts';
import { hasTruth, importCdnow } from './truth-files.ts';

const asOf = '1998-06-30';
const there = hasTruth('cdnow', 'CDNOW_master.txt');

describe.skipIf(!there)('CDNOW, imported by the mapper (TRUTH.md T3)', () => {
  let shop: ImportShop;
  let context: CommandContext;
  let intervals: Intervals;
  beforeAll(async () => {
    const done = await importCdnow();
    expect(done.report).toMatchObject({ error: null, rows: 69_659, rowsAdded: 69_659, customersNew: 23_570 });
    ({ shop } = done);
    context = { db: shop.db, now: 0, today: '1999-01-01', dataDir: 'data', version: '0.0.0' };
    intervals = lifecycleHandlers.intervals({ asOf, counting: 'purchase_days' }, context);
  });
  const gapsOf = (order: string, of = intervals) => of.gaps.find((g) => g.order === order)!;
  const percent = (p: number, of = intervals) => gapsOf('all', of).percentiles.find((x) => x.percent === p)!.days;

  test('3.2 gaps between orders, those of a day among them', () => {
    const orders = lifecycleHandlers.intervals({ asOf, counting: 'orders' }, context);
    const all = gapsOf('all', orders);
    expect(all.n).toBe(46_089);
    expect(all.mean).toBeCloseTo(68.973768, 5);
    expect(all.sd).toBeCloseTo(91.033032, 5);
    expect(all.max).toBe(533);
    expect([25, 50, 75].map((p) => percent(p, orders))).toEqual([10, 31, 89]);
    expect(orders.oneTime).toBe(11_908); // 3.4
  });

  test('3.3 gaps between purchase days', () => {
    const all = gapsOf('all');
    expect(all.n).toBe(44_021);
    expect(all.mean).toBeCloseTo(72.213989, 5);
    expect([10, 25, 50, 75, 80, 90, 95].map((p) => percent(p))).toEqual([4, 12, 34, 94, 119, 200, 283]);
  });

  test('3.4 how long people stay', () => {
    expect(intervals.customers).toBe(23_570);
    expect(intervals.life.customers).toBe(11_516);
    expect(intervals.life.meanDays).toBeCloseTo(276.044807, 5);
    expect(intervals.life.medianDays).toBe(302);
  });

  test('3.8, 3.9 the return curve: all, after the first purchase day, after the third and later', () => {
    const within = (order: string) => gapsOf(order).returned.filter((r) => r.days >= 30).map((r) => Number(r.share.toFixed(6)));
    expect(within('all')).toEqual([0.308562, 0.428996, 0.494828, 0.597894, 0.6756]);
    expect(within('first')).toEqual([0.174586, 0.251549, 0.292193, 0.374501, 0.458634]);
    expect(within('later')).toEqual([0.433848, 0.593452, 0.679396, 0.800733, 0.876421]);
  });

  test('3.10 states at the shop’s own cuts, in the figures, in their SQL and as a rule', () => {
    const found = lifecycleHandlers.states({ asOf, months: 12 }, context);
    expect(found.cuts).toEqual([94, 200, 283]);
    expect(found.source).toBe('measured');
    expect(found.counts.map((c) => c.customers)).toEqual([3441, 2286, 1482, 16_361]);
    expect(shop.db.all<{ state: string; customers: number }>(found.sql).map((r) => [r.state, r.customers])).toEqual(expect.arrayContaining([['silent', 2286], ['lost', 16_361]]));
    expect(segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'state', operator: '=', value: 'asleep' }] }, asOf }, context).count).toBe(1482);
    expect(Object.values(found.history.at(-1)!.counts)).toEqual([3441, 2286, 1482, 16_361]);
    const moved = found.moves.rows.flatMap((r) => Object.values(r.to)).reduce((a, b) => a + b, 0);
    expect(moved).toBe(23_570);
  });

  test('3.7 how concentrated sales are, and 3.1', () => {
    const found = lifecycleHandlers.value({ asOf, top: 5 }, context);
    expect(found.customers).toBe(23_570);
    expect(found.netMinor / 69_659 / 100).toBeCloseTo(35.893648, 6);
    expect(found.topShare).toBeCloseTo(0.677774, 6);
    expect(found.forEighty).toBe(7695);
    expect(shop.db.get<{ topShare: number }>(found.sql)!.topShare).toBeCloseTo(0.677774, 6);
    expect(found.top.map((c) => c.netTotalMinor)).toEqual(found.top.map((c) => c.netTotalMinor).sort((a, b) => b! - a!));
    expect(found.deciles.reduce((n, d) => n + d.customers, 0)).toBe(23_570);
  });

  test('the plans’ replay chooses whom the rules of states and season groups would, month by month', async () => {
    const plans = { y: { states: ['silent' as const], minDays: 1 }, x: { groups: ['leaving' as const], minDays: 1 } };
    const told = await lifecycleHandlers.compare({ asOf, plans, from: '1998-01-01', to: '1998-06-30' }, { ...context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
    expect(told.months).toBe(6);
    const count = (field: string, value: string, on: string) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field, operator: '=', value }] }, asOf: on }, context).count;
    for (const { day, y, x, buyers } of told.byMonth) {
      expect([y, x], day).toEqual([count('state', 'silent', day), count('season_group', 'leaving', day)]);
      expect(buyers).toBe(23_570);
    }
    const silent = told.groups.find((g) => g.group === 'first')!;
    const passed = (months: number) => told.byMonth.slice(0, months).reduce((n, m) => n + m.y, 0);
    expect(silent.contacts).toBe(passed(6));
    expect(silent.outcomes.map((o) => o.contacts)).toEqual([passed(5), passed(4), passed(1)]); // whose days have all passed: from 1 June 30 days are one too many
    expect(told.difference[0]!.returned).not.toBeNull();
  });

  test('the second preset calls few people active', () => {
    const [active] = lifecycleHandlers.states({ asOf, months: 1, cuts: [15, 49, 200] }, context).counts;
    expect(active!.customers / 23_570).toBeCloseTo(0.03, 2);
  });

  test('the SQL of the gaps gives the figures of the screen', () => {
    expect(shop.db.get(intervals.sql)).toMatchObject({ n: 44_021, p50: 34, p75: 94, p90: 200, p95: 283 });
  });
});
