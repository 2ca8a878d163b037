import { beforeAll, describe, expect, test } from 'vitest';
import { analysisHandlers } from '../../../electron/backend/analysis/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import type { Cycles } from '../../../shared/contract/analysis.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';
import { makeAnalysisShop, notNumbers, poorShops, TODAY } from './analysis-shop.ts';

const { shop, secondShopId } = makeAnalysisShop(400);
const context = shop.context(TODAY);
const tasks = (of = shop): TaskContext => ({ ...of.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });

/** As one would count by hand, from what is written in the tables. */
function naive(groupBy: 'category' | 'product', asOf: string) {
  const rows = shop.db.all<{ what: string; person: number; day: string }>(
    `SELECT ${groupBy === 'category' ? 'p.category' : 'p.title'} || '#' || ${groupBy === 'category' ? "''" : 'p.id'} AS what, a.customer_id AS person, o.day FROM order_lines l, products p, orders o, accounts a WHERE p.id = l.product_id AND o.id = l.order_id AND a.id = o.account_id AND o.is_valid = 1 AND o.day IS NOT NULL`,
  );
  return [...Map.groupBy(rows.filter((r) => r.day <= asOf), (r) => r.what)].map(([what, list]) => {
    const gaps: number[] = [];
    let people = 0;
    const people0 = Map.groupBy(list, (r) => r.person);
    for (const own of people0.values()) {
      const days = [...new Set(own.map((r) => r.day))].sort();
      days.slice(1).forEach((day, i) => gaps.push(daysBetween(days[i]!, day)));
      if (days.length > 1) people += 1;
    }
    gaps.sort((a, b) => a - b);
    return { name: what.split('#')[0]!, buyers: people0.size, gaps: gaps.length, people, median: gaps.length < 20 || people < 10 ? null : quantile(gaps, 0.5)! };
  });
}

describe.each(['category', 'product'] as const)('by %s', (groupBy) => {
  let found: Cycles;
  beforeAll(async () => {
    found = await analysisHandlers.cycles({ groupBy }, tasks());
  });

  test('gaps, people and medians are those counted by hand', async () => {
    for (const asOf of [TODAY, '2026-05-01']) {
      const told = (await analysisHandlers.cycles({ groupBy, asOf }, tasks())).cycles.map((c) => ({ name: c.name, buyers: c.buyers, gaps: c.gaps, people: c.people, median: c.days?.median ?? null }));
      const order = (a: (typeof told)[number], b: (typeof told)[number]) => b.gaps - a.gaps || b.buyers - a.buyers || (a.name < b.name ? -1 : 1);
      expect(told).toEqual(naive(groupBy, asOf).sort(order));
    }
    expect(found.cycles.some((c) => c.days !== null)).toBe(true);
  });

  test('who is due is whom the rule finds', async () => {
    for (const scope of [{}, { asOf: '2026-05-01' }, { shop: secondShopId }]) {
      const { cycles } = await analysisHandlers.cycles({ groupBy, ...scope }, tasks());
      for (const { due, name } of cycles) if (due) expect(segmentsHandlers.count({ rule: due.rule, ...scope }, context).count, name).toBe(due.customers);
    }
    expect(found.cycles.some((c) => (c.due?.customers ?? 0) > 0)).toBe(true);
  });

  test('the SQL gives the same gaps, people and medians', () => {
    const rows = shop.db.all<{ what: string | number; gaps: number; people: number; median: number }>(found.sql);
    for (const cycle of found.cycles) {
      const row = rows.find((r) => r.what === (cycle.productId ?? cycle.name));
      expect(row?.gaps ?? 0).toBe(cycle.gaps);
      if (row) expect(row.people).toBe(cycle.people);
      if (cycle.days) expect(row!.median).toBeCloseTo(cycle.days.median, 9);
    }
  });

  test('the parts of a dimension add up to the whole', async () => {
    const parted = await analysisHandlers.cycles({ groupBy, by: { by: 'quantiles', field: 'net_total', bands: 3 } }, tasks());
    for (const cycle of parted.cycles) {
      expect(cycle.parts).toHaveLength(parted.parts!.items.length);
      expect(cycle.parts.reduce((n, p) => n + p.gaps, 0)).toBe(cycle.gaps);
      expect(cycle.parts.reduce((n, p) => n + p.people, 0)).toBe(cycle.people);
    }
  });
});

test('items that overlap can’t part people', async () => {
  await expect((async () => await analysisHandlers.cycles({ groupBy: 'category', by: { by: 'category', which: 'bought' } }, tasks()))()).rejects.toThrow('bad_input');
});

test('it can be cancelled', async () => {
  const cancelled = { ...tasks(), checkCancelled: () => { throw new AppError('cancelled'); } };
  await expect((async () => await analysisHandlers.cycles({ groupBy: 'category' }, cancelled))()).rejects.toThrow('cancelled');
  // The connection isn't left busy.
  expect((await analysisHandlers.cycles({ groupBy: 'category' }, tasks())).cycles.length).toBeGreaterThan(0);
});

test.each(poorShops)('%s: nothing divides by nothing', async (_, fill) => {
  const poor = new ShopMaker();
  fill(poor);
  poor.finish();
  const found = await analysisHandlers.cycles({ groupBy: 'category' }, tasks(poor));
  expect(notNumbers(found)).toEqual([]);
  for (const { days, due } of found.cycles) expect([days, due]).toEqual([null, null]);
});
