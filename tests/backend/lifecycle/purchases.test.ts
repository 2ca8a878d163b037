import { expect, test } from 'vitest';
import { readPurchases } from '../../../electron/backend/lifecycle/purchases.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

test('purchases come out in order, however the orders lie in the file; of several a day one counts', () => {
  const shop = new ShopMaker();
  const [a, silent, b] = [shop.customer({}), shop.customer({}), shop.customer({})];
  for (const [customerId, day] of [[b, '2026-06-01'], [a, '2026-05-09'], [b, '1969-12-30'], [a, '2026-05-01'], [a, '2026-05-09'], [b, '2025-01-15']] as const) shop.order({ customerId, day, paidMinor: 100 });
  shop.finish();
  const told = (counting: 'orders' | 'purchase_days') => {
    const { customerIds, offsets, days } = readPurchases(shop.db, 0, counting);
    return [...customerIds].map((id, i) => [id, ...days.subarray(offsets[i], offsets[i + 1])]);
  };
  const [may1, may9] = [epochDay('2026-05-01'), epochDay('2026-05-09')];
  const ofB = [b, -2, epochDay('2025-01-15'), epochDay('2026-06-01')];
  expect(told('orders')).toEqual([[a, may1, may9, may9], ofB]);
  expect(told('purchase_days')).toEqual([[a, may1, may9], ofB]);
  expect(silent).toBeGreaterThan(a);
});

test('nobody has bought', () => {
  const shop = new ShopMaker();
  shop.customer({});
  shop.finish();
  expect([...readPurchases(shop.db, 0).offsets]).toEqual([0]);
});
