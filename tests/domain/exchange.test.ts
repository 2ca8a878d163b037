import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeCustomerMetrics, type MetricOrder } from '../../shared/domain/customer-metrics.ts';
import { convertMinor, NANO, ordersInBase, rateKey, readRate, writeRate, type RateTable } from '../../shared/domain/exchange.ts';

describe('an amount in the base currency', () => {
  test.each([
    [1250, 'USD', 'CNY', '7.1234', 8904],
    [1000, 'JPY', 'CNY', '0.0468', 4680],
    [1234, 'KWD', 'CNY', '23.5', 2900],
    [1000, 'CNY', 'JPY', '21.37', 214],
    [1, 'CNY', 'USD', '0.5', 1],
    [-1, 'CNY', 'USD', '0.5', -1],
    [-1250, 'USD', 'CNY', '7.1234', -8904],
    [1, 'CNY', 'KWD', '0.043', 0],
    [10_000_000_00, 'USD', 'VND', '25412.5', 254_125_000_000],
  ] as const)('%i %s in %s at %s is %i', (minor, from, to, rate, expected) => expect(convertMinor(minor, from, to, readRate(rate)!)).toBe(expected));

  test('is never off by more than half a minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 100 * NANO }), (minor, rate) => {
        const exact = (minor * rate) / NANO;
        expect(Math.abs(convertMinor(minor, 'USD', 'CNY', rate) - exact)).toBeLessThanOrEqual(0.5 + 1e-6 * Math.abs(exact));
      }),
    );
  });
});

test('a rate is kept as it was typed', () => {
  expect(readRate('7.1234')).toBe(7_123_400_000);
  expect(readRate(' ７．１ ')).toBe(7_100_000_000);
  expect(readRate('7,1')).toBe(7_100_000_000);
  for (const text of ['', '0', '-7', '7.1.2', 'abc', '1e3', '9999999']) expect(readRate(text)).toBeNull();
  for (const text of ['7.1234', '0.000000282', '7', '25412.5']) expect(writeRate(readRate(text)!)).toBe(text);
});

const order = (day: string | null, currency: string, minor: number, more: Partial<MetricOrder> = {}): MetricOrder => ({ day, currency, paid_minor: minor, discount_minor: 0, refund_minor: 0, net_minor: minor, is_paid: 1, is_valid: 1, no_goods: 0, ...more });
const table: RateTable = { base: 'CNY', rates: new Map([[rateKey('USD', '2026-05'), 7 * NANO]]) };

describe('a customer’s orders in the base currency', () => {
  test('take the rate of their own month', () => {
    const orders = [order('2026-05-01', 'CNY', 10000), order('2026-05-31', 'USD', 1000, { discount_minor: 100, refund_minor: 200 })];
    expect(computeCustomerMetrics(ordersInBase(orders, table))).toMatchObject({ currency: 'CNY', net_minor: 17000, discount_minor: 700, refund_minor: 1400 });
  });
  test('stay as they are where a rate is missing, so that nothing is summed across currencies', () => {
    const orders = [order('2026-05-01', 'CNY', 10000), order('2026-05-31', 'USD', 1000), order('2026-06-01', 'USD', 1000)];
    expect(ordersInBase(orders, table)).toBe(orders);
    expect(computeCustomerMetrics(ordersInBase(orders, table))).toMatchObject({ currency: 'XXX', net_minor: null });
  });
  test('need no rate for what nobody paid', () => {
    const unpaid = order('2026-06-01', 'USD', 1000, { is_paid: 0, is_valid: 0, net_minor: 0 });
    expect(computeCustomerMetrics(ordersInBase([order('2026-05-31', 'USD', 1000), unpaid], table))).toMatchObject({ currency: 'CNY', net_minor: 7000 });
  });
  test('of one currency are left alone where it is the base', () => {
    const orders = [order('2026-05-01', 'CNY', 10000), order(null, 'CNY', 1)];
    expect(ordersInBase(orders, table)).toBe(orders);
  });
});
