import { expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { rfmGroups } from '../../../shared/domain/rfm.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const shop = new ShopMaker();
const random = seededRandom(5);
for (let i = 0; i < 200; i += 1) {
  const customerId = shop.customer();
  for (let k = 0; k < 1 + Math.floor(random() * 6); k += 1) shop.order({ customerId, day: addDays(TODAY, -Math.floor(random() * 700)), paidMinor: 3000 + Math.floor(random() * 20_000) });
}
shop.finish();
const context = shop.context(TODAY);
const count = (group: string, asOf: string) => segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'rfm', operator: '=', value: group }] }, asOf }, context).count;

test('a row adds up to who was in the group then, a column to who is now', () => {
  // Ten groups by thresholds that stay: the same ruler on every day.
  lifecycleHandlers.saveSettings({ rfmGrouping: 'ten', rfmMethod: 'fixed', rfmThresholds: { r: [60, 120, 240, 400], f: [2, 3, 4, 5], m: [50, 80, 120, 160] } }, context);
  for (const months of [1, 3, 12]) {
    const told = lifecycleHandlers.rfmMoves({ months }, context);
    for (const group of rfmGroups.filter((g) => told.groups.includes(g))) {
      const row = told.rows.find((r) => r.from === group)?.to ?? {};
      expect(Object.values(row).reduce((a, b) => a + b, 0), group).toBe(count(group, told.since));
      expect(told.rows.reduce((n, r) => n + (r.to[group] ?? 0), 0), group).toBe(count(group, TODAY));
    }
    expect(told).toMatchObject({ customers: 200, dropped: 0 });
  }
  expect(lifecycleHandlers.rfmMoves({ months: 3 }, context).since).toBe('2026-03-30');
});

test('as of a past day whose table is the oldest of those kept', () => {
  const wanted = lifecycleHandlers.rfmMoves({ asOf: '2026-06-01', months: 12 }, context);
  const other = new ShopMaker();
  const customerId = other.customer();
  for (const day of ['2025-03-01', '2026-02-01']) other.order({ customerId, day });
  other.finish();
  const own = other.context(TODAY);
  for (const asOf of ['2026-06-01', '2026-05-01', '2026-04-01']) segmentsHandlers.count({ rule: { combinator: 'and', rules: [] }, asOf }, own);
  expect(lifecycleHandlers.rfmMoves({ asOf: '2026-06-01', months: 12 }, own)).toMatchObject({ customers: 1, since: wanted.since });
});

test('by eight groups both days are judged by the thresholds and means of the later', () => {
  lifecycleHandlers.saveSettings({ rfmGrouping: 'eight', rfmMethod: 'value', rfmThresholds: null }, context);
  const told = lifecycleHandlers.rfmMoves({ months: 1 }, context);
  const now = lifecycleHandlers.rfm({}, context).groups;
  for (const { group, customers } of now) expect(told.rows.reduce((n, r) => n + (r.to[group] ?? 0), 0), group).toBe(customers);
  expect(told.rows.find((r) => r.from === null)).toBeDefined();
});

test('who pays in another currency since is told, not lost', () => {
  const two = new ShopMaker();
  const person = two.customer();
  two.order({ customerId: person, day: '2026-01-05' });
  two.order({ customerId: two.customer(), day: '2026-01-05' });
  two.order({ customerId: person, day: '2026-06-05', currency: 'USD' });
  two.finish();
  const { customers, dropped, rows } = lifecycleHandlers.rfmMoves({ months: 3 }, two.context(TODAY));
  expect([customers, dropped, rows.length]).toEqual([1, 1, 1]);
});
