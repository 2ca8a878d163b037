import { expect, test } from 'vitest';
import type { MergedOrder } from '../../../shared/domain/merge-order.ts';
import { FreshOrders } from '../../../electron/backend/imports/fresh-orders.ts';

const order = { accountId: 1, contactId: null, paidAt: 5, createdAt: 4, paidMinor: 100, discountMinor: 0, refundMinor: 0, netMinor: 100, isPaid: true, isValid: true, emailConsent: null } as unknown as MergedOrder;

test('every order number is found at its place, in whatever order it is asked for', () => {
  const fresh = new FreshOrders(1);
  const numbers = Array.from({ length: 20_000 }, (_, i) => `${(i * 7919) % 20_011}-${i % 3}`);
  for (const [i, number] of numbers.entries()) {
    expect(fresh.find(number)).toBe(-1);
    fresh.add(number, i + 1, order, '2026-09-01', 'CNY', 0);
  }
  for (const [i, number] of numbers.entries()) expect(fresh.find(number)).toBe(i);
  for (let i = numbers.length - 1; i >= 0; i -= 7) expect(fresh.idOf(fresh.find(numbers[i]!))).toBe(i + 1);
  expect(fresh.find('no such number')).toBe(-1);
});
