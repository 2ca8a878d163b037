import { expect, test } from 'vitest';
import { analysisHandlers } from '../../../electron/backend/analysis/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { bandRule } from '../../../shared/domain/banding.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeAnalysisShop, notNumbers, poorShops, TODAY } from './analysis-shop.ts';

const { shop, secondShopId, ownField } = makeAnalysisShop();
const context = shop.context(TODAY);

test.each([
  ['orders', 'aov', {}],
  ['net_total', 'last_order_days', {}],
  ['orders', ownField, {}],
  ['refund_rate', 'due_days', { asOf: '2026-05-15' }],
  ['net_total', 'aov', { shop: secondShopId }],
])('%s and %s: the SQL gives the same ρ and n', (x, y, scope) => {
  const found = analysisHandlers.correlation({ x, y, ...scope }, context);
  expect(found.refused).toBeNull();
  const row = shop.db.get<{ n: number; rho: number }>(found.sql)!;
  expect(row.n).toBe(found.n);
  expect(row.rho).toBeCloseTo(found.rho!.value, 9);
});

test('each cell is as many as the rule of both bounds finds, and the cells are all', () => {
  const found = analysisHandlers.correlation({ x: 'net_total', y: 'last_order_days' }, context);
  let sum = 0;
  found.rows.forEach((row, r) =>
    found.columns.forEach((column, c) => {
      const customers = found.cells[r]![c]!;
      sum += customers;
      const rule = { combinator: 'and' as const, rules: [bandRule('net_total', column), bandRule('last_order_days', row)] };
      expect(segmentsHandlers.count({ rule }, context).count).toBe(customers);
    }),
  );
  expect(sum).toBe(found.n);
});

test('the trend’s bands hold everyone once', () => {
  const found = analysisHandlers.correlation({ x: 'orders', y: 'aov' }, context);
  expect(found.trend.reduce((n, t) => n + t.n, 0)).toBe(found.n);
  for (const { p25, median, p75 } of found.trend) expect([p25, median, p75]).toEqual([p25, median, p75].toSorted((a, b) => a - b));
});

test.each(poorShops)('%s: refused with a reason, and nothing divides by nothing', (_, fill) => {
  const poor = new ShopMaker();
  fill(poor);
  poor.finish();
  const found = analysisHandlers.correlation({ x: 'orders', y: 'aov' }, poor.context());
  expect(found.refused).not.toBeNull();
  expect(found.rho).toBeNull();
  expect(notNumbers(found)).toEqual([]);
});
