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

  test('3.1 what the orders hold', () => {
    const paid = shop.db.connection.prepare('SELECT paid_minor FROM orders WHERE is_valid = 1 ORDER BY paid_minor').pluck().all() as number[];
    expect(paid).toHaveLength(69_659);
    expect(paid[34_829]).toBe(2598);
  });

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

  test('3.5, 3.6 by month: who bought twice, and who came again in the next', () => {
    const rates = lifecycleHandlers.returnRates({ asOf, months: 18, counting: 'orders', windowDays: 90, idleDays: 180 }, context);
    expect(rates.months.map((m) => m.month)).toEqual(Array.from({ length: 18 }, (_, i) => `${1997 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`));
    const published = [0.107571, 0.122288, 0.155292, 0.2236, 0.196929, 0.19581, 0.215138, 0.200339, 0.202415, 0.206634, 0.20217, 0.219957, 0.2108, 0.203095, 0.229612, 0.199026, 0.200269, 0.214475];
    for (const [i, m] of rates.months.entries()) expect(Math.abs(m.again / m.buyers - published[i]!), m.month).toBeLessThan(5e-7 + 1e-12);
    expect(rates.months.map((m) => (m.next === null ? null : `${m.next}/${m.buyers}`))).toEqual('1157/7846 1681/9633 1773/9524 852/2822 747/2214 746/2339 604/2180 528/1772 532/1739 624/1839 632/2028 512/1864 472/1537 571/1551 518/2060 459/1437 446/1488'.split(' ').concat(null as never));
    const january = rates.months[0]!;
    expect(segmentsHandlers.count({ rule: january.rule, asOf: january.lastDay }, context).count).toBe(7846);
  });

  test('3.11 wake-up, 3.12 retention over 90 days to 1998-06-30', () => {
    const ask = (idleDays: number) => lifecycleHandlers.returnRates({ asOf, months: 1, counting: 'purchase_days', windowDays: 90, idleDays }, context);
    expect(ask(180).wakeUp).toMatchObject({ day: '1998-04-01', people: 17_524, bought: 970 });
    expect(ask(180).wakeUp.share!.value).toBeCloseTo(0.055353, 6);
    expect(ask(90).wakeUp).toMatchObject({ people: 19_762, bought: 1552 });
    const { retention } = ask(180);
    expect(retention).toMatchObject({ people: 3808, bought: 1749 });
    expect(retention.share!.value).toBeCloseTo(0.459296, 6);
    for (const { rule, day, people } of [ask(180).wakeUp, retention]) expect(segmentsHandlers.count({ rule, asOf: day }, context).count).toBe(people);
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
