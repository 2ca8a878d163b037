import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeCustomerMetrics, growMetrics, MIXED_CURRENCY, type MetricOrder } from '../../shared/domain/customer-metrics.ts';
import { epochDay } from '../../shared/lib/dates.ts';

const order = (day: string | null, paid: number, more: Partial<MetricOrder> = {}): MetricOrder => {
  const refund = more.refund_minor ?? 0;
  return { day, currency: 'CNY', paid_minor: paid, discount_minor: 0, refund_minor: refund, net_minor: Math.max(0, paid - refund), is_paid: 1, is_valid: 1, no_goods: 0, ...more };
};

describe('computeCustomerMetrics', () => {
  test('the worked example', () => {
    const orders = [
      order('2026-03-31', 8000, { refund_minor: 800 }),
      order('2026-03-11', 5000),
      order('2026-03-01', 10000),
      order('2026-03-11', 3000, { discount_minor: 2000 }),
    ];
    expect(computeCustomerMetrics(orders)).toEqual({
      currency: 'CNY',
      orders: 4,
      purchase_days: 3,
      net_minor: 25200,
      first_day: '2026-03-01',
      last_day: '2026-03-31',
      interval_days: 15,
      slowing: 0,
      paid_orders: 4,
      paid_minor: 26000,
      refund_minor: 800,
      discount_minor: 2000,
      gross_minor: 28000,
    });
  });

  test('an unpaid order counts for nothing; a fully refunded one only in refunds', () => {
    const unpaid = order('2026-01-05', 4500, { is_paid: 0, is_valid: 0, net_minor: 0 });
    const refunded = order('2026-01-06', 3000, { is_valid: 0, refund_minor: 3000 });
    const metrics = computeCustomerMetrics([unpaid, refunded]);
    expect(metrics).toMatchObject({ orders: 0, purchase_days: 0, net_minor: 0, first_day: null, interval_days: null, paid_orders: 1, paid_minor: 3000, refund_minor: 3000, gross_minor: 0 });
  });

  test('a paid zero is a purchase', () => {
    expect(computeCustomerMetrics([order('2026-01-05', 0)])).toMatchObject({ orders: 1, purchase_days: 1, net_minor: 0 });
  });

  test('two orders of a day are one purchase day without a gap', () => {
    expect(computeCustomerMetrics([order('2026-01-05', 1), order('2026-01-05', 2)])).toMatchObject({ orders: 2, purchase_days: 1, interval_days: null });
  });

  test('as of a day counts that day and nothing later', () => {
    const orders = [order('2026-01-01', 100), order('2026-01-11', 200), order('2026-01-12', 400), order(null, 800)];
    expect(computeCustomerMetrics(orders, '2026-01-11')).toMatchObject({ orders: 2, net_minor: 300, last_day: '2026-01-11', interval_days: 10 });
    expect(computeCustomerMetrics(orders, '2026-01-10')).toMatchObject({ orders: 1, net_minor: 100 });
    expect(computeCustomerMetrics(orders)).toMatchObject({ orders: 4, net_minor: 1500, purchase_days: 3 });
  });

  test('money in two currencies is not summed', () => {
    const metrics = computeCustomerMetrics([order('2026-01-01', 100), order('2026-01-02', 100, { currency: 'USD' })]);
    expect(metrics).toMatchObject({ currency: MIXED_CURRENCY, orders: 2, net_minor: null, paid_minor: null, refund_minor: null, discount_minor: null, gross_minor: null, interval_days: 1 });
  });

  test('a refunded order in another currency spoils the refunds only', () => {
    const refunded = order('2026-01-02', 50, { currency: 'USD', is_valid: 0, refund_minor: 50 });
    expect(computeCustomerMetrics([order('2026-01-01', 100), refunded])).toMatchObject({ currency: 'CNY', net_minor: 100, paid_minor: null, refund_minor: null });
  });
});

describe('growMetrics', () => {
  const someDay = fc.option(fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, '0')}`), { nil: null, freq: 6 });
  const kind = fc.constantFrom({}, {}, {}, { no_goods: 1 }, { is_valid: 0 }, { is_valid: 0, is_paid: 0, net_minor: 0 });
  const orders = (currency: fc.Arbitrary<string>) =>
    fc.array(
      fc.record({ day: someDay, paid: fc.integer({ min: 0, max: 90_000 }), refund: fc.constantFrom(0, 0, 500), discount: fc.constantFrom(0, 300), kind, currency }).map(({ day, paid, refund, discount, kind: of, currency: c }) => order(day, paid, { refund_minor: refund, discount_minor: discount, currency: c, ...of })),
      { minLength: 1, maxLength: 12 },
    );
  const purchaseDays = (all: MetricOrder[]) => all.flatMap((o) => (o.is_valid === 1 && o.no_goods === 0 && o.day !== null ? [epochDay(o.day)] : [])).sort((a, b) => a - b);
  const grow = (before: MetricOrder[], more: MetricOrder[]) => growMetrics(computeCustomerMetrics(before), more, purchaseDays([...before, ...more]));

  test('what is carried on is what all orders make', () => {
    const one = orders(fc.constant('CNY'));
    fc.assert(
      fc.property(one, one, (before, more) => {
        expect(grow(before, more)).toEqual(computeCustomerMetrics([...before, ...more]));
      }),
      { numRuns: 500 },
    );
  });

  test('where currencies meet it says the same or nothing', () => {
    const some = orders(fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'));
    fc.assert(
      fc.property(some, some, (before, more) => {
        expect([null, computeCustomerMetrics([...before, ...more])]).toContainEqual(grow(before, more));
      }),
      { numRuns: 1000 },
    );
    expect(grow([order('2026-02-01', 100)], [order('2026-02-02', 100, { currency: 'USD' })])).toBeNull();
  });
});
