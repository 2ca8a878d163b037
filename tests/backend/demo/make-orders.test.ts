import { expect, test } from 'vitest';
import { makeOrders, type OrdersWanted, type SampleOrder } from '../../../electron/backend/demo/make-orders.ts';
import { sampleProducts } from '../../../electron/backend/demo/sample-products.ts';
import { itemHeader, itemRow, orderHeader, orderRow } from '../../../electron/backend/demo/taobao-csv.ts';

const wanted: OrdersWanted = { customers: 1800, orders: 3200, seed: 20180901, from: '2024-05-01', to: '2026-06-30' };
const orders = [...makeOrders(wanted)];
const paid = orders.filter((o) => o.paidAt !== null);

test('as many as wanted, within the days, in the order of time, and the same again', () => {
  expect(orders).toHaveLength(3200);
  expect(new Set(orders.map((o) => o.orderNo)).size).toBe(3200);
  expect(new Set(orders.map((o) => o.person.nick)).size).toBe(1800);
  const days = orders.map((o) => o.createdAt.slice(0, 10));
  expect(days).toEqual(days.toSorted());
  expect(days.every((day) => day >= wanted.from && day <= wanted.to)).toBe(true);
  expect([...makeOrders(wanted)].slice(0, 50)).toEqual(orders.slice(0, 50));
  expect([...makeOrders({ ...wanted, seed: 1 })][0]!.person).not.toEqual(orders[0]!.person);
});

test('about three in ten customers come back', () => {
  const days = Map.groupBy(paid, (o) => o.person.nick);
  const returning = [...days.values()].filter((list) => new Set(list.map((o) => o.createdAt.slice(0, 10))).size > 1).length;
  expect(returning / days.size).toBeGreaterThan(0.2);
  expect(returning / days.size).toBeLessThan(0.4);
});

test('双11 towers over an ordinary day, and winter goods sell in winter', () => {
  const onSingles = orders.filter((o) => o.createdAt.startsWith('2025-11-11')).length;
  expect(onSingles).toBeGreaterThan(3200 / 791 * 4);
  const scarves = (months: string[]) => orders.filter((o) => months.includes(o.createdAt.slice(5, 7)) && o.items.some((i) => i.product.code.startsWith('QD'))).length;
  expect(scarves(['11', '12', '01'])).toBeGreaterThan(3 * scarves(['05', '06', '07']));
});

test('the states of an order fit its age and its money', () => {
  const kinds = new Set(orders.map((o) => o.state));
  for (const state of ['closed_unpaid', 'paid', 'shipped', 'completed', 'refunded'] satisfies SampleOrder['state'][]) expect(kinds).toContain(state);
  for (const o of orders) {
    const isPaid = o.state !== 'unpaid' && o.state !== 'closed_unpaid';
    expect(o.paidAt !== null).toBe(isPaid);
    expect(o.paidMinor > 0).toBe(isPaid);
    expect(o.refundMinor).toBe(o.state === 'refunded' ? o.paidMinor : o.items.reduce((sum, i) => sum + i.refundMinor, 0));
    expect(o.dueMinor).toBeGreaterThanOrEqual(o.paidMinor);
  }
});

test('24 products, all of them sold, and phones of every quality from the block that nobody has', () => {
  expect(sampleProducts).toHaveLength(24);
  expect(new Set(sampleProducts.map((p) => p.id)).size).toBe(24);
  expect(new Set(orders.flatMap((o) => o.items.map((i) => i.product.id))).size).toBe(24);
  const phones = [...new Set(orders.map((o) => o.person.phone))];
  for (const phone of phones) expect(phone).toMatch(/^(199000\d{5}(-\d{4})?|199\*{4}\d{4})$/);
  for (const shape of [/^\d{11}$/, /-/, /\*/]) expect(phones.some((phone) => shape.test(phone))).toBe(true);
});

test('rows have the columns of their heading', () => {
  // No sample cell holds a quote or a comma of its own.
  const cells = (line: string) => line.split(/,(?=["=])/).length;
  expect(cells(orderHeader)).toBe(56);
  expect(cells(itemHeader)).toBe(28);
  for (const o of orders.slice(0, 200)) {
    expect(cells(orderRow(o, '样例生活馆'))).toBe(56);
    for (const item of o.items) expect(cells(itemRow(o, item))).toBe(28);
  }
});
