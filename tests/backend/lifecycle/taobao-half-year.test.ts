import { beforeAll, describe, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import type { ImportShop } from '../imports/import-shop.ts';
import { hasTruth, importTaobaoHalfYear } from './truth-files.ts';

const there = hasTruth('taobao_orders_2019H1', 'taobao_orders_2019H1_pseudonymised.csv');
const asOf = '2019-06-30';

describe.skipIf(!there)('a Taobao shop’s first half of 2019, imported by the mapper (TRUTH.md T4)', () => {
  let shop: ImportShop;
  let context: CommandContext;
  beforeAll(async () => {
    const done = await importTaobaoHalfYear();
    expect(done.report).toMatchObject({ error: null, rows: 28_833 });
    ({ shop } = done);
    context = { db: shop.db, now: 0, today: asOf, dataDir: 'data', version: '0.0.0' };
    // The published table doesn't look at prices: its make-up-the-difference orders are purchases.
  });

  test('orders, buyers and what they spent', () => {
    expect(shop.db.get('SELECT count(*) AS orders, sum(is_valid) AS valid, sum(CASE WHEN is_valid THEN net_minor END) / 100 AS yuan FROM orders')).toEqual({ orders: 28_833, valid: 27_793, yuan: 3_511_305 });
  });

  test('fixed-threshold RFM: all eight groups, exactly', () => {
    lifecycleHandlers.saveSettings({ rfmMethod: 'fixed', rfmGrouping: 'eight', rfmThresholds: { r: [30, 60, 90, 120], f: [2, 3, 4, 5], m: [50, 100, 150, 200] } }, context);
    const found = lifecycleHandlers.rfm({ asOf }, context);
    expect(found.customers).toBe(25_420);
    expect([found.means.r, found.means.f, found.means.m].map((x) => x.toFixed(6))).toEqual(['2.493430', '1.077498', '2.921204']);
    expect(found.groups.map((g) => [g.group, g.customers, Math.round(g.netMinor / 100)])).toEqual([
      ['keyValue', 756, 269_230],
      ['generalValue', 450, 64_075],
      ['keyGrow', 5427, 981_893],
      ['generalGrow', 4224, 270_869],
      ['keyKeep', 360, 116_665],
      ['generalKeep', 185, 25_803],
      ['keyWinBack', 7338, 1_338_153],
      ['generalWinBack', 6680, 444_617],
    ]);
    expect(segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'rfm', operator: '=', value: 'keyKeep' }] }, asOf }, context).count).toBe(360);
  });

  test.each(['fixed', 'value', 'rank'] as const)('scored by %s, the figures are those of the SQL that stands beside them', (method) => {
    for (const grouping of ['eight', 'ten'] as const) {
      const { groups, cells, sql } = lifecycleHandlers.rfm({ asOf, method, grouping }, context);
      const rows = shop.db.all<{ r: number; f: number; rfmGroup: string; customers: number; netMinor: number }>(sql);
      const sum = (list: typeof rows) => [list.reduce((n, row) => n + row.customers, 0), list.reduce((n, row) => n + row.netMinor, 0)];
      expect(groups.map((g) => [g.customers, g.netMinor])).toEqual(groups.map((g) => sum(rows.filter((row) => row.rfmGroup === g.group))));
      expect(cells.length).toBeGreaterThan(3);
      expect(cells.map((c) => [c.customers, c.netMinor])).toEqual(cells.map((c) => sum(rows.filter((row) => row.r === c.r && row.f === c.f))));
    }
  });

  test('first orders against later ones, and who spends most, as SQL finds them', () => {
    const { newAndOld, top } = lifecycleHandlers.value({ asOf: '2019-05-31', top: 20 }, context);
    const purchases = `SELECT a.customer_id AS customer, o.day, o.net_minor AS net FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day <= '2019-05-31'`;
    const found = shop.db.all(`WITH p AS (${purchases}) SELECT count(*) AS orders, count(DISTINCT p.customer) AS customers, sum(net) AS netMinor FROM p JOIN (SELECT customer, min(day) AS first FROM p GROUP BY 1) f USING (customer) WHERE day > '2018-05-31' GROUP BY day > first ORDER BY day > first`);
    expect([newAndOld.first, newAndOld.later]).toEqual(found);
    const best = shop.db.all<{ id: number }>(`WITH p AS (${purchases}) SELECT customer AS id FROM p GROUP BY 1 ORDER BY sum(net) DESC, customer LIMIT 20`);
    expect(top.map((row) => row.customerId)).toEqual(best.map(({ id }) => id));
  });

  test('how much of the sales the fifth make who spend most', () => {
    expect(lifecycleHandlers.value({ asOf, top: 1 }, context).topShare).toBeCloseTo(0.387656, 6);
  });

  test('gaps: published percentiles, and that half a year is too short for them', () => {
    const found = lifecycleHandlers.intervals({ asOf, counting: 'purchase_days' }, context);
    const all = found.gaps[0]!;
    expect([all.n, ...[50, 75, 80, 90, 95].map((p) => all.percentiles.find((x) => x.percent === p)!.days)]).toEqual([1972, 57, 104, expect.closeTo(119.8, 6), 150, 156]);
    expect(found.customers - found.oneTime).toBe(1751);
    expect((100 * 1751) / found.customers).toBeCloseTo(6.8883, 4);
    expect(found.tooLittle).toEqual(['shortData']);
    expect(found.cuts).toBeNull();
  });
});
