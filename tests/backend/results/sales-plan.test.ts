import { expect, test } from 'vitest';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { explainDifference } from '../../../shared/domain/explain-difference.ts';
import { ShopMaker } from '../make-shop.ts';

test('a difference is split by its factors without a rest', () => {
  const same = explainDifference({ buyers: 50, orders: 100, netMinor: 500_000 }, { buyers: 100, orders: 100, netMinor: 500_000 })!;
  expect([same.differenceMinor, Math.round(same.byBuyersMinor), Math.round(same.byFrequencyMinor), same.byValueMinor]).toEqual([0, -346_574, 346_574, 0]);
  const other = explainDifference({ buyers: 120, orders: 150, netMinor: 900_000 }, { buyers: 100, orders: 130, netMinor: 650_000 })!;
  expect(other.byBuyersMinor + other.byFrequencyMinor + other.byValueMinor).toBeCloseTo(250_000, 6);
  expect(explainDifference({ buyers: 0, orders: 0, netMinor: 0 }, { buyers: 1, orders: 1, netMinor: 1 })).toBeNull();
});

test('a month beside its plan: recognised buyers and valid orders in its currency; what isn’t over is not explained', () => {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer(), shop.customer()];
  shop.order({ customerId: a, day: '2026-05-02', paidMinor: 3000 });
  shop.order({ customerId: a, day: '2026-05-20', paidMinor: 5000 });
  shop.order({ customerId: b, day: '2026-05-21', paidMinor: 4000 });
  shop.order({ customerId: b, day: '2026-05-22', paidMinor: 4000, currency: 'USD' });
  shop.order({ customerId: null, day: '2026-05-23', paidMinor: 9000 });
  shop.order({ customerId: b, day: '2026-06-10', paidMinor: 1000 });
  shop.finish();
  const save = (month: string, orders = 3) => resultsHandlers.saveSalesPlan({ month, buyers: 3, orders, aovMinor: 5000 }, shop.context());
  save('2026-05');
  save('2026-06');
  save('2026-05');
  const { months, known, knownUntil } = resultsHandlers.salesPlan({}, shop.context());
  expect(knownUntil).toBe('2026-06-10');
  expect(months.map((m) => [m.month, m.unfinished])).toEqual([['2026-06', true], ['2026-05', false]]);
  expect(months[1]).toMatchObject({ plan: { buyers: 3, orders: 3, netMinor: 15000 }, actual: { buyers: 2, orders: 3, netMinor: 12000 }, explained: { differenceMinor: -3000 } });
  expect(months[0]).toMatchObject({ actual: { orders: 1 }, explained: null });
  expect(known.map((k) => k.month)).toEqual(['2026-06', '2026-05']);
  expect(() => save('2026-13')).toThrow(expect.objectContaining({ code: 'bad_input' }));
  expect(() => save('2026-07', 2)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  resultsHandlers.deleteSalesPlan({ month: '2026-05' }, shop.context());
  expect(() => resultsHandlers.deleteSalesPlan({ month: '2026-05' }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
});
